// R8: random sequences of appends, corrections, retries and failures against a model in memory.
import * as fc from 'fast-check';
import { ProblemError } from '@app/platform';
import { testDatabase } from '@app/platform/testing';
import type { TestDatabase } from '@app/platform/testing';
import { amountBandOf, completeDimensions, rollupCells } from './dimensions.js';
import { LEDGER_KINDS } from './ledger.schema.js';
import type { AppendInput } from './ledger.schema.js';
import { LedgerVerifier } from './ledger.verifier.js';
import { buildCancellation, buildEntry } from './testing/build-entry.js';
import { openLedger } from './testing/open-ledger.js';

/** Histories, and commands in each at most; the long suite raises both. */
const RUNS = Number(process.env['LEDGER_MODEL_RUNS'] ?? 15);
const COMMANDS = Number(process.env['LEDGER_MODEL_COMMANDS'] ?? 25);
/** Commands that must have been run in all. */
const FLOOR = Number(process.env['LEDGER_MODEL_FLOOR'] ?? 40);
/** Histories that are played at the same time, each on a stream of its own. */
const AT_ONCE = 5;

interface Model {
  inputs: AppendInput[];
  cancelled: Set<number>;
  sums: Map<string, [count: bigint, total: bigint, technical: bigint, received: bigint]>;
}
interface Real {
  streamKey: string;
  append(input: AppendInput): Promise<{ seq: bigint; isReplay: boolean }>;
}
type Command = fc.AsyncCommand<Model, Real>;

function record(model: Model, input: AppendInput): void {
  model.inputs.push(input);
  const month = new Date(input.occurredAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
  for (const { dimension, code } of rollupCells(completeDimensions(input.dimensions, input.amounts.totalFen))) {
    const key = `${month} ${dimension}=${code}`;
    const [count, total, technical, received] = model.sums.get(key) ?? [0n, 0n, 0n, 0n];
    const { totalFen, technicalFen, receivedFen = 0n } = input.amounts;
    const delta = BigInt(LEDGER_KINDS[input.kind].countDelta);
    model.sums.set(key, [count + delta, total + totalFen, technical + technicalFen, received + receivedFen]);
  }
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'ok';
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
}

class Register implements Command {
  constructor(private readonly overrides: Parameters<typeof buildEntry>[0]) {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const input = buildEntry({ ...this.overrides, streamKey: real.streamKey });
    const { seq, isReplay } = await real.append(input);
    record(model, input);
    expect({ seq, isReplay }).toEqual({ seq: BigInt(model.inputs.length), isReplay: false });
  }
  toString = () => 'register';
}

class Amend implements Command {
  constructor(
    private readonly pick: number,
    private readonly differenceFen: bigint,
  ) {}
  check = (model: Readonly<Model>) => model.inputs.length > 0;
  async run(model: Model, real: Real): Promise<void> {
    const at = this.pick % model.inputs.length;
    const original = model.inputs[at] as AppendInput;
    const input: AppendInput = {
      ...buildCancellation(original, BigInt(at + 1), amountBandOf(original.amounts.totalFen)),
      kind: 'AMENDMENT',
      amounts: { totalFen: this.differenceFen, technicalFen: this.differenceFen / 2n },
      idempotencyKey: `amend-${model.inputs.length}`,
    };
    const { seq } = await real.append(input);
    record(model, input);
    expect(seq).toBe(BigInt(model.inputs.length));
  }
  toString = () => `amend by ${this.differenceFen}`;
}

class Cancel implements Command {
  constructor(private readonly pick: number) {}
  check = (model: Readonly<Model>) => model.inputs.length > 0;
  async run(model: Model, real: Real): Promise<void> {
    const at = this.pick % model.inputs.length;
    const original = model.inputs[at] as AppendInput;
    const input = {
      ...buildCancellation(original, BigInt(at + 1), original.dimensions.amountBand ?? 'LT10'),
      idempotencyKey: `cancel-${model.inputs.length}`,
    };
    const outcome = await codeOf(real.append(input));
    expect(outcome).toBe(model.cancelled.has(at) ? 'ledger.already-cancelled' : 'ok');
    if (outcome !== 'ok') return;
    model.cancelled.add(at);
    record(model, input);
  }
  toString = () => 'cancel';
}

class Retry implements Command {
  constructor(
    private readonly pick: number,
    private readonly isChanged: boolean,
    private readonly times: number,
  ) {}
  check = (model: Readonly<Model>) => model.inputs.length > 0;
  async run(model: Model, real: Real): Promise<void> {
    const at = this.pick % model.inputs.length;
    const original = model.inputs[at] as AppendInput;
    const input = this.isChanged ? { ...original, identity: { ...original.identity, note: 'changed' } } : original;
    const attempts = Array.from({ length: this.times }, () => real.append(input));
    if (this.isChanged) {
      for (const attempt of attempts) expect(await codeOf(attempt)).toBe('ledger.other-input');
      return;
    }
    for (const answer of await Promise.all(attempts))
      expect(answer).toMatchObject({ seq: BigInt(at + 1), isReplay: true });
  }
  toString = () => `retry ${this.times}×${this.isChanged ? ' changed' : ''}`;
}

const codes = fc.record({
  type: fc.constantFrom('DEV', 'TRF', 'LIC', 'CON', 'SRV'),
  techArea: fc.constantFrom('01', '05', '11'),
  base: fc.constantFrom('B1', null),
  sellerRegion: fc.constantFrom('500102', '110108'),
  buyerRegion: fc.constantFrom('500102', '440305'),
  sellerTownship: fc.constantFrom('500102011', '500102013', null),
  buyerTownship: fc.constantFrom('500102011', undefined),
  buyerPark: fc.constantFrom('P01', 'P02', null),
  related: fc.boolean(),
});
const registers = fc
  .record({ totalFen: fc.bigInt(0n, 10n ** 13n), day: fc.integer({ min: 0, max: 2190 }), dimensions: codes })
  .map(({ totalFen, day, dimensions }) => {
    const occurredAt = new Date(Date.UTC(2021, 0, 1) + day * 86_400_000 + 57_600_000);
    return new Register({ amounts: { totalFen, technicalFen: totalFen / 3n }, occurredAt, dimensions });
  });
const commands = fc.commands(
  [
    registers,
    fc.tuple(fc.nat(), fc.bigInt(-(10n ** 12n), 10n ** 12n)).map(([pick, fen]) => new Amend(pick, fen)),
    fc.nat().map((pick) => new Cancel(pick)),
    fc
      .tuple(fc.nat(), fc.boolean(), fc.integer({ min: 1, max: 4 }))
      .map(([pick, changed, times]) => new Retry(pick, changed, times)),
  ],
  { maxCommands: COMMANDS, size: 'max' },
);

describe('the ledger behaves as its model', () => {
  let db: TestDatabase;
  let streams = 0;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it(`in ${RUNS} random histories, and verifies after each`, async () => {
    const ledger = openLedger(db.database);
    const verifier = new LedgerVerifier(db.database, { now: () => new Date() });
    let played = 0;
    const property = fc.asyncProperty(commands, async (history) => {
      const streamKey = `model-${++streams}`;
      const model: Model = { inputs: [], cancelled: new Set(), sums: new Map() };
      const real = { streamKey, append: (input: AppendInput) => ledger.appendAlone(input) };
      await fc.asyncModelRun(() => ({ model, real }), history);
      await expectSums(streamKey, model);
      expect(await verifier.verify(streamKey)).toMatchObject({ isSound: true, checkedEntries: model.inputs.length });
      played += [...history].filter((command) => (command as unknown as { hasRan: boolean }).hasRan).length;
    });
    const numRuns = Math.ceil(RUNS / AT_ONCE);
    await Promise.all(Array.from({ length: AT_ONCE }, () => fc.assert(property, { numRuns })));
    expect(played).toBeGreaterThanOrEqual(FLOOR);
  });

  async function expectSums(streamKey: string, model: Model): Promise<void> {
    const rows = await db.database.query<{ key: string; sums: string[] }>(
      `select to_char(month, 'YYYY-MM') || ' ' || dimension || '=' || code as key,
         array[count, total_fen, technical_fen, received_fen]::text[] as sums from ledger_rollup where stream_key = $1`,
      [streamKey],
    );
    const stored = Object.fromEntries(rows.map((row) => [row.key, row.sums]));
    expect(stored).toEqual(Object.fromEntries([...model.sums].map(([key, sums]) => [key, sums.map(String)])));
  }
});
