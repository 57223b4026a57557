// R9 in the database: whatever a superuser changes behind the triggers' back, the exported file shows it, and the verifier for
// outsiders names the entry, checkpoint, tile or total. Many more changes without a database: tamper.spec.ts.
import * as fc from 'fast-check';
import { Clock } from '@app/platform';
import { publishedKey } from '../proof/keys.service.js';
import { buildCancellation, buildEntry } from '../testing/build-entry.js';
import { OfflineVerifier } from '../testing/offline-verifier.js';
import { putEntries } from '../testing/put-entries.js';
import { openSigningRoom } from '../testing/signing-room.js';
import type { SigningRoom } from '../testing/signing-room.js';
import { LedgerExporter } from './exporter.service.js';

/** The long suite raises it. */
const RUNS = Number(process.env['LEDGER_DATABASE_TAMPERS'] ?? 60);
/** One full tile and some more. */
const LENGTH = 270;
const SIGNED = [100, 260, LENGTH];
const TABLES = ['ledger_stream', 'ledger_entry', 'ledger_identity', 'ledger_sum', 'ledger_checkpoint', 'ledger_tile'];
type Table = (typeof TABLES)[number];

/** Column → expression that yields another value of its type. */
const CHANGES: Record<Table, Record<string, string>> = {
  ledger_entry: {
    version: 'version + 1',
    kind: `case kind when 'AMENDMENT' then 'RECEIPT' else 'AMENDMENT' end`,
    corrects_seq: `case when corrects_seq is null then seq - 1 end`,
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
    seq: 'seq + 100000',
  },
  ledger_identity: {
    salt: 'sha256(salt)',
    actor_id: 'gen_random_uuid()',
    identity: `identity || '{"title":"另一份合同"}'`,
    stream_key: `'elsewhere'`,
    seq: 'seq + 100000',
  },
};

let room: SigningRoom;
let exporter: LedgerExporter;
let verifier: OfflineVerifier;

beforeAll(async () => {
  room = await openSigningRoom();
  const { checkpoints, keys } = await room.signerIn(room.newFolder());
  exporter = new LedgerExporter(room.db.database, checkpoints, keys, new Clock());
  const inputs = Array.from({ length: LENGTH }, (_, at) => {
    const input = buildEntry({ idempotencyKey: `k-${at + 1}`, dimensions: { type: at % 2 ? 'DEV' : 'LIC' } });
    return at % 10 === 4 ? buildCancellation(input, BigInt(at), 'GE1000') : input;
  });
  for (const [at, end] of SIGNED.entries()) {
    await putEntries(room.db.url, inputs.slice(SIGNED[at - 1] ?? 0, end));
    await checkpoints.sign('contract');
  }
  await room.owner.query(`
    insert into ledger_stream select (jsonb_populate_record(null::ledger_stream,
        jsonb_build_object('stream_key', stream_key, 'seq', seq, 'chain_hash', chain_hash, 'folded_seq', seq))).*
      from ledger_entry order by seq desc limit 1;
    insert into ledger_sum select e.stream_key, c.dimension, date_trunc('month', e.ledger_date)::date, c.code,
        sum(e.count_delta), sum(e.total_fen), sum(e.technical_fen), sum(e.received_fen)
      from ledger_entry e cross join lateral ledger_cells(e.dimensions) c group by 1, 2, 3, 4;
    set session_replication_role = replica`);
  for (const table of TABLES) await room.owner.query(`create temp table kept_${table} as table ${table}`);
  verifier = new OfflineVerifier((await keys.list('contract')).map((key) => publishedKey(key).vkey));
});
afterAll(async () => {
  verifier.end();
  await room.close();
});

/** What the verifier says about the export of a ledger in which `statements` were run; `tables` are put back afterwards. */
async function foundAfter(tables: readonly Table[], ...statements: string[]): Promise<string> {
  try {
    for (const statement of statements) await room.owner.query(statement);
    let text = '';
    await exporter.write('contract', true, async (part) => void (text += part));
    return await verifier.found(text.split('\n').slice(0, -1));
  } finally {
    // The signer may have signed for what was put in, and sealed tiles of it.
    for (const table of new Set([...tables, 'ledger_checkpoint', 'ledger_tile'])) {
      await room.owner.query(`delete from ${table}; insert into ${table} table kept_${table}`);
    }
  }
}

const change = (table: Table, column: string, seq: number): string =>
  `update ${table} set ${column} = ${CHANGES[table]?.[column]} where seq = ${seq} and stream_key = 'contract'`;

describe('an export of a ledger in the database', () => {
  it('is right as long as nobody touches it', async () => {
    expect(await foundAfter([])).toBe('');
  });

  it.each(
    ['ledger_entry', 'ledger_identity'].flatMap((table) =>
      Object.keys(CHANGES[table] ?? {}).map((column) => [table, column]),
    ),
  )('shows a changed %s.%s at its seq', async (table = '', column = '') => {
    for (const seq of [2, 5, 150, LENGTH]) {
      expect(await foundAfter([table], change(table, column, seq))).toMatch(new RegExp(`entry ${seq}\\b`));
    }
  });

  it('shows a deleted entry or identity, first, middle or last', async () => {
    for (const seq of [1, 99, LENGTH]) {
      const both = ['ledger_entry', 'ledger_identity'];
      const gone = await foundAfter(both, ...both.map((table) => `delete from ${table} where seq = ${seq}`));
      expect(gone).toMatch(new RegExp(`entry ${seq}\\b`));
      const identity = await foundAfter(['ledger_identity'], `delete from ledger_identity where seq = ${seq}`);
      expect(identity).toContain(`identity part of entry ${seq} is erased`);
    }
  });

  it('shows what was put in: an entry, an identity, a checkpoint, a total', async () => {
    const copy = (table: string, key: string, seq: number) =>
      `insert into ${table} select (jsonb_populate_record(t, '{"seq": ${seq}, "idempotency_key": "forged"}')).* from ${table} t
       where ${key} = 7`;
    expect(await foundAfter(['ledger_entry'], copy('ledger_entry', 'seq', LENGTH + 1))).toContain(
      `entry ${LENGTH + 1}：`,
    );
    expect(await foundAfter(['ledger_identity'], copy('ledger_identity', 'seq', 999))).toContain('"seq":"999"');
    const checkpoint = `insert into ledger_checkpoint select stream_key, 50, root, note, signed_at from ledger_checkpoint
      where size = 100`;
    expect(await foundAfter(['ledger_checkpoint'], checkpoint)).toContain('checkpoint 50：');
    const sum = `insert into ledger_sum select stream_key, dimension, month, 'ZZZ', 0, 0, 0, 0 from ledger_sum
      where dimension = 'all' limit 1`;
    expect(await foundAfter(['ledger_sum'], sum)).toMatch(/total \S+ all=ZZZ/);
  });

  it('shows two entries that changed places at the earlier one', async () => {
    const both = ['ledger_entry', 'ledger_identity'];
    const inSteps = both.flatMap((table) => [
      `update ${table} set seq = 100003 where seq = 3`,
      `update ${table} set seq = 3 where seq = 9`,
      `update ${table} set seq = 9 where seq = 100003`,
    ]);
    expect(await foundAfter(both, ...inSteps)).toContain('entry 3：');
  });

  it.each([
    ['ledger_stream', 'seq = seq + 1', `entry ${LENGTH + 1}：`],
    ['ledger_stream', 'seq = seq - 1', `entry ${LENGTH}：`],
    ['ledger_stream', 'chain_hash = sha256(chain_hash)', 'ledger_stream.chain_hash'],
    ['ledger_stream', `stream_key = 'elsewhere'`, 'entry 1：'],
    ['ledger_sum', `total_fen = total_fen + 1 where dimension = 'type' and code = 'DEV'`, 'total 2025-06 type=DEV'],
    ['ledger_sum', `count = count + 1 where dimension = 'all'`, 'total 2025-06 all=all'],
    ['ledger_sum', `technical_fen = 0 where dimension = 'all'`, 'total 2025-06 all=all'],
    ['ledger_sum', `received_fen = 1 where dimension = 'flow'`, 'total 2025-06 flow=50-50'],
    ['ledger_sum', `month = month + interval '1 month' where dimension = 'all'`, 'total 2025-07 all=all'],
    ['ledger_sum', `code = 'X' where dimension = 'all'`, 'all=X'],
    ['ledger_sum', `dimension = 'nothing' where dimension = 'all'`, 'nothing=all'],
    ['ledger_sum', `stream_key = 'elsewhere' where dimension = 'all'`, '2025-06 all=all'],
    ['ledger_checkpoint', 'size = 101 where size = 100', 'checkpoint 101：'],
    ['ledger_checkpoint', 'root = sha256(root) where size = 100', 'checkpoint 100: root'],
    ['ledger_checkpoint', `signed_at = signed_at + interval '1 minute' where size = 260`, 'checkpoint 260: signed_at'],
    ['ledger_checkpoint', `note = replace(note, 'plan ', 'plan  ') where size = 260`, 'checkpoint 260'],
    [
      'ledger_checkpoint',
      `note = (select note from ledger_checkpoint where size = 100) where size = 260`,
      'checkpoint 260',
    ],
    ['ledger_tile', `hashes = set_byte(hashes, 5000, get_byte(hashes, 5000) # 1)`, '"tile":"0/0"'],
    ['ledger_tile', 'root = sha256(root)', '"tile":"0/0"'],
    ['ledger_tile', 'n = 1', '"tile":"0/0"'],
  ])('shows a changed %s: %s', async (table, set, named) => {
    expect(await foundAfter([table], `update ${table} set ${set}`)).toContain(named);
  });

  it.each(['ledger_stream', 'ledger_sum'])('shows that %s is empty', async (table) => {
    expect(await foundAfter([table], `delete from ${table}`)).not.toBe('');
  });

  it(`shows each of ${RUNS} random changes at the earliest one`, async () => {
    const columns = ['ledger_entry', 'ledger_identity'].flatMap((table) =>
      Object.keys(CHANGES[table] ?? {}).map((column) => ({ table, column })),
    );
    const one = fc.tuple(fc.constantFrom(...columns), fc.integer({ min: 2, max: LENGTH }));
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 3 }), async (picked) => {
        const distinct = [...new Map(picked.map((each) => [each[1], each])).values()];
        const tables = [...new Set(distinct.map(([{ table }]) => table))];
        const found = await foundAfter(
          tables,
          ...distinct.map(([{ table, column }, seq]) => change(table, column, seq)),
        );
        expect({ picked, found }).toEqual({ picked, found: expect.stringMatching(/entry \d+\b/) });
        const first = Math.min(...distinct.map(([, seq]) => seq));
        // An identity part that is not there may have been erased by right: it is told, and does not stop the verifier.
        const isErased = distinct.some(
          ([{ table, column }]) => table === 'ledger_identity' && /seq|stream/.test(column),
        );
        if (!isErased) expect(/entry (\d+)/.exec(found)?.[1]).toBe(String(first));
      }),
      { numRuns: RUNS },
    );
  });
});
