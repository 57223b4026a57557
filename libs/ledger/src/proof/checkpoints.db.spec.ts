// Signing against a real database: what is in a checkpoint, several signers, restarts, restored backups.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '@app/platform';
import type { Signer } from '../testing/build-signer.js';
import { fillStream } from '../testing/fill-stream.js';
import { openSigningRoom } from '../testing/signing-room.js';
import type { SigningRoom } from '../testing/signing-room.js';
import { StoredTree } from '../tree/stored-tree.js';
import type { Checkpoint } from './checkpoints.service.js';
import { openNote, readCheckpoint } from './note.js';
import type { CheckpointBody } from './note.js';

let room: SigningRoom;
const signerIn: SigningRoom['signerIn'] = (...args) => room.signerIn(...args);
const newFolder = (): string => room.newFolder();

beforeAll(async () => {
  room = await openSigningRoom();
});
afterEach(() => room.closeSigners());
afterAll(() => room.close());

async function bodyOf({ note }: Checkpoint, { keys }: Signer, stream: string): Promise<CheckpointBody> {
  const opened = openNote(note, await keys.list(stream));
  expect(opened?.signedBy.length).toBeGreaterThan(0);
  return readCheckpoint(opened?.text ?? '') as CheckpointBody;
}

/** As somebody with full power over the database, triggers off. */
async function asSuperuser(sql: string, params: unknown[] = []): Promise<void> {
  await room.owner.query(`set session_replication_role = replica`);
  await room.owner.query(sql, params);
  await room.owner.query(`set session_replication_role = origin`);
}

const countOf = async (stream: string): Promise<number> =>
  Number(
    (await room.owner.query('select count(*) from ledger_checkpoint where stream_key = $1', [stream])).rows[0].count,
  );

describe('a checkpoint', () => {
  it('names origin, size, root, time and the totals of each plan period over exactly its entries', async () => {
    const signer = await signerIn(newFolder());
    await fillStream(room.db.url, 'totals', 1_300);
    const first = await signer.checkpoints.sign('totals');
    await fillStream(room.db.url, 'totals', 450);
    const second = await signer.checkpoints.sign('totals');
    for (const checkpoint of [first, second]) {
      const body = await bodyOf(checkpoint, signer, 'totals');
      expect(body).toMatchObject({ origin: 'market.test/totals', size: checkpoint.size, root: checkpoint.root });
      expect(body.root).toEqual(await new StoredTree(room.db.database, 'totals').root(checkpoint.size));
      const recount = await room.db.database.query(
        `select p.code, to_char(p.starts_on, 'YYYY-MM-DD') as "from", to_char(p.ends_on, 'YYYY-MM-DD') as "to",
           count(e.seq) as count, coalesce(sum(total_fen), 0) as "totalFen",
           coalesce(sum(technical_fen), 0) as "technicalFen", coalesce(sum(received_fen), 0) as "receivedFen"
         from plan_period p left join ledger_entry e on e.stream_key = 'totals' and e.seq <= $1
           and e.ledger_date between p.starts_on and p.ends_on group by p.code order by p.code collate "C"`,
        [checkpoint.size],
      );
      expect(body.plans.map((plan) => Object.values(plan).map(String))).toEqual(
        recount.map((row) => Object.values(row).map(String)),
      );
      expect(body.plans.some(({ count }) => count > 0n)).toBe(true);
    }
    expect([first.size, second.size]).toEqual([1_300, 1_750]);
  });

  it('adds a period up anew when its days have changed', async () => {
    const signer = await signerIn(newFolder());
    await fillStream(room.db.url, 'moved', 800);
    await signer.checkpoints.sign('moved');
    await room.owner.query(
      `update plan_period set starts_on = starts_on + 100 where code = (select max(code) from plan_period)`,
    );
    await fillStream(room.db.url, 'moved', 800);
    const { plans } = await bodyOf(await signer.checkpoints.sign('moved'), signer, 'moved');
    await room.owner.query(
      `update plan_period set starts_on = starts_on - 100 where code = (select max(code) from plan_period)`,
    );
    const last = plans.at(-1);
    const [row] = await room.db.database.query<{ n: string }>(
      `select count(*) as n from ledger_entry where stream_key = 'moved' and ledger_date between $1 and $2`,
      [last?.from, last?.to],
    );
    expect(last?.count.toString()).toBe(row?.n);
  });

  it('is signed once per size, also when many ask at once in two processes', async () => {
    const folder = newFolder();
    const signers = [await signerIn(folder), await signerIn(folder)] as const;
    await fillStream(room.db.url, 'race', 700);
    const asked = Array.from({ length: 30 }, (_, n) => signers[n % 2 === 0 ? 0 : 1].checkpoints.sign('race'));
    const notes = new Set((await Promise.all(asked)).map((checkpoint) => checkpoint.note));
    expect(notes.size).toBe(1);
    expect(await countOf('race')).toBe(1);
    expect(await signers[0].keys.list('race')).toHaveLength(1);
  });

  it('covers what was committed before it was asked for, while others append', async () => {
    const signer = await signerIn(newFolder());
    for (let round = 1; round <= 5; round++) {
      await fillStream(room.db.url, 'growing', 300);
      const [checkpoint] = await Promise.all([
        signer.checkpoints.sign('growing'),
        fillStream(room.db.url, 'growing', 7),
      ]);
      expect(checkpoint.size).toBeGreaterThanOrEqual(round * 307 - 7);
    }
  });

  it('is answered at its size, and not at another', async () => {
    const signer = await signerIn(newFolder());
    await fillStream(room.db.url, 'sizes', 10);
    const { note } = await signer.checkpoints.sign('sizes');
    expect((await signer.checkpoints.at('sizes', 10))?.note).toBe(note);
    expect(await signer.checkpoints.at('sizes', 9)).toBeNull();
    expect((await signer.checkpoints.latest('sizes'))?.note).toBe(note);
    expect(await signer.checkpoints.latest('unknown')).toBeNull();
  });

  it('of an empty stream is that of the empty tree, and the first entries extend it', async () => {
    const signer = await signerIn(newFolder());
    expect((await signer.checkpoints.sign('empty')).size).toBe(0);
    await fillStream(room.db.url, 'empty', 3);
    expect((await signer.checkpoints.sign('empty')).size).toBe(3);
  });
});

describe('a checkpoint is due', () => {
  it('after a thousand entries, or ten minutes when any entry came', async () => {
    const signer = await signerIn(newFolder());
    const sizeAfter = async (minutes: number): Promise<number | undefined> => {
      await Clock.runAt(new Date(Date.UTC(2026, 0, 1, 0, minutes)), () => signer.checkpoints.signWhenDue('due'));
      return (await signer.checkpoints.latest('due'))?.size;
    };
    expect(await sizeAfter(0)).toBeUndefined();
    await fillStream(room.db.url, 'due', 1);
    expect(await sizeAfter(1)).toBe(1);
    await fillStream(room.db.url, 'due', 999);
    expect(await sizeAfter(2)).toBe(1);
    await fillStream(room.db.url, 'due', 1);
    expect(await sizeAfter(3)).toBe(1_001);
    await fillStream(room.db.url, 'due', 1);
    expect(await sizeAfter(12)).toBe(1_001);
    expect(await sizeAfter(13)).toBe(1_002);
    expect(await sizeAfter(60)).toBe(1_002);
  });

  it('for a person ten seconds after the last one', async () => {
    const signer = await signerIn(newFolder());
    await fillStream(room.db.url, 'asked', 5);
    await signer.checkpoints.signOnRequest('asked');
    expect((await signer.checkpoints.signOnRequest('asked')).size).toBe(5);
    await fillStream(room.db.url, 'asked', 1);
    await expect(signer.checkpoints.signOnRequest('asked')).rejects.toMatchObject({ code: 'request.too-many' });
    const later = new Date(Date.now() + 10_000);
    expect((await Clock.runAt(later, () => signer.checkpoints.signOnRequest('asked'))).size).toBe(6);
  });
});

describe('a contradiction is refused', () => {
  it.each([
    [
      'an entry was changed',
      `update ledger_entry set leaf_hash = sha256(leaf_hash) where stream_key = $1 and seq = 590`,
    ],
    ['entries were cut off', `delete from ledger_entry where stream_key = $1 and seq > 500`],
    ['the root of a tile was changed', `update ledger_tile set root = sha256(root) where stream_key = $1 and n = 1`],
    ['the stored root was changed', `update ledger_checkpoint set root = sha256(root) where stream_key = $1`],
    [
      'the stored note was changed',
      `update ledger_checkpoint set note = replace(note, 'plan ', 'plan x') where stream_key = $1`,
    ],
  ])('when %s', async (what, sql) => {
    const stream = `bad-${what.replaceAll(' ', '-').slice(0, 30)}`;
    const signer = await signerIn(newFolder());
    await fillStream(room.db.url, stream, 600);
    await signer.checkpoints.sign(stream);
    await asSuperuser(sql, [stream]);
    await fillStream(room.db.url, stream, 50);
    await expect(signer.checkpoints.sign(stream)).rejects.toMatchObject({ code: 'ledger.contradiction', status: 409 });
  });

  it('by a database that was restored from an older backup, with the signed checkpoint only in the data folder', async () => {
    const folder = newFolder();
    const signer = await signerIn(folder);
    await fillStream(room.db.url, 'restored', 400);
    await signer.checkpoints.sign('restored');
    await fillStream(room.db.url, 'restored', 300);
    await signer.checkpoints.sign('restored');
    // Back to the backup at 400 entries: the later entries and the later checkpoint are gone.
    await asSuperuser(`delete from ledger_entry where stream_key = 'restored' and seq > 400`);
    await asSuperuser(`delete from ledger_tile where stream_key = 'restored' and n >= 1`);
    await asSuperuser(`delete from ledger_checkpoint where stream_key = 'restored' and size > 400`);
    const restarted = await signerIn(folder);
    expect((await restarted.checkpoints.sign('restored')).size).toBe(400);
    await fillStream(room.db.url, 'restored', 100);
    await expect(restarted.checkpoints.sign('restored')).rejects.toMatchObject({
      code: 'ledger.contradiction',
      details: {
        detail: expect.stringMatching(/第 700 条.*DATA_DIR\/ledger-restored\.checkpoint.*只有 500 条.*ledger:verify/),
      },
    });
    // Other entries came in their place, as many as there were: still another history.
    await fillStream(room.db.url, 'restored', 250);
    await asSuperuser(
      `update ledger_entry set leaf_hash = sha256(leaf_hash) where stream_key = 'restored' and seq = 650`,
    );
    await expect(restarted.checkpoints.sign('restored')).rejects.toMatchObject({ code: 'ledger.contradiction' });
    expect(await countOf('restored')).toBe(1);
    // The same entries again are no contradiction.
    await asSuperuser(
      `update ledger_entry set leaf_hash = sha256('restored 650') where stream_key = 'restored' and seq = 650`,
    );
    expect((await restarted.checkpoints.sign('restored')).size).toBe(750);
  });

  it('where the copy in the data folder cannot be read as a checkpoint', async () => {
    const folder = newFolder();
    const signer = await signerIn(folder);
    writeFileSync(join(folder, 'ledger-garbled.checkpoint'), 'half a no');
    await fillStream(room.db.url, 'garbled', 1);
    await expect(signer.checkpoints.sign('garbled')).rejects.toMatchObject({ code: 'ledger.contradiction' });
  });

  it('but a log under another origin starts anew', async () => {
    const folder = newFolder();
    const before = await signerIn(folder);
    await fillStream(room.db.url, 'renamed', 40);
    await before.checkpoints.sign('renamed');
    await asSuperuser(`delete from ledger_checkpoint where stream_key = 'renamed'`);
    await asSuperuser(`delete from ledger_entry where stream_key = 'renamed' and seq > 10`);
    await asSuperuser(`delete from ledger_key where stream_key = 'renamed'`);
    await expect(before.checkpoints.sign('renamed')).rejects.toMatchObject({ code: 'ledger.contradiction' });
    const anew = await signerIn(folder, { LEDGER_ORIGIN: 'new.test' });
    expect((await anew.checkpoints.sign('renamed')).note).toContain('new.test/renamed\n10\n');
  });
});

describe('a signer that dies', () => {
  it('before its commit leaves nothing but a copy, and the next one signs', async () => {
    const folder = newFolder();
    const signer = await signerIn(folder);
    await fillStream(room.db.url, 'dies', 300);
    await room.owner.query(
      `create function fail_once() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`,
    );
    await room.owner.query(
      `create trigger fail_once after insert on ledger_checkpoint for each row execute function fail_once()`,
    );
    await expect(signer.checkpoints.sign('dies')).rejects.toThrow('killed');
    await room.owner.query('drop trigger fail_once on ledger_checkpoint');
    expect(await countOf('dies')).toBe(0);
    expect(readFileSync(join(folder, 'ledger-dies.checkpoint'), 'utf8')).toContain('market.test/dies\n300\n');
    await fillStream(room.db.url, 'dies', 1);
    const next = await signerIn(folder);
    expect((await next.checkpoints.sign('dies')).size).toBe(301);
  });
});
