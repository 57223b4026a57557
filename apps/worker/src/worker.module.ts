// The background process: the same rooms without routes.
import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule, type Config } from '@app/platform';
import { ROOMS } from '../../api/src/rooms.js';

@Module({})
export class WorkerModule {
  static on(config: Config): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.on(config), ...ROOMS] };
  }
}
