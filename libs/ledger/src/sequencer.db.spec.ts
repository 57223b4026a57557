// Many writers at once, several processes, and processes that die between promise and seal (quality.md R1, R5, R7).
import { Client } from 'pg';
import type { Database } from '@app/platform';
import { testDatabase } from '@app/platform/testing';
import type { TestDatabase } from '@app/platform/testing';
import type { AppendInput } from './ledger.schema.js';
import type { Ledger } from './ledger.service.js';
import { LedgerVerifier } from './ledger.verifier.js';
import type { Sequencer } from './sequencer.js';
import { buildCancellation, buildEntry } from './testing/build-entry.js';
import { openLedger, openSequencer } from './testing/open-ledger.js';

let db: TestDatabase;
let ledger: Ledger;
let otherLedger: Ledger;
/** Stands for the session of somebody who seals just now: it can hold the lock that sealing takes. */
let holder: Client;

beforeAll(async () => {
  db = await testDatabase();
  ledger = openLedger(db.database);
  otherLedger = openLedger(db.database);
  holder = new Client({ connectionString: db.url });
  await holder.connect();
});
afterAll(async () => {
  await holder.end();
  await db.close();
});

const entries = (streamKey: string) =>
  db.database.query<{ seq: string; idempotency_key: string }>(
    'select seq, idempotency_key from ledger_entry where stream_key = $1 order by seq',
    [streamKey],
  );
const promises = async (streamKey: string): Promise<number> =>
  (await db.database.query('select 1 from ledger_intake where stream_key = $1', [streamKey])).length;
const verify = (streamKey: string) => new LedgerVerifier(db.database, { now: () => new Date() }).verify(streamKey);
async function countedIn(streamKey: string): Promise<string | null | undefined> {
  const [row] = await db.database.query<{ sums: string | null }>(
    `select sum(count) || ' ' || sum(total_fen) as sums from ledger_rollup where stream_key = $1 and dimension = 'all'`,
    [streamKey],
  );
  return row?.sums;
}

/** Nobody can seal the stream while `work` runs. */
async function whileSealingIsHeld<T>(streamKey: string, work: () => Promise<T>): Promise<T> {
  await holder.query('select pg_advisory_lock(60, hashtext($1))', [streamKey]);
  try {
    return await work();
  } finally {
    await holder.query('select pg_advisory_unlock(60, hashtext($1))', [streamKey]);
  }
}

async function until(isSo: () => Promise<boolean>, limitMs = 10_000): Promise<void> {
  for (const endMs = Date.now() + limitMs; !(await isSo());) {
    if (Date.now() > endMs) throw new Error('waited in vain');
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

/** A process that ends before it could seal what it promised. */
function dyingLedger(): Ledger {
  const dead = { expect: () => undefined, sealed: () => new Promise(() => undefined) } as unknown as Sequencer;
  return openLedger(db.database, dead);
}

describe('many at once', () => {
  it('a hundred requests with one key make one entry, and each gets it', async () => {
    const input = buildEntry({ streamKey: 'one-key' });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => (n % 2 ? ledger : otherLedger).appendAlone(input)),
    );
    expect(new Set(answers.map((answer) => `${answer.seq} ${answer.leafHash}`)).size).toBe(1);
    expect(answers.filter((answer) => !answer.isReplay)).toHaveLength(1);
    expect(await countedIn('one-key')).toBe('1 300000000');
  });

  it('different requests of two processes and three streams get numbers without gaps, each its own', async () => {
    const streams = ['several-a', 'several-b', 'several-c'];
    const inputs = Array.from({ length: 180 }, (_, n) =>
      buildEntry({
        streamKey: streams[n % 3] ?? '',
        idempotencyKey: `n-${n}`,
        amounts: { totalFen: BigInt(n), technicalFen: 0n },
      }),
    );
    const answers = await Promise.all(inputs.map((input, n) => (n % 2 ? ledger : otherLedger).appendAlone(input)));
    for (const streamKey of streams) {
      const stored = await entries(streamKey);
      expect(stored.map((entry) => Number(entry.seq))).toEqual(stored.map((_, n) => n + 1));
      expect(stored).toHaveLength(60);
      for (const { seq, idempotency_key } of stored) {
        expect(answers[Number(idempotency_key.slice(2))]?.seq).toBe(BigInt(seq));
      }
      expect(await verify(streamKey)).toMatchObject({ isSound: true, checkedEntries: 60 });
      expect(await promises(streamKey)).toBe(0);
    }
  });

  it('what came while a seal was under way is sealed together, in the order of the promises, 200 in a commit', async () => {
    const streamKey = 'batches';
    const inputs = Array.from({ length: 450 }, (_, n) => buildEntry({ streamKey, idempotencyKey: `n-${n}` }));
    const writing = whileSealingIsHeld(streamKey, async () => {
      const all = Promise.all(inputs.map((input) => ledger.appendAlone(input)));
      await until(async () => (await promises(streamKey)) === inputs.length);
      const order = await db.database.query<{ idempotency_key: string }>(
        'select idempotency_key from ledger_intake where stream_key = $1 order by id',
        [streamKey],
      );
      return { all, order: order.map((row) => row.idempotency_key) };
    });
    const { all, order } = await writing;
    await all;
    const stored = await db.database.query<{ seq: string; idempotency_key: string; commit: string }>(
      'select seq, idempotency_key, xmin::text as commit from ledger_entry where stream_key = $1 order by seq',
      [streamKey],
    );
    // The first seal had been asked for one entry before the others came.
    const commits = stored.map((row) => row.commit);
    const sizes = [...new Set(commits)].map((commit) => commits.filter((each) => each === commit).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(450);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
    expect(sizes.length).toBeLessThanOrEqual(5);
    const rank = new Map(order.map((key, n) => [key, n]));
    for (const commit of new Set(commits)) {
      const ranks = stored.filter((row) => row.commit === commit).map((row) => rank.get(row.idempotency_key) ?? -1);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }
    expect(await verify(streamKey)).toMatchObject({ isSound: true, checkedEntries: 450 });
  });

  it('a repeated request during the seal gets the entry that is being sealed', async () => {
    const input = buildEntry({ streamKey: 'repeated' });
    const other = { ...input, amounts: { ...input.amounts, totalFen: 1n, technicalFen: 1n } };
    const [first, again] = await whileSealingIsHeld('repeated', async () => {
      const sent = [ledger.appendAlone(input), otherLedger.appendAlone(input)];
      await until(async () => (await promises('repeated')) === 1);
      await expect(ledger.appendAlone(other)).rejects.toMatchObject({ code: 'ledger.other-input', status: 422 });
      return sent;
    });
    const answers = await Promise.all([first, again]);
    expect(new Set(answers.map((answer) => answer?.seq))).toEqual(new Set([1n]));
    expect(answers.filter((answer) => answer?.isReplay)).toHaveLength(1);
  });

  it('of cancellations of one entry at once, one is accepted, sealed or not', async () => {
    const input = buildEntry({ streamKey: 'cancelled' });
    const { seq } = await ledger.appendAlone(input);
    const attempts = Array.from({ length: 20 }, (_, n) =>
      (n % 2 ? ledger : otherLedger).appendAlone({
        ...buildCancellation(input, seq, '100_500'),
        idempotencyKey: `cancel-${n}`,
        kind: n % 3 ? 'CANCELLATION' : 'REVOCATION',
      }),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const codes = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['ledger.already-cancelled']));
    expect(await countedIn('cancelled')).toBe('0 0');
  });

  it('a check sees one instant while others append', async () => {
    const writing = Promise.all(
      Array.from({ length: 80 }, () => ledger.appendAlone(buildEntry({ streamKey: 'busy' }))),
    );
    for (let check = 0; check < 5; check++) expect(await verify('busy')).toMatchObject({ isSound: true });
    await writing;
    expect(await verify('busy')).toMatchObject({ isSound: true, checkedEntries: 80, seq: '80' });
  });
});

describe('when a process dies or sealing fails', () => {
  it('what it promised is sealed by another within five seconds, in every stream', async () => {
    const dying = dyingLedger();
    const inputs = Array.from({ length: 230 }, (_, n) =>
      buildEntry({ streamKey: n % 10 ? 'left' : 'left-too', idempotencyKey: `left-${n}` }),
    );
    for (const input of inputs) void dying.appendAlone(input);
    await until(async () => (await promises('left')) + (await promises('left-too')) === inputs.length);
    expect(await countedIn('left')).toBeNull();
    const other = openSequencer(db.database);
    const startedMs = Date.now();
    other.onApplicationBootstrap();
    await until(async () => (await entries('left')).length === 207 && (await entries('left-too')).length === 23, 5_000);
    expect(Date.now() - startedMs).toBeLessThan(5_000);
    await other.onModuleDestroy();
    for (const streamKey of ['left', 'left-too']) expect(await verify(streamKey)).toMatchObject({ isSound: true });
    const [first] = inputs as [AppendInput];
    expect(await ledger.appendAlone(first)).toMatchObject({ isReplay: true });
  });

  it('the same key after it died is answered with the entry that was promised', async () => {
    const input = buildEntry({ streamKey: 'promised' });
    void dyingLedger().appendAlone(input);
    await until(async () => (await promises('promised')) === 1);
    expect(await ledger.appendAlone(input)).toMatchObject({ seq: 1n, isReplay: true });
    expect(await countedIn('promised')).toBe('1 300000000');
  });

  it('the caller is told 503 after five seconds, and the promise is kept', async () => {
    const input = buildEntry({ streamKey: 'unreachable' });
    const unreachable = { query: () => Promise.reject(new Error('connection terminated')) } as unknown as Database;
    await expect(openLedger(db.database, openSequencer(unreachable)).appendAlone(input)).rejects.toMatchObject({
      code: 'ledger.not-sealed-yet',
      status: 503,
    });
    await openSequencer(db.database).sweep();
    expect(await ledger.appendAlone(input)).toMatchObject({ seq: 1n, isReplay: true });
  }, 15_000);

  it('a seal that fails for a while is tried again', async () => {
    let failures = 3;
    const shaky = {
      query: (sql: string, params: unknown[]) =>
        failures-- > 0 ? Promise.reject(new Error('connection terminated')) : db.database.query(sql, params),
    } as unknown as Database;
    const shakyLedger = openLedger(db.database, openSequencer(shaky));
    expect(await shakyLedger.appendAlone(buildEntry({ streamKey: 'shaky' }))).toMatchObject({ seq: 1n });
  });
});
