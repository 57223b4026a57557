// The first load of every route, walked through the build's manifest: what the browser must have before the page shows.
// The budget of public routes is web.md's; the desk's is looser, because it is opened many times a day from the cache.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILT } from './support/portal.js';
import { portalRoutes, type PortalRoute } from './support/routes.js';

/** kB, gzip, JS and CSS. One place for all of them; a route that is not named takes its shell's. */
const BUDGET_KB: Record<string, number> = { public: 300, desk: 340 };

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

const dist = join(BUILT, 'dist/web');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

function chunk(name: string): Chunk {
  const found = manifest[name];
  if (!found) throw new Error(`the build has no ${name}`);
  return found;
}

/** Files that come with these chunks, each once. */
function filesOf(names: readonly string[]): Set<string> {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const { file, imports = [], css = [] } = chunk(name);
    if (files.has(file)) return;
    for (const each of [file, ...css]) files.add(each);
    for (const each of imports) visit(each);
  };
  for (const name of names) visit(name);
  return files;
}

function firstLoadKb({ isPublic, page, words }: PortalRoute): number {
  const shell = isPublic ? [] : ['src/app/DeskShell.tsx'];
  const names = ['index.html', ...shell, page, ...words.map((area) => `src/i18n/zh-CN/${area}.json`)];
  const bytes = [...filesOf(names)].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
  return bytes / 1000;
}

it.each(portalRoutes().map((route) => [route.path, route] as const))('%s loads within its budget', (_path, route) => {
  const kb = firstLoadKb(route);
  expect(kb).toBeGreaterThan(50);
  expect(kb).toBeLessThanOrEqual(BUDGET_KB[route.path] ?? BUDGET_KB[route.isPublic ? 'public' : 'desk'] ?? 0);
});
