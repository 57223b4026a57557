// The stored tree: tiles against the pure tree, growth that is broken off or done twice, what a proof reads.
import { Client } from 'pg';
import { testDatabase } from '@app/platform/testing';
import type { TestDatabase } from '@app/platform/testing';
import { fillStream } from '../testing/fill-stream.js';
import { consistencySpans, inclusionSpans, rootOf, verifyConsistency, verifyInclusion } from './merkle.js';
import type { HashOf, Span } from './merkle.js';
import { nodeHash } from './merkle.js';
import { StoredTree } from './stored-tree.js';
import type { Statements } from './stored-tree.js';

/** Three full tiles of level 0 short of what fills one of level 1, so that one more fill crosses the border. */
const LENGTH = 66_000;
const STREAM = 'long';

let db: TestDatabase;
let leaves: Buffer[];

beforeAll(async () => {
  db = await testDatabase();
  await fillStream(db.url, STREAM, LENGTH);
  const rows = await db.database.query<{ leaf_hash: Buffer }>(
    'select leaf_hash from ledger_entry where stream_key = $1 order by seq',
    [STREAM],
  );
  leaves = rows.map((row) => row.leaf_hash);
}, 120_000);
afterAll(() => db.close());

const cache = new Map<string, Buffer>();
const hashOf: HashOf = ({ level, index }) => {
  if (level === 0) return leaves[index] as Buffer;
  const key = `${level}/${index}`;
  const known = cache.get(key);
  if (known) return known;
  const below = { level: level - 1, index: index * 2 };
  const hash = nodeHash(hashOf(below), hashOf({ ...below, index: below.index + 1 }));
  cache.set(key, hash);
  return hash;
};
const pure = (spans: Span[]): string[] => spans.map((span) => rootOf(span, hashOf).toString('hex'));
const hex = (hashes: Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

/** The database with every statement and the number of rows that it answered written down. */
function counting(): Statements & { rows: number[] } {
  const rows: number[] = [];
  return {
    rows,
    query: async <T>(sql: string, params: unknown[]) => {
      const answer = await db.database.query<T>(sql, params);
      rows.push(answer.length);
      return answer;
    },
  };
}

describe('a stored tree', () => {
  it('grows by several processes at once, each tile once', async () => {
    const sizes = await Promise.all(Array.from({ length: 4 }, () => new StoredTree(db.database, STREAM).grow()));
    expect(sizes).toEqual([LENGTH, LENGTH, LENGTH, LENGTH]);
    const tiles = await db.database.query(
      'select level, count(*)::int as tiles, max(n)::int as last from ledger_tile where stream_key = $1 group by level order by level',
      [STREAM],
    );
    expect(tiles).toEqual([
      { level: 0, tiles: 257, last: 256 },
      { level: 1, tiles: 1, last: 0 },
    ]);
  });

  it('has the roots and proofs of the pure tree', async () => {
    const tree = new StoredTree(db.database, STREAM);
    for (const size of [1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, LENGTH]) {
      expect((await tree.root(size)).toString('hex')).toBe(pure([{ from: 0, to: size }])[0]);
      const root = await tree.root(size);
      for (const index of new Set([0, Math.floor(size / 3), size - 1])) {
        const [path = []] = await tree.inclusions([index], size);
        expect(hex(path)).toEqual(pure(inclusionSpans(index, size)));
        expect(verifyInclusion(leaves[index] as Buffer, { index, size }, path, root)).toBe(true);
        const first = { size: index + 1, root: await tree.root(index + 1) };
        const proof = await tree.consistency(first.size, size);
        expect(hex(proof)).toEqual(pure(consistencySpans(first.size, size)));
        expect(verifyConsistency(first, { size, root }, proof)).toBe(true);
      }
    }
  });

  it('reads all it needs in one statement, and at most two tiles per level', async () => {
    for (const ask of [
      (tree: StoredTree) => tree.root(LENGTH),
      (tree: StoredTree) => tree.inclusions([12_345], LENGTH),
      (tree: StoredTree) => tree.consistency(40_001, LENGTH),
    ]) {
      const statements = counting();
      await ask(new StoredTree(statements, STREAM));
      expect(statements.rows).toHaveLength(1);
      expect(statements.rows[0]).toBeLessThanOrEqual(2 * 3);
    }
  });

  it('reads new entries only when it grows: the statement that seals looks at no entry before the last tile', async () => {
    const [before] = await db.database.query<{ at: string }>(
      `select max(seq)::text as at from ledger_entry where stream_key = $1`,
      [STREAM],
    );
    await fillStream(db.url, STREAM, 700);
    const owner = new Client({ connectionString: db.url });
    await owner.connect();
    await owner.query(`begin; set local session_replication_role = replica`);
    // An old entry that is damaged would be found by whoever reads it again.
    await owner.query(`update ledger_entry set leaf_hash = '' where stream_key = $1 and seq < 60000`, [STREAM]);
    const { rows } = await owner.query('select ledger_seal_tiles($1, 100) as made', [STREAM]);
    await owner.query('rollback');
    await owner.end();
    expect(before?.at).toBe(String(LENGTH));
    expect(rows[0].made).toBe(3);
  });

  it('is taken up where it was broken off', async () => {
    await fillStream(db.url, 'broken', 2_000);
    const owner = new Client({ connectionString: db.url });
    await owner.connect();
    owner.on('error', () => undefined);
    await owner.query(`select ledger_seal_tiles('broken', 2)`);
    await owner.query('begin');
    await owner.query(`select ledger_seal_tiles('broken', 3)`);
    const [{ pid }] = (await owner.query('select pg_backend_pid() as pid')).rows;
    const killer = new Client({ connectionString: db.url });
    await killer.connect();
    await killer.query('select pg_terminate_backend($1)', [pid]);
    const tiles = async () =>
      (await killer.query(`select count(*)::int as n from ledger_tile where stream_key = 'broken'`)).rows[0].n;
    expect(await tiles()).toBe(2);
    expect(await new StoredTree(db.database, 'broken').grow()).toBe(2_000);
    expect(await tiles()).toBe(7);
    await killer.end();
  });

  it('of a stream without entries has the empty root', async () => {
    const tree = new StoredTree(db.database, 'nothing');
    expect(await tree.grow()).toBe(0);
    expect((await tree.root(0)).toString('hex')).toMatch(/^e3b0c442/);
  });

  it('says so when it is asked beyond what has grown', async () => {
    await expect(new StoredTree(db.database, 'nothing').root(5)).rejects.toThrow('no tile 0/000.p/5');
  });
});

describe('tiles and checkpoints', () => {
  const verbs = [
    'update %s set stream_key = stream_key',
    'delete from %s',
    'truncate %s',
    'insert into %s select * from %s limit 1',
  ];
  it.each(verbs)('tiles refuse the application role: %s', async (sql) => {
    await expect(db.database.query(sql.replaceAll('%s', 'ledger_tile'))).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
  });

  it.each(
    verbs.slice(0, 3).flatMap((sql) => ['ledger_tile', 'ledger_checkpoint'].map((table) => sql.replace('%s', table))),
  )('refuse their owner by trigger: %s', async (sql) => {
    const owner = new Client({ connectionString: db.url });
    await owner.connect();
    await expect(owner.query(sql)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('append-only'),
    });
    await owner.end();
  });
});
