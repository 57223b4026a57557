// `npm run test:long`: the random tests of the ledger with as many cases as quality.md asks for. Half an hour or so; `npm test`
// runs the same specs with few cases. The last line is `long: N passed, N failed`.
import { spawnSync } from 'node:child_process';

/** @type {{ what: string, spec: string, env: Record<string, string> }[]} */
const SUITES = [
  {
    what: 'R8: at least 100,000 commands against a model',
    spec: 'libs/ledger/src/ledger.model.db.spec.ts',
    env: { LEDGER_MODEL_RUNS: '2500', LEDGER_MODEL_COMMANDS: '100', LEDGER_MODEL_FLOOR: '100000' },
  },
  {
    what: 'R9: 9,500 tampered exports',
    spec: 'libs/ledger/src/export/tamper.spec.ts',
    env: { LEDGER_OFFLINE_TAMPERS: '9500' },
  },
  {
    what: 'R9: 600 tampers by a superuser, found in the export',
    spec: 'libs/ledger/src/export/tamper.db.spec.ts',
    env: { LEDGER_DATABASE_TAMPERS: '600' },
  },
  {
    what: 'R9: 1,000 tampers by a superuser, found by the verifier of the house',
    spec: 'libs/ledger/src/ledger.tamper.db.spec.ts',
    env: { LEDGER_TAMPER_RUNS: '1000' },
  },
];

let failed = 0;
for (const { what, spec, env } of SUITES) {
  const began = Date.now();
  console.log(`\n== ${what}`);
  const args = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--testTimeout=7200000', spec];
  const { status } = spawnSync(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'inherit' });
  if (status !== 0) failed += 1;
  console.log(`${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - began) / 1000).toFixed(0)} s`);
}
console.log(`\nlong: ${SUITES.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
