// Plausible registered contracts straight into a scratch ledger (domain §9.3): log-normal amounts, more each year, some
// amended or cancelled. Entries, identities, sums and head belong together, all hashes are those of the ledger's own code,
// so that verification, proofs and exports hold. Only for databases that are thrown away: it writes as the owner.
// As a program: DATABASE_URL=… BENCH_CONTRACTS=100000 node test/bench/load-contracts.mjs
import { randomBytes, randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { built } from './built.mjs';

const BATCH = 2_000;
/** 120万元 in fen: the median. With σ = 1.92 the mean is 7.6 million yuan, about that of the country in 2025. */
const MEDIAN_FEN = 1.2e8;
const SIGMA = 1.92;
/** Shares of contracts that are changed later. */
const AMENDED = 0.01;
const CANCELLED = 0.005;

const TYPES = [
  ['SRV', 0.46, ['SRV_GENERAL', 'SRV_TRAINING', 'SRV_INTERMEDIARY']],
  ['DEV', 0.36, ['DEV_COMMISSIONED', 'DEV_COOPERATIVE', 'DEV_CONVERSION']],
  ['TRF', 0.07, ['TRF_PATENT', 'TRF_SECRET', 'TRF_SOFTWARE']],
  ['LIC', 0.05, ['LIC_PATENT', 'LIC_SECRET', 'LIC_SOFTWARE']],
  ['CON', 0.06, ['CON_FEASIBILITY', 'CON_SURVEY', 'CON_EVALUATION']],
];
const TOWNSHIPS = Array.from({ length: 27 }, (_, at) => `5001020${String(11 + at).padStart(2, '0')}`);
const OUTSIDE = ['500112', '500106', '510104', '110108', '310115', '420111', '320104', '440106', '610113', '330106'];

/**
 * @typedef {object} Load
 * @property {string} databaseUrl as the owner of the tables
 * @property {number} count contracts; entries are about 1.5 % more
 * @property {string} [from] first ledger day @property {string} [to] last one
 * @property {number} [seed] the same seed gives the same amounts, days and codes
 * @property {(entries: number) => void} [onBatch]
 */

/** @param {Load} load @returns {Promise<{ contracts: number, entries: number, seq: bigint, seconds: number }>} */
export async function loadContracts({ databaseUrl, count, from = '2021-01-01', to = '2025-12-31', seed = 1, onBatch }) {
  const startedMs = performance.now();
  const writer = await openWriter(databaseUrl);
  const contracts = contractsFrom(seed, count, Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T08:00:00Z`));
  let entries = 0;
  try {
    /** @type {object[]} */
    let batch = [];
    /** @param {object} input */
    const add = async (input) => {
      batch.push(input);
      if (batch.length < BATCH) return;
      await writer.write(batch);
      entries += batch.length;
      batch = [];
      onBatch?.(entries);
    };
    for (const contract of contracts) {
      // The seq of what is corrected is known: nobody else writes here.
      const seq = writer.seq() + BigInt(batch.length) + 1n;
      await add(contract.registration);
      if (contract.correction) await add({ ...contract.correction, correctsSeq: seq });
    }
    await writer.write(batch);
    entries += batch.length;
    await writer.finish();
  } finally {
    await writer.close();
  }
  return { contracts: count, entries, seq: writer.seq(), seconds: (performance.now() - startedMs) / 1_000 };
}

/** A small generator of doubles in [0, 1) (mulberry32). @param {number} seed */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {number} seed @param {number} count @param {number} fromMs @param {number} toMs */
function* contractsFrom(seed, count, fromMs, toMs) {
  const next = randomFrom(seed);
  const pick = (/** @type {any[]} */ list) => list[Math.floor(next() * list.length)];
  for (let n = 0; n < count; n += 1) {
    // Denser towards the end: each year brings more than the one before.
    const occurredAt = new Date(fromMs + Math.floor((toMs - fromMs) * (n / count) ** 0.8));
    const totalFen = BigInt(Math.max(1_000, Math.round(MEDIAN_FEN * Math.exp(SIGMA * normal(next)))));
    const technicalFen = (totalFen * BigInt(Math.floor(6_000 + next() * 4_001))) / 10_000n;
    const registration = {
      streamKey: 'contract',
      idempotencyKey: `bench:${seed}:${n}`,
      kind: 'REGISTRATION',
      occurredAt,
      amounts: { totalFen, technicalFen, receivedFen: next() < 0.4 ? technicalFen / 2n : 0n },
      dimensions: codes(next, pick),
      identity: {
        contractId: randomUUID(),
        registrationNumber: `${occurredAt.getUTCFullYear()}500102${String(n % 1_000_000).padStart(6, '0')}`,
        projectName: `合同 ${n + 1}`,
        sellerName: `卖方 ${n % 4_001}`,
        buyerName: `买方 ${n % 6_007}`,
      },
      actorId: '01900000-0000-7000-8000-00000000c1e7',
    };
    yield { registration, correction: correctionOf(registration, next()) };
  }
}

/** @param {() => number} next @param {(list: any[]) => any} pick */
function codes(next, pick) {
  let left = next();
  const [type, , subTypes] = TYPES.find(([, share]) => (left -= Number(share)) < 0) ?? ['SRV', 0, ['SRV_GENERAL']];
  const side = () => (next() < 0.7 ? '500102' : pick(OUTSIDE));
  const [sellerRegion, buyerRegion] = [side(), side()];
  const place = (/** @type {string} */ region) => (region === '500102' ? pick(TOWNSHIPS) : null);
  const park = (/** @type {string} */ region) =>
    region === '500102' && next() < 0.5 ? `P0${1 + Math.floor(next() * 7)}` : null;
  return {
    type,
    subType: pick(/** @type {string[]} */ (subTypes)),
    techArea: String(1 + Math.floor(next() * 11)).padStart(2, '0'),
    industrySection: pick([...'ABCDEGILM']),
    base: pick(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', null]),
    ipType: pick(['INVENTION', 'UTILITY_MODEL', 'SECRET', 'SOFTWARE', 'NONE']),
    planSource: pick(['NONE', 'NONE', 'NONE', 'NATIONAL', 'PROVINCIAL', 'LOCAL']),
    sellerPartyType: pick(['021', '022', '110', '150', '160', '170']),
    buyerPartyType: pick(['014', '110', '150', '160', '170']),
    sellerRegion,
    buyerRegion,
    sellerTownship: place(sellerRegion),
    buyerTownship: place(buyerRegion),
    sellerPark: park(sellerRegion),
    buyerPark: park(buyerRegion),
    related: next() < 0.04,
    brokerAssisted: next() < 0.3,
  };
}

/** @param {any} registration @param {number} chance */
function correctionOf(registration, chance) {
  if (chance >= AMENDED + CANCELLED) return undefined;
  const { totalFen, technicalFen } = registration.amounts;
  const isCancelled = chance < CANCELLED;
  const amounts = isCancelled
    ? { totalFen: -totalFen, technicalFen: -technicalFen }
    : { totalFen: totalFen / 10n, technicalFen: technicalFen / 10n };
  return {
    ...registration,
    kind: isCancelled ? 'CANCELLATION' : 'AMENDMENT',
    idempotencyKey: `${registration.idempotencyKey}:changed`,
    amounts,
    bandOfFen: totalFen,
  };
}

/** Box–Muller. @param {() => number} next */
function normal(next) {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

const ENTRIES = `
  insert into ledger_entry (stream_key, seq, version, kind, corrects_seq, ledger_date, count_delta, total_fen, technical_fen,
    received_fen, dimensions, identity_hash, prev_hash, leaf_hash, chain_hash, occurred_at, idempotency_key, input_hash)
  select 'contract', * from unnest($1::bigint[], $2::smallint[], $3::text[], $4::bigint[], $5::date[], $6::smallint[],
    $7::bigint[], $8::bigint[], $9::bigint[], $10::jsonb[], $11::bytea[], $12::bytea[], $13::bytea[], $14::bytea[],
    $15::timestamptz[], $16::text[], $17::bytea[])`;
const IDENTITIES = `
  insert into ledger_identity (stream_key, seq, salt, actor_id, identity)
  select 'contract', * from unnest($1::bigint[], $2::bytea[], $3::uuid[], $4::jsonb[])`;
const SUMS = `
  insert into ledger_sum as r (stream_key, dimension, month, code, count, total_fen, technical_fen, received_fen)
  select e.stream_key, c.dimension, date_trunc('month', e.ledger_date::timestamp)::date, c.code, sum(e.count_delta),
    sum(e.total_fen), sum(e.technical_fen), sum(e.received_fen)
  from ledger_entry e cross join lateral ledger_cells(e.dimensions) c
  where e.stream_key = 'contract' and e.seq between $1 and $2 group by 1, 2, 3, 4
  on conflict (stream_key, dimension, month, code) do update set
    count = r.count + excluded.count, total_fen = r.total_fen + excluded.total_fen,
    technical_fen = r.technical_fen + excluded.technical_fen, received_fen = r.received_fen + excluded.received_fen`;
const HEAD = `
  insert into ledger_stream (stream_key, seq, chain_hash) values ('contract', $1, $2)
  on conflict (stream_key) do update set seq = excluded.seq, chain_hash = excluded.chain_hash`;

/** Each batch is one transaction: entries, identities, sums and head. @param {string} databaseUrl */
async function openWriter(databaseUrl) {
  const { draftEntry } = await built('libs/ledger/src/entry.js');
  const { amountBandOf } = await built('libs/ledger/src/dimensions.js');
  const { chainHash, GENESIS, leafHash } = await built('libs/ledger/src/canonical.js');
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const head = await client.query(`select seq, chain_hash from ledger_stream where stream_key = 'contract'`);
  let seq = BigInt(head.rows[0]?.seq ?? 0);
  let chain = head.rows[0]?.chain_hash ?? GENESIS;

  /** @param {any} input */
  const sealed = ({ bandOfFen, ...input }) => {
    const amountBand = bandOfFen === undefined ? undefined : amountBandOf(bandOfFen);
    const draft = draftEntry({ ...input, dimensions: { ...input.dimensions, amountBand } }, randomBytes(32));
    seq += 1n;
    const prev = chain;
    const leaf = leafHash(`${draft.body},"seq":"${seq}"}`);
    chain = chainHash(prev, leaf);
    return { seq, prev, leaf, chain, draft, s: draft.statistics, part: draft.identityPart };
  };

  /** @param {object[]} inputs */
  const write = async (inputs) => {
    if (inputs.length === 0) return;
    const first = seq + 1n;
    const rows = inputs.map(sealed);
    const column = (/** @type {(row: any) => unknown} */ of) => rows.map(of);
    await client.query('begin');
    await client.query(ENTRIES, [
      column((row) => row.seq),
      column((row) => row.s.version),
      column((row) => row.s.kind),
      column((row) => row.s.correctsSeq),
      column((row) => row.s.ledgerDate),
      column((row) => row.s.countDelta),
      column((row) => row.s.totalFen),
      column((row) => row.s.technicalFen),
      column((row) => row.s.receivedFen),
      column((row) => JSON.stringify(row.s.dimensions)),
      column((row) => row.draft.identityHash),
      column((row) => row.prev),
      column((row) => row.leaf),
      column((row) => row.chain),
      column((row) => row.part.occurredAt),
      column((row) => row.part.idempotencyKey),
      column((row) => row.draft.inputHash),
    ]);
    await client.query(IDENTITIES, [
      column((row) => row.seq),
      column((row) => row.draft.salt),
      column((row) => row.part.actorId),
      column((row) => JSON.stringify(row.part.identity)),
    ]);
    await client.query(SUMS, [first, seq]);
    await client.query(HEAD, [seq, chain]);
    await client.query('commit');
  };
  return {
    write,
    seq: () => seq,
    finish: () => client.query('vacuum analyze ledger_entry, ledger_identity, ledger_sum, ledger_stream'),
    close: () => client.end(),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { DATABASE_URL: databaseUrl, BENCH_CONTRACTS: count = '100000' } = process.env;
  if (!databaseUrl) throw new Error('DATABASE_URL names the scratch database');
  const onBatch = (/** @type {number} */ entries) => process.stdout.write(`\r${entries} entries`);
  const { entries, seconds } = await loadContracts({ databaseUrl, count: Number(count), onBatch });
  console.log(`\r${entries} entries in ${seconds.toFixed(1)} s`);
}
