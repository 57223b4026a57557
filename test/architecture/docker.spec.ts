// The container files against the product: images, health checks, users, volumes, and environment names that exist.
// Whether the images build and run needs a Docker engine and is not tested here.
import { existsSync, readFileSync } from 'node:fs';
import { readPlainYaml } from '../support/plain-yaml.js';

interface Service {
  image: string;
  user?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

const compose = readPlainYaml(readFileSync('docker/compose.yaml', 'utf8')) as unknown as {
  services: Record<string, Service>;
  volumes: Record<string, object>;
};
const { services } = compose;
const dockerfile = readFileSync('docker/Dockerfile', 'utf8');
const packages = readFileSync('package.json', 'utf8');
const variables = readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm);
const known = new Set([...variables].map(([, name]) => name));
const OURS = ['migrate', 'api', 'worker'];

describe('docker/compose.yaml', () => {
  it('runs the servers at the versions that the product is tested with', () => {
    expect(services.postgres?.image).toMatch(/^postgres:18\b/);
    expect(services.redis?.image).toMatch(/^redis:/);
    expect(services.meilisearch?.image).toBe('getmeili/meilisearch:v1.50');
  });

  it('gives the database the locale without which trigrams lose Chinese', () => {
    expect(services.postgres?.environment?.POSTGRES_INITDB_ARGS).toContain('--builtin-locale=C.UTF-8');
  });

  it.each(Object.keys(services).filter((name) => name !== 'migrate'))('%s has a health check', (name) => {
    expect(services[name]?.healthcheck?.test[0]).toBe('CMD');
  });

  it.each(OURS)('%s runs as an ordinary user', (name) => {
    expect(services[name]?.user).toBe('node');
  });

  it.each(OURS)('%s is given only variables that the configuration reads', (name) => {
    expect(Object.keys(services[name]?.environment ?? {}).filter((variable) => !known.has(variable))).toEqual([]);
  });

  it.each(['api', 'worker'])('%s uses all three servers, after the migration', (name) => {
    expect(Object.keys(services[name]?.environment ?? {})).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'QUEUE_URL', 'MEILI_URL', 'MEILI_KEY', 'JWT_SECRET']),
    );
    expect(services[name]?.depends_on?.migrate?.condition).toBe('service_completed_successfully');
  });

  it.each(OURS)('%s runs a file that the build makes from a source', (name) => {
    const source = (services[name]?.command?.at(-1) ?? '').replace(/^dist\//, '').replace(/\.js$/, '.ts');
    expect(existsSync(source)).toBe(true);
  });

  it.each(['api', 'worker'])('%s runs within the memory that the launcher gives it too', (name) => {
    const launcher = readFileSync('apps/cli/launcher/service.mjs', 'utf8');
    const options = [...(/NODE_OPTIONS = \[(.*)\]/.exec(launcher)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
      ([, one]) => one,
    );
    expect(options.length).toBeGreaterThan(1);
    expect(services[name]?.command?.slice(1, -1)).toEqual(options);
  });

  it('keeps data in named volumes, each declared', () => {
    const used = Object.values(services).flatMap(({ volumes }) =>
      (volumes ?? []).map((volume) => volume.split(':')[0] ?? ''),
    );
    expect(used.filter((volume) => !(volume in compose.volumes))).toEqual([]);
    expect(new Set(used).size).toBe(Object.keys(compose.volumes).length);
  });

  it('holds no password', () => {
    const text = readFileSync('docker/compose.yaml', 'utf8');
    for (const secret of ['POSTGRES_PASSWORD: ', 'JWT_SECRET: ', 'MEILI_MASTER_KEY: ']) {
      for (const line of text.split('\n').filter((at) => at.includes(secret))) expect(line).toMatch(/\$\{\w+(:\?)?\}$/);
    }
  });
});

describe('docker/Dockerfile', () => {
  it('has a build stage and a small last one without development packages', () => {
    expect(dockerfile.match(/^FROM /gm)).toHaveLength(2);
    expect(dockerfile).toContain('npm prune --omit=dev');
  });

  it('runs as an ordinary user on a Node that the package allows', () => {
    expect(/^USER (.+)$/m.exec(dockerfile)?.[1]).toBe('node');
    expect(packages).toContain('"node": ">=20.19"');
    expect(Number(/^FROM node:(\d+)/m.exec(dockerfile)?.[1])).toBeGreaterThanOrEqual(22);
  });

  it('sets only variables that the configuration reads', () => {
    const set = [...(/^ENV (.+)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/([A-Z_]+)=/g)].map(([, name]) => name);
    expect(set.filter((name) => name !== 'NODE_ENV' && !known.has(name))).toEqual([]);
  });
});
