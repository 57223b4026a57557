// The officials' page over BENCH_CONTRACTS contracts (100,000): its statement against the bare rows of the rollups, and
// against grouping the entries themselves; then 1,000 answers against a full recount while others write.
import { Client } from 'pg';
import { built } from '../built.mjs';
import { loadContracts } from '../load-contracts.mjs';
import { compare } from '../rounds.mjs';

const CONTRACTS = Number(process.env.BENCH_CONTRACTS ?? 100_000);
const CHECKS = 1_000;
const WRITERS = 4;
const SPAN = ['2021-01-01', '2025-12-01'];
/** What the page asks for (overview.service.ts). */
const DIMENSIONS = ['all', 'type', 'techArea', 'township', 'park', 'direction'];

const BARE = `
  select dimension, month, code, count, total_fen, technical_fen from ledger_rollup
  where stream_key = 'contract' and dimension = any($1) and month between $2 and $3`;
const LIVE = `
  select c.dimension, date_trunc('month', e.ledger_date::timestamp) as month, c.code, sum(e.count_delta), sum(e.total_fen),
    sum(e.technical_fen)
  from ledger_entry e cross join lateral (values ('all', 'all'), ('type', e.dimensions ->> 'type'),
    ('techArea', e.dimensions ->> 'techArea'), ('direction', e.dimensions ->> 'direction'),
    ('township', e.dimensions ->> 'sellerTownship'),
    ('township', nullif(e.dimensions ->> 'buyerTownship', e.dimensions ->> 'sellerTownship')),
    ('park', e.dimensions ->> 'sellerPark'),
    ('park', nullif(e.dimensions ->> 'buyerPark', e.dimensions ->> 'sellerPark'))) c (dimension, code)
  where e.stream_key = 'contract' and c.code is not null group by 1, 2, 3`;
/** The one-dimensional question, the cheapest that grouping entries can be asked. */
const LIVE_ONE = `
  select e.dimensions ->> 'type', sum(e.count_delta), sum(e.total_fen), sum(e.technical_fen)
  from ledger_entry e where e.stream_key = 'contract' and e.ledger_date between $1 and $2 group by 1`;

/** @param {import('../house.mjs').House} house */
export async function run({ rooms, databaseUrl, databaseUs, ownUs }) {
  const { FigureReader } = await built('libs/dashboard/src/figures.js');
  const { entries, seconds } = await loadContracts({ databaseUrl, count: CONTRACTS });
  console.log(`${entries} entries of ${CONTRACTS} contracts in ${seconds.toFixed(1)} s`);
  const figures = rooms.get(FigureReader, { strict: false });
  const request = { dimensions: DIMENSIONS, fromMonth: '2021-01', toMonth: '2025-12', scope: { kind: 'DISTRICT' } };
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const ours = { name: 'page', once: () => figures.read(request), nodeUs: ownUs };
  const against = (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ once) => ({
    name,
    once,
    nodeUs: ownUs,
  });
  await compare({
    name: 'officials’ page against the bare rollup rows',
    must: '≤ 3',
    operations: 30,
    databaseUs,
    ours,
    reference: against('rollup rows', () => client.query(BARE, [DIMENSIONS, ...SPAN])),
  });
  await compare({
    name: 'officials’ page against grouping the entries',
    must: '≤ 0.02',
    operations: 2,
    databaseUs,
    ours,
    reference: against('GROUP BY', () => client.query(LIVE)),
  });
  await compare({
    name: 'officials’ page, all its cuts, against grouping the entries by type alone',
    must: 'none; for judging the one above',
    operations: 4,
    databaseUs,
    ours,
    reference: against('GROUP BY type', () => client.query(LIVE_ONE, ['2021-01-01', '2025-12-31'])),
  });
  await checkWhileWriting({ rooms, figures, client, request });
  await client.end();
}

/**
 * Each answer names the entry that it stands at: all entries up to it are counted anew. A different cut each time.
 * @param {{ rooms: any, figures: any, client: Client, request: any }} given
 */
async function checkWhileWriting({ rooms, figures, client, request }) {
  const { Database } = await built('libs/platform/src/index.js');
  const { Ledger } = await built('libs/ledger/src/index.js');
  const { buildEntry } = await built('libs/ledger/src/testing/build-entry.js');
  const [database, ledger] = [Database, Ledger].map((token) => rooms.get(token, { strict: false }));
  const writing = new AbortController();
  let written = 0;
  const writer = async () => {
    while (!writing.signal.aborted) {
      const occurredAt = new Date(Date.UTC(2021, written % 60, 3));
      await database.tx((/** @type {unknown} */ tx) => ledger.append(tx, buildEntry({ occurredAt })));
      written += 1;
    }
  };
  const writers = Array.from({ length: WRITERS }, writer);
  let differences = 0;
  const startedMs = performance.now();
  for (let check = 0; check < CHECKS; check += 1) {
    const answer = await figures.read(request);
    const dimension = DIMENSIONS[check % DIMENSIONS.length];
    const counted = await recount(client, dimension, answer.proof.ledgerSeq);
    if (sumsOf(answer.cells, dimension) !== counted) differences += 1;
  }
  const seconds = (performance.now() - startedMs) / 1_000;
  writing.abort();
  await Promise.all(writers);
  console.log(
    `${CHECKS} answers against a full recount while ${written} entries were written by ${WRITERS}: ${differences} differ (${seconds.toFixed(0)} s)`,
  );
}

/** @param {Client} client @param {string | undefined} dimension @param {string} seq */
async function recount(client, dimension, seq) {
  const { rows } = await client.query(
    `select c.code, sum(e.count_delta)::text as count, sum(e.total_fen)::text as total, sum(e.technical_fen)::text as technical
     from ledger_entry e cross join lateral ledger_cells(e.dimensions) c
     where e.stream_key = 'contract' and e.seq <= $1 and c.dimension = $2 and e.ledger_date between '2021-01-01' and '2025-12-31'
     group by 1`,
    [seq, dimension],
  );
  return text(rows.map(({ code, count, total, technical }) => [code, BigInt(count), BigInt(total), BigInt(technical)]));
}

/** @param {any[]} cells @param {string | undefined} dimension */
function sumsOf(cells, dimension) {
  /** @type {Map<string, [string, bigint, bigint, bigint]>} */
  const byCode = new Map();
  for (const cell of cells.filter((each) => each.dimension === dimension)) {
    const [, count, total, technical] = byCode.get(cell.code) ?? [cell.code, 0n, 0n, 0n];
    byCode.set(cell.code, [cell.code, count + cell.count, total + cell.totalFen, technical + cell.technicalFen]);
  }
  return text([...byCode.values()]);
}

/** @param {unknown[][]} rows */
function text(rows) {
  return rows
    .map((row) => row.join(' '))
    .sort()
    .join('\n');
}
