// Which engine stands behind the port in this process.
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { EmbeddedEngine } from './embedded/embedded.engine.js';
import { SearchEngine } from './search.port.js';

/** The engine that `config` names. */
export function searchEngineOf(
  _config: Pick<Config, 'meiliUrl' | 'meiliKey' | 'meiliPrefix'>,
  database: Database,
): SearchEngine {
  return new EmbeddedEngine(database);
}

export const searchProvider = {
  provide: SearchEngine,
  useFactory: searchEngineOf,
  inject: [Config, Database],
};
