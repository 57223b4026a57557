// `npm run check`: format, lint with caps, types, import law, laws of writing and generated files. Prints each step; does not
// stop at the first one that fails.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { drift } from './support/drift.mjs';
import { breaches } from './support/laws.mjs';

const SOURCES = ['libs', 'apps', 'migrations', 'test'].filter((folder) => existsSync(folder));

/** Casts at a border that zod has just checked, and spreads of plain rows, are how this code base works. */
const LINT = ['--type-aware', '-A', 'typescript/no-unsafe-type-assertion', '-A', 'typescript/no-misused-spread'];

/** @type {[string, () => Promise<string>][]} name and what it found, '' when nothing */
const STEPS = [
  ['format', () => tool('prettier', ['--check', '--log-level', 'warn', '.'])],
  ['lint', () => tool('oxlint', [...LINT, '--quiet', '.'])],
  ['types', () => tool('tsc', ['--noEmit', '-p', 'tsconfig.json'])],
  ['types of the portal', () => tool('tsc', ['--noEmit', '-p', 'apps/web/tsconfig.json'])],
  ['import law', () => tool('depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...SOURCES])],
  ['generated files', () => drift(process.cwd())],
  ['laws of writing', async () => breaches(process.cwd()).join('\n')],
];

/**
 * @param {string} name in node_modules/.bin
 * @param {string[]} args
 * @returns {Promise<string>} its output when it failed, else ''
 */
function tool(name, args) {
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${name}`, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? '' : output.trim() || `exit code ${code}`));
  });
}

let failed = 0;
for (const [name, look] of STEPS) {
  const began = Date.now();
  const found = await look();
  const time = `${((Date.now() - began) / 1000).toFixed(1)} s`;
  console.log(found === '' ? `✓ ${name} ${time}` : `✗ ${name} ${time}\n${found}\n`);
  if (found !== '') failed += 1;
}
console.log(failed === 0 ? 'check: clean' : `check: ${failed} of ${STEPS.length} steps failed`);
process.exitCode = failed === 0 ? 0 : 1;
