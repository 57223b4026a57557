// The laws of writing: caps by oxlint, the rest by test/support/laws.mjs; one planted breach of each is reported.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { breaches } from '../support/laws.mjs';
import { plant } from '../support/plant.js';

const HEAD = '// A planted file.\n';
const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `export const value${index} = ${index};`).join('\n');
const body = (count: number) => Array.from({ length: count }, (_, index) => `  total += ${index};`).join('\n');
const README = Array.from({ length: 12 }, (_, index) => `line ${index}`).join('\n');

function lint(text: string): string {
  const { folder, remove } = plant({ 'libs/contract/src/planted.ts': HEAD + text });
  try {
    const run = spawnSync(resolve('node_modules/.bin/oxlint'), ['-f', 'unix', 'libs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return run.stdout + run.stderr;
  } finally {
    remove();
  }
}

function laws(files: Record<string, string>): string[] {
  const { folder, remove } = plant({ 'libs/contract/README.md': README, ...files });
  try {
    return breaches(folder, ['libs', 'apps']);
  } finally {
    remove();
  }
}

const inRoom = (text: string): string[] => laws({ 'libs/contract/src/planted.ts': text });

describe('caps', () => {
  it('a file has at most 400 lines', () => {
    expect(lint(`${lines(399)}\n`)).not.toContain('max-lines');
    expect(lint(`${lines(401)}\n`)).toContain('max-lines');
  });

  it('a function has at most 60 lines', () => {
    const sum = (count: number) =>
      `export function sum(): number {\n  let total = 0;\n${body(count)}\n  return total;\n}\n`;
    expect(lint(sum(50))).not.toContain('max-lines-per-function');
    expect(lint(sum(61))).toContain('max-lines-per-function');
  });

  it('blocks nest at most three deep', () => {
    expect(
      lint('export function f(a: boolean) { if (a) { if (a) { if (a) { if (a) { return 1; } } } } return 2; }\n'),
    ).toContain('max-depth');
  });

  it('any is refused', () => {
    expect(lint('export const loose = (value: any): unknown => value;\n')).toContain('no-explicit-any');
  });
});

// Put together here, or this file would itself be reported.
const LEFT_OVER = ['TO', 'DO'].join('');
const SILENCED = ['oxlint', 'disable-next-line'].join('-');

describe('laws of writing', () => {
  it('lawful code is not reported', () => {
    expect(inRoom(`${HEAD}export class Registry { constructor(a: string, b: string) { void [a, b]; } }\n`)).toEqual([]);
  });

  it('process.env is read by the configuration only', () => {
    const text = `${HEAD}export const port = process.env.PORT;\n`;
    expect(inRoom(text)).toEqual(['libs/contract/src/planted.ts:2 process.env outside of the configuration']);
    expect(laws({ 'libs/platform/src/config/config.ts': text, 'libs/platform/README.md': README })).toEqual([]);
  });

  it('a constructor has at most six dependencies', () => {
    const text = `${HEAD}export class Wide { constructor(a: A, b: B, c: C, d: D, e: E, f: F, g: G) {} }\n`;
    expect(inRoom(text)).toEqual([expect.stringContaining('7 constructor dependencies')]);
  });

  it.each([
    ['enum', `${HEAD}export enum State { A }\n`],
    ['class name', `${HEAD}export class DealManager {}\n`],
    ['class name', `${HEAD}export class BaseService {}\n`],
    ['head comment', 'export const value = 1;\n'],
    [LEFT_OVER, `${HEAD}// ${LEFT_OVER} later\n`],
    ['without a reason', `${HEAD}// ${SILENCED} no-console\nconsole.log(1);\n`],
  ])('reports: %s', (what, text) => {
    expect(inRoom(text)).toEqual([expect.stringContaining(what)]);
  });

  it('a file is named after what it does', () => {
    expect(laws({ 'libs/contract/src/utils.ts': `${HEAD}export const value = 1;\n` })).toEqual([
      expect.stringContaining('file name'),
    ]);
  });

  it('each room has a README of 10 to 20 lines', () => {
    expect(laws({ 'libs/contract/README.md': 'short' })).toEqual([expect.stringContaining('1 lines')]);
    expect(laws({ 'libs/deal/src/index.ts': HEAD })).toEqual([
      expect.stringContaining('libs/deal/README.md is missing'),
    ]);
  });
});
