// Every address that the portal calls exists in the api's document: the types of answers come from the rooms' schemas,
// the addresses from here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SOURCES = 'apps/web/src';
const CALL = /api\.(GET|POST|PUT|PATCH|DELETE)\(\s*(['`])(\/api\/[^'`]*)\2/g;

function calls(): { method: string; path: string; file: string }[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts'))
    .flatMap((file) =>
      [...readFileSync(join(SOURCES, file), 'utf8').matchAll(CALL)].map(([, method = '', , path = '']) => ({
        method: method.toLowerCase(),
        path: path.replaceAll(/\$\{[^}]*\}/g, '{}').split('?')[0] ?? '',
        file,
      })),
    );
}

/** `{}` stands for any one segment, a parameter or a word of the path (`/api/deals/{id}/{}`). */
function fits(called: string, known: string): boolean {
  const left = called.split('/');
  const right = known.split('/');
  return (
    left.length === right.length &&
    left.every((part, i) => part === '{}' || part === right[i] || right[i]?.startsWith('{'))
  );
}

describe('the portal and the api', () => {
  const document = JSON.parse(readFileSync(join(SOURCES, 'api/openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const known = Object.entries(document.paths);

  it('agree on every address', () => {
    const found = calls();
    expect(found.length).toBeGreaterThan(50);
    const wrong = found.filter(({ method, path }) => !known.some(([each, item]) => method in item && fits(path, each)));
    expect(wrong).toEqual([]);
  });
});
