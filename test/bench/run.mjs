// `npm run bench [-- case…]`: speed as ratios of two things measured in turn on this machine (design/quality.md). Prints
// figures and asserts none: README.md keeps those of the last run and says what falls short. Not part of `npm test`.
import { loadavg } from 'node:os';
import { openHouse } from './house.mjs';

const CASES = [
  'listing-search',
  'match-demand',
  'match-reverse',
  'search-growth',
  'notify',
  'import-storm',
  'saved-search',
  'ledger-append',
  'report',
  'dashboard',
  'hot-read',
  'cold-start',
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !CASES.includes(name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${CASES.join(', ')}`);
  process.exit(1);
}

const load = () => loadavg()[0]?.toFixed(1);
console.log(`node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}, load ${load()} before the start`);
const house = await openHouse();
process.once('SIGINT', () => void house.close().finally(() => process.exit(130)));
try {
  for (const name of CASES.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    const { run } = await import(`./cases/${name}.mjs`);
    console.log(`\n## ${name} (load ${load()})`);
    await run(house);
  }
} finally {
  await house.close();
}
