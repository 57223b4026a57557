// R9: whatever a superuser changes behind the triggers' back, the verifier finds, at the right seq.
import * as fc from 'fast-check';
import { Client } from 'pg';
import { testDatabase } from '@app/platform/testing';
import type { TestDatabase } from '@app/platform/testing';
import { LedgerVerifier } from './ledger.verifier.js';
import { buildCancellation, buildEntry } from './testing/build-entry.js';
import { openLedger } from './testing/open-ledger.js';

const RUNS = Number(process.env['LEDGER_TAMPER_RUNS'] ?? 120);
const LENGTH = 40;
const STREAM = 'contract';

/** Column → expression that yields another value of its type. */
const ENTRY_CHANGES: Record<string, string> = {
  version: 'version + 1',
  kind: `case kind when 'AMENDMENT' then 'RECEIPT' else 'AMENDMENT' end`,
  corrects_seq: `case when corrects_seq is null and seq > 1 then 1 else null end`,
  ledger_date: 'ledger_date + 1',
  count_delta: 'count_delta + 1',
  total_fen: 'total_fen + 1',
  technical_fen: 'technical_fen - 1',
  received_fen: 'received_fen + 1',
  dimensions: `dimensions || '{"type":"SRV"}'`,
  identity_hash: 'sha256(identity_hash)',
  prev_hash: 'sha256(prev_hash)',
  leaf_hash: 'sha256(leaf_hash)',
  chain_hash: 'sha256(chain_hash)',
  occurred_at: `occurred_at + interval '1 microsecond'`,
  idempotency_key: `idempotency_key || 'x'`,
  input_hash: 'sha256(input_hash)',
  stream_key: `'elsewhere'`,
};
const IDENTITY_CHANGES: Record<string, string> = {
  salt: 'sha256(salt)',
  actor_id: 'gen_random_uuid()',
  identity: `identity || '{"title":"另一份合同"}'`,
  stream_key: `'elsewhere'`,
};

let db: TestDatabase;
let superuser: Client;
let verifier: LedgerVerifier;

beforeAll(async () => {
  db = await testDatabase();
  verifier = new LedgerVerifier(db.database, { now: () => new Date() });
  const ledger = openLedger(db.database);
  for (let n = 1; n <= LENGTH; n++) {
    const input = buildEntry({ idempotencyKey: `k-${n}`, dimensions: { type: n % 2 ? 'DEV' : 'LIC' } });
    await ledger.appendAlone(n === 5 ? { ...buildCancellation(input, 2n, 'LT10') } : input);
  }
  superuser = new Client({ connectionString: db.url });
  await superuser.connect();
  // Switches off triggers and foreign keys for this connection, as somebody with full power would.
  await superuser.query(`set session_replication_role = 'replica'`);
});
afterAll(async () => {
  await superuser.end();
  await db.close();
});

/** What the verifier says about a ledger in which `statements` were run; the tables are put back afterwards. */
async function faultAfter(...statements: string[]): Promise<{ seq: string | null; code: string } | null> {
  const tables = ['ledger_stream', 'ledger_entry', 'ledger_identity', 'ledger_sum'];
  for (const table of tables) await superuser.query(`create temp table kept_${table} as table ${table}`);
  try {
    for (const statement of statements) await superuser.query(statement);
    return (await verifier.verify()).fault;
  } finally {
    for (const table of tables) {
      await superuser.query(`delete from ${table}; insert into ${table} table kept_${table}; drop table kept_${table}`);
    }
  }
}

const change = (table: string, column: string, value: string, seq: number) =>
  `update ${table} set ${column} = ${value} where seq = ${seq} and stream_key = '${STREAM}'`;

describe('the verifier', () => {
  it('finds nothing wrong with what the service wrote', async () => {
    expect(await verifier.verify()).toMatchObject({
      isSound: true,
      checkedEntries: LENGTH,
      seq: String(LENGTH),
      fault: null,
    });
  });

  it.each([
    ...Object.entries(ENTRY_CHANGES).map(([column, value]) => ['ledger_entry', column, value] as const),
    ...Object.entries(IDENTITY_CHANGES).map(([column, value]) => ['ledger_identity', column, value] as const),
  ])('finds a changed %s.%s at its seq', async (table, column, value) => {
    for (const seq of [2, 5, LENGTH]) {
      expect(await faultAfter(change(table, column, value, seq))).toMatchObject({ seq: String(seq) });
    }
  });

  it('finds a deleted entry, first, middle or last', async () => {
    for (const seq of [1, 6, LENGTH]) {
      const gone = await faultAfter(
        `delete from ledger_entry where seq = ${seq}`,
        `delete from ledger_identity where seq = ${seq}`,
      );
      expect(gone).toMatchObject({ seq: String(seq), code: 'missing' });
    }
  });

  it('finds a deleted identity part', async () => {
    expect(await faultAfter('delete from ledger_identity where seq = 4')).toMatchObject({ seq: '4', code: 'identity' });
  });

  it('finds two entries that changed places at the earlier one', async () => {
    const inSteps = (table: string) => [
      `update ${table} set seq = 1003 where seq = 3`,
      `update ${table} set seq = 3 where seq = 9`,
      `update ${table} set seq = 9 where seq = 1003`,
    ];
    expect(await faultAfter(...inSteps('ledger_entry'), ...inSteps('ledger_identity'))).toMatchObject({ seq: '3' });
  });

  it('finds an entry that was put in, at the end or in the middle', async () => {
    const columns = `version, kind, corrects_seq, ledger_date, count_delta, total_fen, technical_fen, received_fen, dimensions,
      identity_hash, prev_hash, leaf_hash, chain_hash, occurred_at`;
    const copy = (seq: number) =>
      `insert into ledger_entry (stream_key, seq, idempotency_key, input_hash, ${columns})
       select stream_key, ${seq}, 'forged', input_hash, ${columns} from ledger_entry where seq = 7`;
    expect(await faultAfter(copy(LENGTH + 1))).toMatchObject({ seq: String(LENGTH + 1) });
    const shift = 'update ledger_entry set seq = seq + 1001 where seq >= 4';
    expect(await faultAfter(shift, 'update ledger_entry set seq = seq - 1000 where seq > 1000', copy(4))).toMatchObject(
      {
        seq: '4',
      },
    );
  });

  it('finds a head that was moved, changed or removed', async () => {
    expect(await faultAfter('update ledger_stream set seq = seq + 1')).toMatchObject({ seq: String(LENGTH + 1) });
    expect(await faultAfter('update ledger_stream set seq = seq - 1')).toMatchObject({ seq: String(LENGTH) });
    expect(await faultAfter('update ledger_stream set chain_hash = sha256(chain_hash)')).toMatchObject({
      seq: String(LENGTH),
    });
    expect(await faultAfter('delete from ledger_stream')).toMatchObject({ code: 'no-head' });
  });

  it.each([
    ['raised', `update ledger_sum set total_fen = total_fen + 1 where dimension = 'type' and code = 'DEV'`],
    ['counted twice', `update ledger_sum set count = count + 1 where dimension = 'all'`],
    ['removed', `delete from ledger_sum where dimension = 'township'`],
    [
      'invented',
      `insert into ledger_sum select stream_key, dimension, month, 'ZZZ', 0, 0, 0, 0 from ledger_sum where dimension = 'all'`,
    ],
    ['moved to another month', `update ledger_sum set month = month + interval '1 month' where dimension = 'all'`],
  ])('finds a rollup cell that was %s', async (_how, statement) => {
    expect(await faultAfter(statement)).toMatchObject({ seq: null, code: 'rollup' });
  });

  it(`finds each of ${RUNS} random changes`, async () => {
    const entry = fc
      .constantFrom(...Object.entries(ENTRY_CHANGES))
      .map(([column, value]) => ['ledger_entry', column, value] as const);
    const identity = fc
      .constantFrom(...Object.entries(IDENTITY_CHANGES))
      .map(([column, value]) => ['ledger_identity', column, value] as const);
    const tampers = fc.array(fc.tuple(fc.oneof(entry, identity), fc.integer({ min: 1, max: LENGTH })), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(tampers, async (picked) => {
        const distinct = [...new Map(picked.map((tamper) => [tamper[1], tamper])).values()];
        const effective = distinct.filter(([[, column], seq]) => column !== 'corrects_seq' || seq > 1);
        fc.pre(effective.length > 0);
        const fault = await faultAfter(
          ...effective.map(([[table, column, value], seq]) => change(table, column, value, seq)),
        );
        expect(fault).toMatchObject({ seq: String(Math.min(...effective.map(([, seq]) => seq))) });
      }),
      { numRuns: RUNS },
    );
  });
});
