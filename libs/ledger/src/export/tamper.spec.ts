// R9 without a database: rows as the database would hold them, or the exported file itself, changed at random. The verifier
// for outsiders must find each change and name the entry, checkpoint or total. With a database: tamper.db.spec.ts.
import * as fc from 'fast-check';
import type { StoredEntry } from '../chain-walk.js';
import { verifierKey } from '../proof/note.js';
import { buildCancellation, buildEntry } from '../testing/build-entry.js';
import { MemoryLedger } from '../testing/memory-ledger.js';
import { OfflineVerifier } from '../testing/offline-verifier.js';

/** The long suite raises it. */
const RUNS = Number(process.env['LEDGER_OFFLINE_TAMPERS'] ?? 250);
const LENGTH = 40;
const SIGNED = new Set([13, 32, LENGTH]);

const ledger = new MemoryLedger();
let verifier: OfflineVerifier;

beforeAll(() => {
  for (let n = 1; n <= LENGTH; n++) {
    const occurredAt = new Date(Date.UTC(2025, n % 12, 1 + (n % 28)));
    const amounts = { totalFen: BigInt(n) * 1_000_000_007n, technicalFen: BigInt(n) * 900_000_001n };
    const input = buildEntry({
      idempotencyKey: `k-${n}`,
      occurredAt,
      amounts,
      dimensions: { type: n % 2 ? 'DEV' : 'LIC' },
    });
    ledger.append(n % 5 ? input : buildCancellation(input, BigInt(n - 1), 'GE1000'));
    if (SIGNED.has(n)) ledger.sign(new Date(Date.UTC(2026, 0, n)));
  }
  verifier = new OfflineVerifier([verifierKey(ledger.signer)]);
});
afterAll(() => verifier.end());

const otherBytes = (bytes: Buffer, at: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at % bytes.length]! ^= 1 + (at % 255);
  return changed;
};
const otherDigits = (text: string, by: number): string => (BigInt(text) + BigInt(by) + 1n).toString();

/** Column → another value of its type, made with a random number. */
const CHANGES: Record<keyof StoredEntry, (row: StoredEntry, random: number) => unknown> = {
  seq: (row, random) => otherDigits(row.seq, LENGTH + random),
  version: (row) => row.version + 1,
  kind: (row) => (row.kind === 'RECEIPT' ? 'AMENDMENT' : 'RECEIPT'),
  corrects_seq: (row, random) => (row.corrects_seq === null ? '1' : otherDigits(row.corrects_seq, random)),
  ledger_date: (row) => row.ledger_date.replace(/\d\d$/, (day) => (day === '05' ? '06' : '05')),
  count_delta: (row, random) => row.count_delta + 1 + (random % 3),
  total_fen: (row, random) => otherDigits(row.total_fen, random),
  technical_fen: (row, random) => otherDigits(row.technical_fen, -random - 2),
  received_fen: (row, random) => otherDigits(row.received_fen, random),
  dimensions: (row, random) => {
    const names = Object.keys(row.dimensions);
    return { ...row.dimensions, [names[random % names.length]!]: 'OTHER' };
  },
  identity_hash: (row, random) => otherBytes(row.identity_hash, random),
  prev_hash: (row, random) => otherBytes(row.prev_hash, random),
  leaf_hash: (row, random) => otherBytes(row.leaf_hash, random),
  chain_hash: (row, random) => otherBytes(row.chain_hash, random),
  occurred_at: (row) => row.occurred_at.replace(/(\d)Z$/, (_, digit: string) => `${(Number(digit) + 1) % 10}Z`),
  idempotency_key: (row, random) => `${row.idempotency_key}${random}`,
  input_hash: (row, random) => otherBytes(row.input_hash, random),
  salt: (row, random) => (random % 4 ? otherBytes(row.salt ?? Buffer.alloc(1), random) : null),
  actor_id: (row) => row.actor_id?.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
  identity: (row, random) => (random % 4 ? { ...row.identity, title: `另一份合同 ${random}` } : null),
};
const later = (row: StoredEntry): StoredEntry => ({ ...row, seq: String(Number(row.seq) + 1) });
const COLUMNS = Object.keys(CHANGES) as (keyof StoredEntry)[];

const place = fc.integer({ min: 1, max: LENGTH });
const random = fc.nat({ max: 100_000 });

/** The file after a change, and how the verifier must name it. */
type Tamper = { lines: string[]; named: RegExp; what: string };

const flipped = fc
  .record({ at: place, column: fc.constantFrom(...COLUMNS), random })
  .map(({ at, column, random: by }): Tamper => {
    const row = ledger.rows[at - 1]!;
    const rows = ledger.rows.with(at - 1, { ...row, [column]: CHANGES[column](row, by) });
    return {
      lines: ledger.export(true, { rows }),
      named: new RegExp(`entry ${at}\\b`),
      what: `flip ${column} of ${at}`,
    };
  });
const deleted = place.map((at): Tamper => ({
  lines: ledger.export(true, { rows: ledger.rows.toSpliced(at - 1, 1) }),
  named: new RegExp(`entry ${at}\\b`),
  what: `delete ${at}`,
}));
const inserted = fc.record({ at: place, of: place, isShifted: fc.boolean() }).map(({ at, of, isShifted }): Tamper => {
  const copy = { ...ledger.rows[of - 1]!, seq: String(at), idempotency_key: 'forged' };
  const after = ledger.rows.slice(at - 1).map((row) => (isShifted ? later(row) : row));
  const rows = [...ledger.rows.slice(0, at - 1), copy, ...after];
  return {
    lines: ledger.export(true, { rows }),
    named: new RegExp(`entry ${at}\\b`),
    what: `insert copy of ${of} at ${at}`,
  };
});
const swapped = fc
  .record({ one: place, other: place, columns: fc.subarray(COLUMNS, { minLength: 1 }), isWhole: fc.boolean() })
  .map(({ one, other, columns, isWhole }): Tamper => {
    const [a, b] = [ledger.rows[one - 1]!, ledger.rows[other - 1]!];
    const of = (own: StoredEntry, taken: StoredEntry) =>
      isWhole
        ? { ...taken, seq: own.seq }
        : { ...own, ...Object.fromEntries(columns.map((column) => [column, taken[column]])) };
    const rows = ledger.rows.with(one - 1, of(a, b)).with(other - 1, of(b, a));
    const isSame = JSON.stringify(rows) === JSON.stringify(ledger.rows);
    const first = Math.min(one, other);
    return {
      lines: ledger.export(true, { rows }),
      named: isSame ? /^$/ : new RegExp(`entry ${first}\\b`),
      what: `swap ${isWhole ? 'rows' : columns.join()} of ${one} and ${other}`,
    };
  });
const signed = fc
  .record({ at: fc.nat({ max: 2 }), by: random, how: fc.nat({ max: 4 }) })
  .map(({ at, by, how }): Tamper => {
    const old = ledger.checkpoints[at]!;
    const digits = [...old.note.matchAll(/[0-9A-Za-z+/]/g)].map(({ index }) => index);
    const index = digits[by % digits.length]!;
    const changes = [
      { size: String(Number(old.size) - 1 - (by % 5)) },
      { root: otherBytes(old.root, by) },
      { note: old.note.slice(0, index) + (old.note[index] === '4' ? '5' : '4') + old.note.slice(index + 1) },
      { signed_at: new Date(old.signed_at.getTime() + 1_000 * (by + 1)) },
      { note: ledger.checkpoints[(at + 1) % 3]!.note },
    ];
    const changed = { ...old, ...changes[how] };
    const checkpoints = ledger.checkpoints.with(at, changed);
    return {
      lines: ledger.export(true, { checkpoints }),
      named: new RegExp(`checkpoint (${changed.size}|${old.size})\\b`),
      what: `checkpoint ${old.size}: ${Object.keys(changes[how]!).join()} ${index}`,
    };
  });
const summed = fc
  .record({
    at: random,
    column: fc.constantFrom('count', 'total_fen', 'technical_fen', 'received_fen'),
    by: random,
    how: fc.nat({ max: 3 }),
  })
  .map(({ at, column, by, how }): Tamper => {
    const totals = ledger.totals();
    const index = at % totals.length;
    const cell = totals[index]!;
    const name = `${cell.month.slice(0, 7)} ${cell.dimension}=${cell.code}`;
    const ways = [
      totals.with(index, { ...cell, [column]: otherDigits(cell[column as 'count'], by) }),
      totals.toSpliced(index, 1),
      totals.toSpliced(index, 0, cell),
      totals.with(index, { ...cell, code: 'ELSE' }),
    ];
    const named = how === 3 ? `${cell.dimension}=ELSE` : name;
    return {
      lines: ledger.export(true, { totals: ways[how]! }),
      named: new RegExp(`(total|missing).*${named}`),
      what: `total ${name} way ${how}`,
    };
  });
/** Any character of the file itself. */
const written = fc
  .record({ at: random, place: random, to: fc.constantFrom(...'0189afxAZ"{}:,\\ \u4E2D') })
  .map(({ at, place: offset, to }): Tamper => {
    const lines = ledger.export(true);
    const index = at % lines.length;
    const line = lines[index]!.slice(0, -1);
    const spot = offset % line.length;
    const changed = line.slice(0, spot) + to + line.slice(spot + 1);
    const seq = /^\{"record":"entry","seq":"(\d+)"/.exec(line)?.[1];
    // exportedAt is not signed by anybody, and where the file is not changed there is nothing to find.
    const isFree = changed === line || (line.includes('"header"') && spot > line.indexOf('"exportedAt"'));
    const named = seq ? new RegExp(`entry ${seq}\\b`) : /./;
    return {
      lines: lines.with(index, `${changed}\n`),
      named: isFree ? /^/ : named,
      what: `character ${spot} of line ${index}: ${line.slice(0, 40)}`,
    };
  });

describe('the verifier for outsiders', () => {
  it('finds nothing wrong with what nobody touched', async () => {
    expect(await verifier.found(ledger.export(true))).toBe('');
    expect(await verifier.found(ledger.export(false))).toBe('');
  });

  it(`finds each of ${RUNS} changes and says where`, async () => {
    const tampers = fc.oneof(
      { arbitrary: flipped, weight: 4 },
      { arbitrary: written, weight: 2 },
      { arbitrary: swapped, weight: 2 },
      ...[deleted, inserted, signed, summed].map((arbitrary) => ({ arbitrary, weight: 1 })),
    );
    await fc.assert(
      fc.asyncProperty(tampers, async ({ lines, named, what }) => {
        expect({ what, found: await verifier.found(lines) }).toEqual({ what, found: expect.stringMatching(named) });
      }),
      { numRuns: RUNS },
    );
  });
});
