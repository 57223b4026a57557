// Which engine stands behind the port in this process.
import { Database } from '../database/database.js';
import { EmbeddedEngine } from './embedded/embedded.engine.js';
import { SearchEngine } from './search.port.js';

export const searchProvider = {
  provide: SearchEngine,
  useFactory: (database: Database): SearchEngine => new EmbeddedEngine(database),
  inject: [Database],
};
