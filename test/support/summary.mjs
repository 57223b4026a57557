// Counts Jest's JSON reports by ring and names what failed and what was not run.
import { relative } from 'node:path';

/**
 * @typedef {object} FileReport
 * @property {string} name absolute path
 * @property {string} status
 * @property {{ status: string, title: string, ancestorTitles: string[] }[]} assertionResults
 *
 * @typedef {{ testResults: FileReport[] }} Report
 */

/** The rings of the house, by path. @param {string} file relative @returns {string} */
export function ringOf(file) {
  if (file.startsWith('test/architecture') || file.startsWith('test/migrations')) return 'law';
  if (file.startsWith('test/e2e')) return 'journey';
  if (file.startsWith('test/web')) return 'browser';
  return file.endsWith('.db.spec.ts') ? 'room' : 'unit';
}

/**
 * A file that could not be run counts as one failure. A skipped test is never silent: it is listed with its suite.
 * @param {string} root
 * @param {Report[]} reports
 */
export function summarise(root, reports) {
  /** @type {Record<string, { passed: number, failed: number }>} */
  const rings = {};
  /** @type {Set<string>} */
  const notRun = new Set();
  /** @type {string[]} */
  const failures = [];
  for (const { name, status, assertionResults } of reports.flatMap((report) => report.testResults)) {
    const file = relative(root, name);
    const ring = (rings[ringOf(file)] ??= { passed: 0, failed: 0 });
    if (status === 'failed' && assertionResults.every((result) => result.status !== 'failed')) {
      ring.failed += 1;
      failures.push(`${file}: did not run to its end`);
    }
    for (const { status: outcome, title, ancestorTitles } of assertionResults) {
      if (outcome === 'passed') ring.passed += 1;
      else if (outcome === 'failed') {
        ring.failed += 1;
        failures.push(`${file}: ${[...ancestorTitles, title].join(' › ')}`);
      } else notRun.add(`${file}: ${ancestorTitles[0] ?? title}`);
    }
  }
  const count = (/** @type {'passed' | 'failed'} */ what) =>
    Object.values(rings).reduce((sum, ring) => sum + ring[what], 0);
  return { rings, failures, notRun: [...notRun], passed: count('passed'), failed: count('failed') };
}
