// An entry of the ledger promised with audit and event in one transaction, then sealed, hashed and counted, until its caller
// has it, against one statement that inserts a row and adds to one hot row of totals. Eight writers on one stream, every
// commit flushed. BENCH_LEDGER_SIZES=10000,1000000: at each length of the ledger, filled up in between.
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { built } from '../built.mjs';
import { loadContracts } from '../load-contracts.mjs';
import { compare } from '../rounds.mjs';

const WRITERS = 8;
const SIZES = (process.env.BENCH_LEDGER_SIZES ?? '').split(',').filter(Boolean).map(Number);
const PAYLOAD = JSON.stringify({ dimensions: 'x'.repeat(400), identity: 'y'.repeat(200) });

/** The event that a registration sends. */
const FACTS = {
  dealId: null,
  sellerOrganisationId: randomUUID(),
  buyerOrganisationId: randomUUID(),
  brokerUserId: null,
  clerkId: randomUUID(),
  actorId: randomUUID(),
  registrationNumber: '2025500102000001',
  registeredOn: '2025-06-30',
  totalFen: '300000000',
  technicalFen: '225000000',
};

const REFERENCE_TABLES = `
  create table if not exists bench_total (id int primary key, count bigint not null, total_fen bigint not null) with (fillfactor = 50);
  create table if not exists bench_entry (id uuid primary key, seq bigint not null, total_fen bigint not null, payload jsonb not null);
  insert into bench_total values (1, 0, 0) on conflict do nothing;`;
const REFERENCE = `
  with total as (update bench_total set count = count + 1, total_fen = total_fen + $2 where id = 1 returning count)
  insert into bench_entry select $1, count, $2, $3 from total`;

/** @param {import('../house.mjs').House} house */
export async function run({ rooms, databaseUrl, databaseUs, ownUs }) {
  const { Clock, Database, Outbox } = await built('libs/platform/src/index.js');
  const { Audit } = await built('libs/identity/src/index.js');
  const { Ledger } = await built('libs/ledger/src/index.js');
  const { ContractRegistered } = await built('libs/contract/src/index.js');
  const { buildEntry } = await built('libs/ledger/src/testing/build-entry.js');
  const [database, clock, outbox, audit, ledger] = [Database, Clock, Outbox, Audit, Ledger].map((token) =>
    rooms.get(token, { strict: false }),
  );
  const append = () =>
    database.tx(async (/** @type {unknown} */ tx) => {
      const entry = buildEntry({ occurredAt: clock.now() });
      const { contractId } = entry.identity;
      await audit.write(tx, null, { action: 'contract.register', subjectType: 'contract', subjectId: contractId });
      await outbox.add(tx, ContractRegistered, { ...FACTS, contractId });
      await ledger.append(tx, entry);
    });
  const pool = new Pool({ connectionString: databaseUrl, max: WRITERS });
  await pool.query(REFERENCE_TABLES);
  const measure = (/** @type {string} */ name) =>
    compare({
      name,
      must: '≥ 0.5',
      operations: 400,
      concurrency: WRITERS,
      databaseUs,
      ours: { name: 'service', once: append, nodeUs: ownUs },
      reference: {
        name: 'one statement',
        once: () => pool.query(REFERENCE, [randomUUID(), 300_000_000, PAYLOAD]),
        nodeUs: ownUs,
      },
    });
  if (SIZES.length === 0) await measure('ledger append');
  for (const size of SIZES) {
    const { rows } = await pool.query(`select coalesce(max(seq), 0)::int as length from ledger_stream`);
    await loadContracts({ databaseUrl, count: size - rows[0].length, seed: size });
    await measure(`ledger append after ${size} entries`);
  }
  await pool.end();
  const [batch] = await database.query(
    `select count(*)::float8 / count(distinct xmin::text) as size from ledger_entry where idempotency_key like 'contract:%'`,
  );
  console.log(`  entries per seal: ${batch.size.toFixed(1)}`);
}
