// A throwaway copy of the house's rules with files of the test's choosing, to see each law report its breach.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const RULES = [
  '.dependency-cruiser.cjs',
  '.oxlintrc.json',
  'tsconfig.json',
  'package.json',
  'test/support/cruise-aliases.cjs',
];

/** Writes `files` (text by path) beside the rules into a new folder. */
export function plant(files: Record<string, string>): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'techmart-plant-'));
  for (const rule of RULES) {
    mkdirSync(dirname(join(folder, rule)), { recursive: true });
    cpSync(rule, join(folder, rule));
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
