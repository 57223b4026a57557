import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigFault, loadConfig } from './config.js';
import { Environment } from './environment.schema.js';

const DATABASE_URL = 'postgres://app:secret@127.0.0.1:5432/postgres';

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  let dataDir = '';
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'techmart-config-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('needs nothing but a database', () => {
    const config = loadConfig({ DATABASE_URL });
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      isSecure: false,
    });
    expect(config).toMatchObject({ queueUrl: undefined, meiliUrl: undefined, demo: undefined, isRateLimited: true });
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ DATABASE_URL, PORT: '', QUEUE_URL: '', DEMO: '' }).queueUrl).toBeUndefined();
  });

  it('names every fault at once, in Chinese and English', () => {
    const faults = faultsOf({
      PORT: '70000',
      DEMO: 'yes',
      DATABASE_URL: 'mysql://x',
      QUEUE_URL: 'amqp://x',
      JWT_SECRET: 'short',
      MEILI_URL: 'http://m',
      EMBEDDER_URL: 'file:///etc/passwd',
      EMBEDDER_KIND: 'other',
    });
    const names = faults.map((fault) => fault.split(':')[0]);
    expect(names.toSorted()).toEqual([
      'DATABASE_URL',
      'DEMO',
      'EMBEDDER_KIND',
      'EMBEDDER_URL',
      'EMBEDDER_URL, EMBEDDER_MODEL',
      'JWT_SECRET',
      'MEILI_URL, MEILI_KEY',
      'PORT',
      'QUEUE_URL',
    ]);
    expect(faults.every((fault) => /[\u4e00-\u9fff]/.test(fault) && /[A-Za-z]{4}/.test(fault))).toBe(true);
  });

  it('finds the embedded database of a running npm start', () => {
    expect(faultsOf({ DATA_DIR: dataDir })).toHaveLength(1);
    writeFileSync(join(dataDir, 'running.json'), JSON.stringify({ databaseUrl: DATABASE_URL }));
    expect(loadConfig({ DATA_DIR: dataDir }).databaseUrl).toBe(DATABASE_URL);
  });

  it('keeps one generated token secret per data folder, unreadable to others', () => {
    const first = loadConfig({ DATABASE_URL, DATA_DIR: dataDir }).jwtSecret;
    expect(first).toHaveLength(64);
    expect(loadConfig({ DATABASE_URL, DATA_DIR: dataDir }).jwtSecret).toBe(first);
    expect(statSync(join(dataDir, 'jwt.secret')).mode & 0o077).toBe(0);
  });

  it('knows an embedder by address and model, and takes no secret in the address', () => {
    const given = { DATABASE_URL, EMBEDDER_URL: 'http://10.0.0.5:11434', EMBEDDER_MODEL: 'bge-m3' };
    expect(loadConfig({ DATABASE_URL }).embedder).toBeUndefined();
    expect(loadConfig({ ...given, EMBEDDER_KIND: 'ollama', EMBEDDER_TIMEOUT: '5' }).embedder).toEqual({
      url: 'http://10.0.0.5:11434',
      kind: 'ollama',
      model: 'bge-m3',
      key: undefined,
      timeoutMs: 5000,
      batch: 16,
    });
    expect(faultsOf({ ...given, EMBEDDER_URL: 'http://me:secret@10.0.0.5' })).toHaveLength(1);
  });

  it('prefers JWT_SECRET', () => {
    expect(loadConfig({ DATABASE_URL, JWT_SECRET: 'x'.repeat(32) }).jwtSecret).toBe('x'.repeat(32));
  });

  it('marks cookies Secure behind https only', () => {
    expect(loadConfig({ DATABASE_URL, PUBLIC_URL: 'https://market.example/' })).toMatchObject({
      isSecure: true,
    });
  });
});

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const listed = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('='));

  it('lists exactly the variables that are read', () => {
    expect(listed.map(([name]) => name).toSorted()).toEqual(Object.keys(Environment.shape).toSorted());
  });

  it('is itself a valid environment whose values are the defaults', () => {
    const env = Object.fromEntries(listed);
    expect(Environment.parse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))).toEqual(
      Environment.parse({}),
    );
  });
});
