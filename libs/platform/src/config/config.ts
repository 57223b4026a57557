// The configuration of a process: the environment, parsed once. `process.env` is read here and nowhere else.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Environment, type EMBEDDER_KINDS } from './environment.schema.js';

/** All that is wrong with the environment, one line per fault, Chinese and English. */
export class ConfigFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(['环境变量有误 / The environment has faults:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'ConfigFault';
  }
}

/** A server in the own network that turns texts into vectors. */
interface EmbedderSettings {
  /** Without the path of the protocol. */
  readonly url: string;
  readonly kind: (typeof EMBEDDER_KINDS)[number];
  readonly model: string;
  readonly key: string | undefined;
  readonly timeoutMs: number;
  /** Texts of one request. */
  readonly batch: number;
}

export class Config {
  readonly port: number;
  readonly host: string;
  /** Where the worker answers /health and /metrics. */
  readonly workerPort: number;
  /** The address that people use: PUBLIC_URL, else this machine's own. */
  readonly publicUrl: string;
  /** Cookies are marked Secure: PUBLIC_URL is https. */
  readonly isSecure: boolean;
  /** The client's address is taken from X-Forwarded-For. */
  readonly isBehindProxy: boolean;
  /** Absolute path. */
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Connections of the pool of one process. */
  readonly databasePool: number;
  /** redis://…; undefined: BullMQ works on PostgreSQL. */
  readonly queueUrl: string | undefined;
  readonly queuePrefix: string;
  /** undefined: the search engine embedded in PostgreSQL. */
  readonly meiliUrl: string | undefined;
  readonly meiliKey: string | undefined;
  readonly meiliPrefix: string;
  /** undefined: matching compares words only. */
  readonly embedder: EmbedderSettings | undefined;
  /** Host and port, path too if given, under which the ledger signs; undefined: neither LEDGER_ORIGIN nor PUBLIC_URL. */
  readonly ledgerOrigin: string | undefined;
  /** File of the ledger's private keys: LEDGER_KEY_FILE, else one in DATA_DIR. */
  readonly ledgerKeyFile: string;
  /** The ledger's private keys themselves come from the environment or from a file that somebody named. */
  readonly hasOwnLedgerKey: boolean;
  /** undefined: not said. */
  readonly demo: 'on' | 'off' | undefined;
  readonly isRateLimited: boolean;
  readonly logLevel: Environment['LOG_LEVEL'];
  private secret: string | undefined;
  private readonly ledgerKey: string | undefined;

  constructor(
    env: Environment & { DATABASE_URL: string },
    readonly processName: string,
  ) {
    this.port = env.PORT;
    this.host = env.HOST;
    this.workerPort = env.WORKER_PORT;
    this.publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
    this.isSecure = env.PUBLIC_URL?.startsWith('https:') ?? false;
    this.isBehindProxy = env.TRUST_PROXY === 'on';
    this.dataDir = resolve(env.DATA_DIR);
    this.embedder = embedderOf(env);
    this.databaseUrl = env.DATABASE_URL;
    this.databasePool = env.DATABASE_POOL;
    this.queueUrl = env.QUEUE_URL;
    this.queuePrefix = env.QUEUE_PREFIX;
    this.meiliUrl = env.MEILI_URL;
    this.meiliKey = env.MEILI_KEY;
    this.meiliPrefix = env.MEILI_PREFIX;
    this.ledgerOrigin = env.LEDGER_ORIGIN ?? (env.PUBLIC_URL ? new URL(env.PUBLIC_URL).host : undefined);
    this.ledgerKeyFile = resolve(env.LEDGER_KEY_FILE ?? join(env.DATA_DIR, 'ledger.key'));
    this.hasOwnLedgerKey = env.LEDGER_KEY !== undefined || env.LEDGER_KEY_FILE !== undefined;
    this.ledgerKey = env.LEDGER_KEY?.replaceAll('\\n', '\n');
    this.demo = env.DEMO;
    this.isRateLimited = env.RATE_LIMIT === 'on';
    this.logLevel = env.LOG_LEVEL;
    this.secret = env.JWT_SECRET;
  }

  /** Signs access tokens: JWT_SECRET, else a random one kept in DATA_DIR, made when first asked for. */
  get jwtSecret(): string {
    this.secret ??= keptSecret(this.dataDir);
    return this.secret;
  }

  /** The ledger's private keys in PEM form, where the environment holds them. */
  get ledgerKeyText(): string | undefined {
    return this.ledgerKey;
  }
}

function embedderOf(env: Environment): EmbedderSettings | undefined {
  if (env.EMBEDDER_URL === undefined || env.EMBEDDER_MODEL === undefined) return undefined;
  return {
    url: env.EMBEDDER_URL,
    kind: env.EMBEDDER_KIND,
    model: env.EMBEDDER_MODEL,
    key: env.EMBEDDER_KEY,
    timeoutMs: env.EMBEDDER_TIMEOUT * 1000,
    batch: env.EMBEDDER_BATCH,
  };
}

/** Variables that mean something only together. */
const PAIRS = [
  ['MEILI_URL', 'MEILI_KEY'],
  ['EMBEDDER_URL', 'EMBEDDER_MODEL'],
] as const;

/**
 * Parses the environment.
 * @param env the process's own, with the file `.env` of the working folder, when absent
 * @throws {ConfigFault} naming every fault at once
 */
export function loadConfig(env: NodeJS.ProcessEnv = ownEnvironment(), processName = 'cli'): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  const faults = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  for (const [one, other] of PAIRS) {
    if ((given[one] === undefined) === (given[other] === undefined)) continue;
    faults.push(`${one}, ${other}: 要么都填，要么都不填。 Give both or neither.`);
  }
  const databaseUrl = given.DATABASE_URL ?? runningDatabase(given.DATA_DIR ?? './data');
  if (databaseUrl === undefined) {
    faults.push(
      'DATABASE_URL: 未填写，且 DATA_DIR 下没有正在运行的 npm start。 Absent, and no npm start is running on DATA_DIR.',
    );
  }
  if (!parsed.success || databaseUrl === undefined || faults.length > 0) throw new ConfigFault(faults);
  return new Config({ ...parsed.data, DATABASE_URL: databaseUrl }, processName);
}

function ownEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** The embedded database of a running `npm start`, which leaves its address in DATA_DIR for the other commands. */
function runningDatabase(dataDir: string): string | undefined {
  try {
    const running: unknown = JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8'));
    if (typeof running !== 'object' || running === null || !('databaseUrl' in running)) return undefined;
    return typeof running.databaseUrl === 'string' ? running.databaseUrl : undefined;
  } catch {
    return undefined;
  }
}

/** Several processes may ask at once: the first to create the file wins. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'jwt.secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
