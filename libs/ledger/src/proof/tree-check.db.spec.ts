// What a superuser changes in tiles, checkpoints or keys behind the triggers' back, the verifier finds, at the right entry.
import { generateKeyPairSync } from 'node:crypto';
import { Client } from 'pg';
import { Clock } from '@app/platform';
import { LedgerVerifier } from '../ledger.verifier.js';
import { buildEntry } from '../testing/build-entry.js';
import { putEntries } from '../testing/put-entries.js';
import { openSigningRoom } from '../testing/signing-room.js';
import type { SigningRoom } from '../testing/signing-room.js';
import { checkpointText, publicBytes, readCheckpoint, signNote } from './note.js';

const STREAM = 'contract';
let room: SigningRoom;
let superuser: Client;

/** Entries, their sums and the head, as a writer would have left them. */
async function append(count: number): Promise<void> {
  await putEntries(
    room.db.url,
    Array.from({ length: count }, () => buildEntry()),
  );
  await superuser.query(`
    delete from ledger_sum; delete from ledger_stream;
    insert into ledger_sum select e.stream_key, c.dimension, date_trunc('month', e.ledger_date::timestamp)::date, c.code,
      sum(e.count_delta), sum(e.total_fen), sum(e.technical_fen), sum(e.received_fen)
      from ledger_entry e cross join lateral ledger_cells(e.dimensions) c group by 1, 2, 3, 4;
    insert into ledger_stream (stream_key, seq, chain_hash)
      select stream_key, seq, chain_hash from ledger_entry order by seq desc limit 1`);
}

beforeAll(async () => {
  room = await openSigningRoom();
  superuser = new Client({ connectionString: room.db.url });
  await superuser.connect();
  await superuser.query(`set session_replication_role = 'replica'`);
  const { checkpoints } = await room.signerIn(room.newFolder());
  await checkpoints.sign(STREAM);
  for (const count of [300, 250, 150]) {
    await append(count);
    await checkpoints.sign(STREAM);
  }
}, 120_000);
afterAll(async () => {
  await superuser.end();
  await room.close();
});

const verify = () => new LedgerVerifier(room.db.database, new Clock()).verify();

async function faultAfter(statement: string): Promise<{ seq: string | null; code: string } | null> {
  const tables = ['ledger_tile', 'ledger_checkpoint', 'ledger_key'];
  for (const table of tables) await superuser.query(`create temp table kept_${table} as table ${table}`);
  try {
    await superuser.query(statement);
    return (await verify()).fault;
  } finally {
    for (const table of tables) {
      await superuser.query(`delete from ${table}; insert into ${table} table kept_${table}; drop table kept_${table}`);
    }
  }
}

const flipped = (column: string, byte: number): string =>
  `${column} = set_byte(${column}, ${byte}, 255 - get_byte(${column}, ${byte}))`;

it('the verifier finds nothing wrong with what was sealed and signed', async () => {
  expect(await verify()).toMatchObject({ isSound: true, fault: null, checkedEntries: 700 });
});

it('a tile that is not sealed yet is nothing wrong', async () => {
  expect(await faultAfter('delete from ledger_tile where n = 1')).toBeNull();
});

it.each([
  ['a hash of a tile', `update ledger_tile set ${flipped('hashes', 5 * 32 + 7)} where n = 1`, '262', 'tile'],
  ['the root of a tile', `update ledger_tile set ${flipped('root', 0)} where n = 1`, '257', 'tile'],
  [
    'two tiles that changed places',
    `update ledger_tile set n = n + 10; update ledger_tile set n = 11 - n`,
    '1',
    'tile',
  ],
  ['a tile that is gone before another', `delete from ledger_tile where n = 0`, null, 'tile'],
  [
    'a tile that was put in',
    `insert into ledger_tile select stream_key, level, 2, root, hashes from ledger_tile where n = 1`,
    null,
    'tile',
  ],
  [
    'a tile of a level that cannot be',
    `insert into ledger_tile select stream_key, 1, 0, root, hashes from ledger_tile where n = 1`,
    null,
    'tile',
  ],
  [
    'the root beside a note',
    `update ledger_checkpoint set ${flipped('root', 3)} where size = 550`,
    '550',
    'checkpoint',
  ],
  [
    'a total in a note',
    `update ledger_checkpoint set note = regexp_replace(note, '(plan \\S+ \\S+ \\S+) \\d+', '\\1 9') where size = 300`,
    '300',
    'checkpoint',
  ],
  ['a checkpoint at another size', `update ledger_checkpoint set size = 299 where size = 300`, '299', 'checkpoint'],
  ['that of the empty tree', `update ledger_checkpoint set ${flipped('root', 3)} where size = 0`, '1', 'checkpoint'],
  ['a checkpoint beyond the entries', `update ledger_checkpoint set size = 900 where size = 700`, '701', 'missing'],
  ['a key', `update ledger_key set ${flipped('public_key', 3)}`, '1', 'checkpoint'],
])('the verifier finds %s', async (_what, statement, seq, code) => {
  expect(await faultAfter(statement)).toMatchObject({ seq, code });
});

it('the verifier finds a true signature over a wrong total', async () => {
  // The forger has a key of his own and lists it.
  const [row] = await room.db.database.query<{ note: string }>('select note from ledger_checkpoint where size = 550');
  const body = readCheckpoint(`${row?.note.split('\n\n')[0]}\n`);
  if (!body) throw new Error('no body');
  const plans = body.plans.map((plan) => Object.assign({}, plan, { totalFen: plan.totalFen + 1n }));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const name = 'market.test/contract';
  const forged = signNote(checkpointText({ ...body, plans }), [
    { name, privateKey, publicKey: publicBytes(publicKey) },
  ]);
  const quoted = `'${forged.replaceAll("'", "''")}'`;
  const listed = `insert into ledger_key values ('contract', '${name}', '\\x${publicBytes(publicKey).toString('hex')}', now())`;
  expect(await faultAfter(`${listed}; update ledger_checkpoint set note = ${quoted} where size = 550`)).toMatchObject({
    seq: '550',
    code: 'checkpoint',
  });
});
