// `npm test`: everything that decides. Runs each ring of Jest, lists by name the suites that were not run because a
// server is absent, and ends with the line `N passed, N failed`. Other arguments go to Jest, e.g. a path.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhatChanged } from '../apps/cli/launcher/build.mjs';
import { installPackages } from '../apps/cli/launcher/install.mjs';
import { summarise } from './support/summary.mjs';

/** Folders of a ring that may not exist are skipped; `built` rings run what is in dist. */
const STAGES = [
  {
    name: 'law, unit and room',
    built: false,
    paths: ['test/architecture', 'test/migrations', 'libs', 'apps', 'test/authorisation', 'test/fuzz'],
  },
  { name: 'journey and browser', built: true, paths: ['test/e2e', 'test/web'] },
];

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'techmart-results-'));

/** @param {string} name @param {string[]} paths @returns {import('./support/summary.mjs').Report} */
function jest(name, paths) {
  console.log(`\n== ${name}`);
  const report = join(folder, `${name.replaceAll(' ', '-')}.json`);
  const flags = [
    '--maxWorkers=2',
    '--workerIdleMemoryLimit=1500MB',
    '--json',
    `--outputFile=${report}`,
    '--testLocationInResults',
  ];
  const env = {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim(),
  };
  const args = ['node_modules/jest/bin/jest.js', '--passWithNoTests', ...flags, ...paths];
  // Standard output carries the JSON a second time; the readable report is on standard error.
  spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (existsSync(report)) return JSON.parse(readFileSync(report, 'utf8'));
  return { testResults: [{ name: join(root, name), status: 'failed', assertionResults: [] }] };
}

/** @param {{ name: string, built: boolean, paths: string[] }} stage @param {string[]} asked */
async function runStage({ name, built, paths }, asked) {
  const present = paths.filter((path) => existsSync(join(root, path)));
  const chosen = asked.length > 0 ? asked.filter((path) => present.some((own) => path.startsWith(own))) : present;
  if (chosen.length === 0) return { testResults: [] };
  if (!built) return jest(name, chosen);
  try {
    await buildWhatChanged(root);
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return { testResults: [{ name: join(root, 'build'), status: 'failed', assertionResults: [] }] };
  }
  return jest(name, chosen);
}

const began = Date.now();
if (!existsSync(join(root, 'node_modules'))) await installPackages(root);
const reports = [];
for (const stage of STAGES) reports.push(await runStage(stage, process.argv.slice(2)));
rmSync(folder, { recursive: true, force: true });
const summary = summarise(root, reports);

console.log('');
for (const [ring, { passed, failed }] of Object.entries(summary.rings))
  console.log(`${ring}: ${passed} passed, ${failed} failed`);
for (const name of summary.failures) console.log(`FAILED ${name}`);
for (const name of summary.notRun) console.log(`NOT RUN ${name}`);
console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
console.log(`${summary.passed} passed, ${summary.failed} failed`);
process.exitCode = summary.failed > 0 || summary.passed === 0 ? 1 : 0;
