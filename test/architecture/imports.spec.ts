// The import law: one planted breach of each rule is reported, and lawful neighbours are not.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { plant } from '../support/plant.js';

const ROOM = 'export const room = 1;\n';

const LAWFUL = {
  'libs/platform/src/index.ts': `export * from './clock.js';\n`,
  'libs/platform/src/clock.ts': ROOM,
  'libs/platform/src/testing/index.ts': `export { migrations } from '@app/migrations';\n`,
  'libs/platform/src/page.schema.ts': `import { z } from 'zod';\nexport const Page = z.object({});\n`,
  'libs/reference/src/index.ts': `export * from './money.js';\n`,
  'libs/reference/src/money.ts': `import { clock } from '@app/platform';\nexport const money = clock;\n`,
  'libs/reference/src/money.schema.ts': `import { Page } from '../../platform/src/page.schema.js';\nexport const Money = Page;\n`,
  'libs/reference/src/money.spec.ts': `import { testDatabase } from '@app/platform/testing';\ntestDatabase();\n`,
  'libs/identity/src/index.ts': ROOM,
  'libs/achievement/src/index.ts': ROOM,
  'libs/demand/src/index.ts': ROOM,
  'libs/contract/src/index.ts': ROOM,
  'libs/contract/src/form.ts': ROOM,
  'migrations/index.ts': 'export const migrations = [];\n',
  'apps/api/src/rooms.ts': `export * from '@app/contract';\n`,
  'apps/worker/src/worker.ts': `export * from '../../api/src/rooms.js';\n`,
  'apps/web/src/view.ts': `export * from '@libs/reference/src/money.schema.js';\n`,
  'node_modules/zod/package.json': '{"name":"zod","version":"4.0.0","main":"index.js","types":"index.d.ts"}',
  'node_modules/zod/index.js': 'module.exports = {};\n',
  'node_modules/zod/index.d.ts': 'export declare const z: { object(shape: object): object };\n',
  'node_modules/fast-check/package.json': '{"name":"fast-check","version":"4.0.0","main":"index.js"}',
  'node_modules/fast-check/index.js': 'module.exports = {};\n',
};

/** Rule → the file that breaks it. */
const BREACHES: Record<string, { file: string; text: string }> = {
  'floor-reference': {
    file: 'libs/reference/src/upward.ts',
    text: `import type { room } from '@app/contract';\nexport type Upward = typeof room;\n`,
  },
  'floor-achievement': { file: 'libs/achievement/src/neighbour.ts', text: `export { room } from '@app/demand';\n` },
  'floor-demand': { file: 'libs/demand/src/app.ts', text: `export * from '../../../apps/api/src/rooms.js';\n` },
  'door-identity': {
    file: 'libs/identity/src/side-door.ts',
    text: `export { money } from '../../reference/src/money.js';\n`,
  },
  'door-apps': { file: 'apps/api/src/side-door.ts', text: `export * from '../../../libs/contract/src/form.js';\n` },
  'apps-apart': { file: 'apps/api/src/other-app.ts', text: `export * from '../../worker/src/worker.js';\n` },
  'pure-schema': { file: 'libs/contract/src/form.schema.ts', text: `export { room } from './form.js';\n` },
  'web-knows-schemas-only': { file: 'apps/web/src/entity.ts', text: `export * from '@libs/contract/src/form.js';\n` },
  'testing-door': { file: 'libs/demand/src/fixture.ts', text: `export * from '@app/platform/testing';\n` },
  'no-cycle': {
    file: 'libs/contract/src/a-cycle.ts',
    text: `import { back } from './b-cycle.js';\nexport const ring = back;\n`,
  },
  resolvable: { file: 'libs/contract/src/nowhere.ts', text: `export * from './no-such-file.js';\n` },
  'no-dev-dependency': { file: 'libs/contract/src/dev.ts', text: `export * from 'fast-check';\n` },
};

interface Violation {
  from: string;
  rule: { name: string };
}

function cruise(folder: string): Violation[] {
  const bin = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'libs', 'apps', 'migrations'];
  const run = { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  const output = execFileSync(process.execPath, args, run);
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the import law', () => {
  let violations: Violation[] = [];
  let remove = () => {};

  beforeAll(() => {
    const planted = Object.fromEntries(Object.values(BREACHES).map(({ file, text }) => [file, text]));
    const back = {
      'libs/contract/src/b-cycle.ts': `import { ring } from './a-cycle.js';\nexport const back = () => ring;\n`,
    };
    const house = plant({ ...LAWFUL, ...planted, ...back });
    remove = house.remove;
    violations = cruise(house.folder);
  });
  afterAll(() => remove());

  it.each(Object.entries(BREACHES))('reports a breach of %s', (rule, { file }) => {
    expect(violations).toContainEqual(
      expect.objectContaining({ from: file, rule: expect.objectContaining({ name: rule }) }),
    );
  });

  it('reports nothing of what is lawful', () => {
    expect(violations.filter(({ from }) => from in LAWFUL)).toEqual([]);
  });

  it('has floor and door rules for every room', () => {
    const rules = new Set(ruleNames());
    for (const room of [
      'platform',
      'reference',
      'identity',
      'listing',
      'achievement',
      'demand',
      'broker',
      'ledger',
      'matching',
      'subscription',
      'deal',
      'contract',
      'notification',
      'dashboard',
    ]) {
      expect(rules).toContain(`floor-${room}`);
      expect(rules).toContain(`door-${room}`);
    }
  });
});

function ruleNames(): string[] {
  const script = `console.log(JSON.stringify(require('./.dependency-cruiser.cjs').forbidden.map((rule) => rule.name)))`;
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as string[];
}
