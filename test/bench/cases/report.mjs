// A report of all of BENCH_CONTRACTS contracts (100,000) that fall into one year: workbook, list and document, and the memory
// of the process that builds them. Guard: grown by at most 200 MB. Run it with BENCH_DOCUMENTS=0.
import { built } from '../built.mjs';
import { loadContracts } from '../load-contracts.mjs';
import { memoryOf } from '../memory.mjs';

const CONTRACTS = Number(process.env.BENCH_CONTRACTS ?? 100_000);
const YEAR = '2025';

/** @param {import('../house.mjs').House} house */
export async function run({ env, rooms, databaseUrl }) {
  const { Database, newId } = await built('libs/platform/src/index.js');
  const database = rooms.get(Database, { strict: false });
  const loaded = await loadContracts({ databaseUrl, count: CONTRACTS, from: `${YEAR}-01-01`, to: `${YEAR}-12-31` });
  const [{ id: requestedBy }] = await database.query('select id from user_account limit 1');
  const id = newId();
  await database.query(
    `insert into report (id, kind, period, scope_kind, state, requested_by, requested_at)
     values ($1, 'YEAR', $2, 'DISTRICT', 'QUEUED', $3, now())`,
    [id, YEAR, requestedBy],
  );
  console.log(`report of ${loaded.entries} entries: ${await memoryOf(env, 'report', [id])}, must 200 MB`);
  const [{ state, rows, bytes }] = await database.query(
    `select r.state, r.rows_done as rows, f.size as bytes from report r join stored_file f on f.id = r.list_file_id
     where r.id = $1`,
    [id],
  );
  console.log(`${state}: ${rows} rows, list of ${(Number(bytes) / 1024 / 1024).toFixed(1)} MB`);
}
