// Which engine stands behind the port in this process: Meilisearch where one is named, else the embedded one alone.
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Log } from '../log/log.js';
import { Behind } from './behind.js';
import { EmbeddedEngine } from './embedded/embedded.engine.js';
import { MeiliAccess } from './meili/access.js';
import { MeiliEngine } from './meili/meili.engine.js';
import { MeiliServer } from './meili/meili.server.js';
import { SearchEngine } from './search.port.js';

/** The engine that `config` names. */
export function searchEngineOf(
  config: Pick<Config, 'meiliUrl' | 'meiliKey' | 'meiliPrefix'>,
  database: Database,
  log?: Log,
): SearchEngine {
  const embedded = new EmbeddedEngine(database);
  if (!config.meiliUrl) return embedded;
  const access = new MeiliAccess({ url: config.meiliUrl, key: config.meiliKey, prefix: config.meiliPrefix });
  return new MeiliEngine(new MeiliServer(access), embedded, new Behind(database, config.meiliPrefix), log);
}

export const searchProvider = {
  provide: SearchEngine,
  useFactory: searchEngineOf,
  inject: [Config, Database, Log],
};
