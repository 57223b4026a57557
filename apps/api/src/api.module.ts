// The HTTP process: the platform and every room.
import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule, type Config } from '@app/platform';
import { ROOMS } from './rooms.js';

@Module({})
export class ApiModule {
  static on(config: Config): DynamicModule {
    return { module: ApiModule, imports: [PlatformModule.on(config), ...ROOMS] };
  }
}
