// Which engine stands behind the port in this process: Meilisearch where one is named, else the embedded one alone.
import { Meilisearch } from 'meilisearch';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Log } from '../log/log.js';
import { EmbeddedEngine } from './embedded/embedded.engine.js';
import { MeiliEngine } from './meili/meili.engine.js';
import { MeiliServer } from './meili/meili.server.js';
import { SearchEngine } from './search.port.js';

/** A slow answer is worth less than one of the embedded engine now; writes wait for their task apart from this. */
const TIMEOUT_MS = 5_000;

/** The engine that `config` names. */
export function searchEngineOf(
  config: Pick<Config, 'meiliUrl' | 'meiliKey' | 'meiliPrefix'>,
  database: Database,
  log?: Log,
): SearchEngine {
  const embedded = new EmbeddedEngine(database);
  if (!config.meiliUrl) return embedded;
  const client = new Meilisearch({ host: config.meiliUrl, apiKey: config.meiliKey, timeout: TIMEOUT_MS });
  return new MeiliEngine(new MeiliServer(client, config.meiliPrefix), embedded, log);
}

export const searchProvider = {
  provide: SearchEngine,
  useFactory: searchEngineOf,
  inject: [Config, Database, Log],
};
