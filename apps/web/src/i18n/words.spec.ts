import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

type Tree = { [key: string]: string | Tree };

const here = fileURLToPath(new URL('.', import.meta.url));
const source = fileURLToPath(new URL('..', import.meta.url));
const read = (language: string, file: string) => JSON.parse(readFileSync(`${here}${language}/${file}`, 'utf8')) as Tree;
const files = (language: string) => readdirSync(`${here}${language}`).sort();

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(`${prefix}${key}`, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

function sources(): string {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|d)\.ts$/.test(file))
    .map((file) => readFileSync(`${source}/${file}`, 'utf8'))
    .join('\n');
}

/** Words whose keys are made from codes of the server; nobody can see from here which of them are used. */
const FROM_SERVER = new Set(['enum', 'problem', 'reason']);

describe('words', () => {
  it('exist in the same areas in both languages', () => {
    expect(files('en')).toEqual(files('zh-CN'));
  });

  it.each(files('zh-CN'))('of %s have the same keys and placeholders in both languages', (file) => {
    const zh = flat(read('zh-CN', file));
    const en = flat(read('en', file));
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    for (const [key, text] of zh)
      expect({ key, uses: placeholders(en.get(key) ?? '') }).toEqual({ key, uses: placeholders(text) });
  });

  it('are all used', () => {
    const code = sources();
    const prefixes = [...code.matchAll(/[`'"]([a-z]\w*(?:\.\w+)*\.)\$\{/g)].map((match) => match[1] ?? '');
    const unused = files('zh-CN')
      .map((file) => file.replace('.json', ''))
      .filter((area) => !FROM_SERVER.has(area))
      .flatMap((area) => [...flat(read('zh-CN', `${area}.json`)).keys()].map((key) => `${area}.${key}`))
      .filter((key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });
});
