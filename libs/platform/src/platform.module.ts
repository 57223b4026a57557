// Wiring of floor 0. Api and worker load the same module; only the worker starts the consumer and the relay.
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock.js';
import { Config } from './config/config.js';
import { Database } from './database/database.js';
import { serveOptions } from './database/data-source.js';
import { Handlers } from './events/handlers.js';
import { Outbox } from './events/outbox.js';
import { Relay } from './events/relay.js';
import { FileStore } from './files/file-store.js';
import { Housekeeping } from './housekeeping.js';
import { HealthController } from './http/health.controller.js';
import { IdempotencyInterceptor } from './http/idempotency.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RequestPipe } from './http/request.pipe.js';
import { ResponseGuard } from './http/response.guard.js';
import { StatusController } from './http/status.controller.js';
import { Log } from './log/log.js';
import { Metrics } from './metrics/metrics.js';
import { Consumer } from './queue/consumer.js';
import { Queues } from './queue/queue.service.js';
import { Tasks } from './queue/tasks.js';
import { searchProvider } from './search/search.provider.js';
import { SearchSources } from './search/search.sources.js';
import { SearchUpkeep } from './search/search.upkeep.js';
import { SearchWords } from './search/search.words.js';
import { Settings } from './settings.js';

const SERVICES = [Clock, Database, Outbox, FileStore, Log, Metrics, Settings, Queues, SearchSources, SearchWords];
const WORKERS = [Handlers, Tasks, Consumer, Relay, Housekeeping, SearchUpkeep];

@Global()
@Module({})
export class PlatformModule {
  /** The platform on `config`. */
  static on(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({
          ...serveOptions(config.databaseUrl, config.databasePool),
          autoLoadEntities: true,
          retryAttempts: 1,
        }),
      ],
      controllers: [HealthController, StatusController],
      providers: [
        { provide: Config, useValue: config },
        ...SERVICES,
        ...WORKERS,
        searchProvider,
        { provide: APP_PIPE, useClass: RequestPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ResponseGuard },
      ],
      exports: [Config, ...SERVICES, ...WORKERS, searchProvider],
    };
  }
}
