// Appending against a real database: replay, corrections, refusals, totals. Many at once are in sequencer.db.spec.ts.
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { testDatabase } from '@app/platform/testing';
import type { TestDatabase } from '@app/platform/testing';
import { amountBandOf } from './dimensions.js';
import type { AppendInput } from './ledger.schema.js';
import type { Ledger } from './ledger.service.js';
import { buildCancellation, buildEntry } from './testing/build-entry.js';
import { openLedger } from './testing/open-ledger.js';

let db: TestDatabase;
let ledger: Ledger;
const append = (input: AppendInput) => ledger.appendAlone(input);

beforeAll(async () => {
  db = await testDatabase();
  ledger = openLedger(db.database);
});
afterAll(() => db.close());

/** What goes wrong at once. */
function faultOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

async function rollup(streamKey: string): Promise<Record<string, string>> {
  const rows = await db.database.query<{ cell: string; sums: string }>(
    `select dimension || '=' || code || '@' || to_char(month, 'YYYY-MM') as cell,
       count || ' ' || total_fen || ' ' || technical_fen as sums from ledger_rollup where stream_key = $1`,
    [streamKey],
  );
  return Object.fromEntries(rows.map((row) => [row.cell, row.sums]));
}

describe('Ledger.append', () => {
  it('numbers the entries of each stream from 1 without gaps, also after a transaction that was rolled back', async () => {
    const streamKey = 'gapless';
    expect((await append(buildEntry({ streamKey }))).seq).toBe(1n);
    await expect(
      db.database.tx(async (tx) => {
        await ledger.append(tx, buildEntry({ streamKey }));
        throw new Error('the use case failed');
      }),
    ).rejects.toThrow('the use case failed');
    expect((await append(buildEntry({ streamKey }))).seq).toBe(2n);
    expect((await append(buildEntry({ streamKey: 'gapless-too' }))).seq).toBe(1n);
  });

  it('answers a repeated request with the entry that exists', async () => {
    const input = buildEntry({ streamKey: 'replay' });
    const first = await append(input);
    const again = await append({ ...input, occurredAt: new Date('2026-05-05T00:00:00Z') });
    expect(again).toEqual({ ...first, isReplay: true });
    expect(await rollup('replay')).toHaveProperty('all=all@2025-06', '1 300000000 225000000');
  });

  it('has totals equal to the sum of the entries, whatever was sealed together', async () => {
    const streamKey = 'totals';
    const recount = `
      select count(*) as differences from (
        select c.dimension, date_trunc('month', ledger_date)::date as month, c.code, sum(count_delta) as n, sum(total_fen) as total,
          sum(technical_fen) as technical, sum(received_fen) as received
        from ledger_entry cross join lateral (select 'all', 'all' union select key, value from jsonb_each_text(dimensions)
          union select 'township', value from jsonb_each_text(dimensions) where key in ('sellerTownship', 'buyerTownship')
          union select 'park', value from jsonb_each_text(dimensions) where key in ('sellerPark', 'buyerPark')
          union select 'flow', substr(dimensions ->> 'sellerRegion', 1, 2) || '-' || substr(dimensions ->> 'buyerRegion', 1, 2))
          as c (dimension, code)
        where stream_key = $1 group by 1, 2, 3) live
      full join (select * from ledger_rollup where stream_key = $1) r using (dimension, month, code)
      where (n, total, technical, received) is distinct from (r.count, r.total_fen, r.technical_fen, r.received_fen)`;
    for (const together of [1, 2, 1, 7, 30]) {
      const inputs = Array.from({ length: together }, (_, n) => {
        const place = {
          sellerTownship: `50010201${n % 3}`,
          buyerTownship: '500102012',
          buyerPark: n % 2 ? 'P02' : null,
        };
        const dimensions = { ...place, buyerRegion: n % 4 ? '500102' : '110108' };
        return buildEntry({ streamKey, occurredAt: new Date(Date.UTC(2025, n % 5, 3)), dimensions });
      });
      await Promise.all(inputs.map(append));
      expect(await db.database.query(recount, [streamKey])).toEqual([{ differences: '0' }]);
    }
    expect(await rollup(streamKey)).toHaveProperty(['flow=50-11@2025-01']);
  });

  it('is there when the transaction has returned, fails it with its problems, and leaves nothing when it is rolled back', async () => {
    const streamKey = 'with-others';
    const input = buildEntry({ streamKey });
    const { sealed, early } = await db.database.tx(async (tx) => {
      const entry = await ledger.append(tx, input);
      return { sealed: entry, early: faultOf(() => entry.seq) };
    });
    expect(early).toContain('when its transaction has returned');
    expect(sealed.seq).toBe(1n);
    expect(await append(input)).toMatchObject({ seq: 1n, leafHash: sealed.leafHash, isReplay: true });
    const other = { ...input, amounts: { ...input.amounts, totalFen: input.amounts.totalFen + 1n } };
    await expect(db.database.tx((tx) => ledger.append(tx, other))).rejects.toMatchObject({
      code: 'ledger.other-input',
    });
    const failing = db.database.tx(async (tx) => {
      await ledger.append(tx, buildEntry({ streamKey }));
      throw new Error('the use case failed');
    });
    await expect(failing).rejects.toThrow('the use case failed');
    const cancelled = buildCancellation(input, 1n, amountBandOf(300_000_000n));
    const changed = buildEntry({ streamKey, dimensions: { type: 'LIC' } });
    const both = await db.database.tx((tx) => Promise.all([cancelled, changed].map((each) => ledger.append(tx, each))));
    expect(both.map((entry) => entry.seq)).toEqual([2n, 3n]);
    expect(await db.database.query('select * from ledger_intake')).toEqual([]);
  });

  it('refuses another request under the same key', async () => {
    const input = buildEntry({ streamKey: 'other' });
    await append(input);
    const other = { ...input, amounts: { ...input.amounts, totalFen: input.amounts.totalFen + 1n } };
    await expect(append(other)).rejects.toMatchObject({ code: 'ledger.other-input', status: 422 });
  });

  it('takes a cancelled contract off every total it was in', async () => {
    const input = buildEntry({ streamKey: 'cancel' });
    const { seq } = await append(input);
    await append(buildCancellation(input, seq, amountBandOf(input.amounts.totalFen)));
    const cells = Object.values(await rollup('cancel'));
    expect(cells).toHaveLength(23);
    expect(new Set(cells)).toEqual(new Set(['0 0 0']));
  });

  it('cancels an entry once, and corrects only earlier entries of the same stream', async () => {
    const input = buildEntry({ streamKey: 'once' });
    const { seq } = await append(input);
    const cancellation = buildCancellation(input, seq, 'GE1000');
    await append(cancellation);
    await expect(append({ ...cancellation, idempotencyKey: 'again' })).rejects.toMatchObject({
      code: 'ledger.already-cancelled',
    });
    for (const correctsSeq of [3n, 99n]) {
      const wrong = { ...cancellation, idempotencyKey: 'wrong', correctsSeq };
      await expect(append(wrong)).rejects.toMatchObject({ code: 'ledger.no-such-entry' });
    }
  });

  it('hashes in the database what the golden vectors say', async () => {
    const vectors = JSON.parse(readFileSync(new URL('./canonical.golden.json', import.meta.url), 'utf8'));
    for (const { seq, canonical, leafHash, chainHash, statistics } of vectors) {
      const body: string = canonical.slice(0, canonical.lastIndexOf(',"seq":'));
      const [promised] = await db.database.query<{ o_id: string }>(
        `select o_id from ledger_submit('golden', $1, '', 1::smallint, $2, $3, '2025-06-30', 0::smallint, 0, 0, 0, '{}', now(),
           '', gen_random_uuid(), '{}', '', $4)`,
        [`golden-${seq}`, statistics.kind, statistics.correctsSeq, body],
      );
      const [row] = await db.database.query(
        `select o_seq, encode(o_leaf_hash, 'hex') as leaf, encode(o_chain_hash, 'hex') as chain
         from ledger_seal('golden', $1, $2)`,
        [[promised?.o_id], [`golden-${seq}`]],
      );
      expect(row).toEqual({ o_seq: seq, leaf: leafHash, chain: chainHash });
    }
  });
});

describe('the tables of the ledger', () => {
  const tables = ['ledger_intake', 'ledger_entry', 'ledger_identity', 'ledger_sum', 'ledger_stream'];
  const changes: [string, string][] = [
    ['UPDATE', `update %s set stream_key = stream_key`],
    ['DELETE', `delete from %s`],
    ['TRUNCATE', `truncate %s`],
    ['INSERT', `insert into %s default values`],
  ];

  beforeAll(() => append(buildEntry({ streamKey: 'guarded' })));

  it.each(changes.flatMap(([verb, sql]) => tables.map((table) => [verb, table, sql] as const)))(
    'refuse %s on %s by the application role',
    async (_verb, table, sql) => {
      await expect(db.database.query(sql.replaceAll('%s', table))).rejects.toMatchObject({
        driverError: { code: '42501', message: expect.stringContaining('permission denied') },
      });
    },
  );

  it.each([
    ['UPDATE', 'ledger_intake', 'update ledger_intake set total_fen = 0'],
    ['TRUNCATE', 'ledger_intake', 'truncate ledger_intake'],
    ['UPDATE', 'ledger_entry', 'update ledger_entry set total_fen = 0'],
    ['DELETE', 'ledger_entry', 'delete from ledger_entry'],
    ['TRUNCATE', 'ledger_entry', 'truncate ledger_entry cascade'],
    ['UPDATE', 'ledger_identity', `update ledger_identity set identity = '{}'`],
    ['DELETE', 'ledger_identity', 'delete from ledger_identity'],
    ['TRUNCATE', 'ledger_identity', 'truncate ledger_identity'],
    ['DELETE', 'ledger_sum', 'delete from ledger_sum'],
    ['TRUNCATE', 'ledger_sum', 'truncate ledger_sum'],
    ['DELETE', 'ledger_stream', 'delete from ledger_stream'],
    ['TRUNCATE', 'ledger_stream', 'truncate ledger_stream'],
  ])('refuse %s on %s by trigger, to their owner as well', async (_verb, _table, sql) => {
    const owner = new Client({ connectionString: db.url });
    await owner.connect();
    try {
      await expect(owner.query(sql)).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('append-only'),
      });
    } finally {
      await owner.end();
    }
  });
});
