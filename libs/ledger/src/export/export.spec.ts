// The exported file, pinned by a golden one, and what the verifier for outsiders makes of it when it was changed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifierKey } from '../proof/note.js';
import { consistencySpans, inclusionSpans } from '../tree/merkle.js';
import type { Span } from '../tree/merkle.js';
import { buildCancellation, buildEntry } from '../testing/build-entry.js';
import { fixedSigner, MemoryLedger, rootOf } from '../testing/memory-ledger.js';
import { OfflineVerifier, runVerifier } from '../testing/offline-verifier.js';

const GOLDEN = join(process.cwd(), 'libs/ledger/src/export/golden');
const golden = (name: string) => readFileSync(join(GOLDEN, name), 'utf8');
const key = verifierKey(fixedSigner(7));

/** Twelve entries of every kind, with fixed keys and salts; checkpoints after 5, 8 and 12. */
function goldenLedger(): MemoryLedger {
  const ledger = new MemoryLedger();
  const at = (n: number) => new Date(Date.UTC(2025, n, 15, 2, 3, 4, 567));
  const registered = Array.from({ length: 7 }, (_, n) =>
    buildEntry({
      idempotencyKey: `registration:${n + 1}`,
      occurredAt: at(n),
      amounts: { totalFen: 1_000_000_007n * BigInt(n + 1), technicalFen: 700_000_003n * BigInt(n + 1) },
      dimensions: {
        type: ['DEV', 'TRF', 'LIC'][n % 3],
        buyerTownship: n % 2 ? '500102011' : null,
        base: n % 3 ? 'B2' : null,
      },
      identity: {
        contractId: `01980000-0000-7000-8000-00000000000${n + 1}`,
        registrationNumber: `202550010200000${n + 1}`,
      },
    }),
  );
  const correction = (
    of: number,
    kind: 'AMENDMENT' | 'RECEIPT' | 'RECEIPT_CORRECTION' | 'REVOCATION' | 'CANCELLATION',
  ) => ({
    ...buildCancellation(registered[of - 1]!, BigInt(of), 'GE1000'),
    kind,
    idempotencyKey: `${kind}:${of}`,
    occurredAt: at(10),
  });
  for (const input of registered.slice(0, 5)) ledger.append(input);
  ledger.sign(new Date('2025-06-01T00:00:00Z'));
  ledger.append({ ...correction(2, 'AMENDMENT'), amounts: { totalFen: -250_000_001n, technicalFen: -1n } });
  ledger.append({ ...correction(3, 'RECEIPT'), amounts: { totalFen: 0n, technicalFen: 0n, receivedFen: 90_000_005n } });
  ledger.append({
    ...correction(3, 'RECEIPT_CORRECTION'),
    amounts: { totalFen: 0n, technicalFen: 0n, receivedFen: -5n },
  });
  ledger.sign(new Date('2025-11-16T00:00:00Z'));
  ledger.append(correction(4, 'CANCELLATION'));
  ledger.append(correction(5, 'REVOCATION'));
  for (const input of registered.slice(5)) ledger.append(input);
  ledger.sign(new Date('2025-12-01T00:00:00Z'));
  return ledger;
}

function proofs(ledger: MemoryLedger): { inclusion: object; consistency: object } {
  const leaves = ledger.rows.map(({ leaf_hash }) => leaf_hash);
  const hexOf = (spans: readonly Span[]) => spans.map(({ from, to }) => rootOf(leaves.slice(from, to)).toString('hex'));
  const [, middle, last] = ledger.checkpoints;
  const row = ledger.rows[2]!;
  const canonical = (JSON.parse(ledger.export(false)[3]!) as { canonical: string }).canonical;
  const format = 'techmart-ledger-proof/1';
  return {
    inclusion: {
      format,
      stream: 'contract',
      seq: '3',
      leafIndex: '2',
      size: '12',
      leafHash: row.leaf_hash.toString('hex'),
      path: hexOf(inclusionSpans(2, 12)),
      checkpoint: last!.note,
      canonical,
      identity: null,
      keys: [key],
    },
    consistency: {
      format,
      stream: 'contract',
      from: '8',
      to: '12',
      path: hexOf(consistencySpans(8, 12)),
      fromCheckpoint: middle!.note,
      toCheckpoint: last!.note,
      keys: [key],
    },
  };
}

const ledger = goldenLedger();
let folder: string;
let verifier: OfflineVerifier;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'techmart-export-'));
  verifier = new OfflineVerifier([key]);
});
afterAll(() => {
  verifier.end();
  rmSync(folder, { recursive: true });
});

/** Runs the command on a file with that text. */
function run(text: string, ...args: string[]): { code: number | null; output: string } {
  const file = join(folder, 'file');
  writeFileSync(file, text);
  const [verb, rest] = args[0] === 'proof' || args[0] === 'consistency' ? [[args[0]], args.slice(1)] : [[], args];
  return runVerifier(...verb, file, '--key', key, ...rest);
}

describe('an exported ledger', () => {
  it('is the golden one to the byte', () => {
    if (process.env['WRITE_GOLDEN']) {
      writeFileSync(join(GOLDEN, 'public.jsonl'), ledger.export(false).join(''));
      writeFileSync(join(GOLDEN, 'auditor.jsonl'), ledger.export(true).join(''));
      writeFileSync(join(GOLDEN, 'key.txt'), `${key}\n`);
      for (const [name, proof] of Object.entries(proofs(ledger)))
        writeFileSync(join(GOLDEN, `${name}.data.json`), JSON.stringify(proof));
    }
    expect(golden('key.txt')).toBe(`${key}\n`);
    expect(ledger.export(false).join('')).toBe(golden('public.jsonl'));
    expect(ledger.export(true).join('')).toBe(golden('auditor.jsonl'));
    expect(JSON.stringify(proofs(ledger).inclusion)).toBe(golden('inclusion.data.json'));
    expect(JSON.stringify(proofs(ledger).consistency)).toBe(golden('consistency.data.json'));
  });

  it('is found right by the command, which says the sums of the plan period', () => {
    for (const name of ['public.jsonl', 'auditor.jsonl']) {
      const { code, output } = run(golden(name));
      expect(code).toBe(0);
      expect(output).toContain('12 条');
      expect(output).toContain('5, 187500001.32 133000000.56 900000.00');
    }
  });

  it('shows every total on request', () => {
    const { output } = run(golden('public.jsonl'), '--totals');
    expect(output.match(/^2025-\d\d \w+=\S+ /gm)).toHaveLength(ledger.totals().length);
  });

  it('is held against a checkpoint that somebody kept', () => {
    const kept = join(folder, 'kept');
    writeFileSync(kept, ledger.checkpoints[0]!.note);
    expect(run(golden('public.jsonl'), '--kept', kept).code).toBe(0);
    const rewritten = goldenLedger();
    const other = new MemoryLedger();
    for (let n = 1; n <= rewritten.rows.length; n++) other.append(buildEntry({ idempotencyKey: `other-${n}` }));
    other.sign(new Date('2025-12-02T00:00:00Z'));
    expect(run(other.export(false).join('')).code).toBe(0);
    const found = run(other.export(false).join(''), '--kept', kept);
    expect(found).toMatchObject({ code: 1, output: expect.stringContaining('entry 5：') });
  });

  it('needs the given key at its end; a key that only the file names is not enough', () => {
    const file = join(folder, 'other-key');
    writeFileSync(file, golden('public.jsonl'));
    const found = runVerifier(file, '--key', verifierKey(fixedSigner(8)));
    expect(found).toMatchObject({ code: 1, output: expect.stringContaining('checkpoint 12') });
  });

  it.each([
    ['nothing', ''],
    ['no ledger', 'hello\n'],
    ['another JSON', '{"record":"header"}\n'],
    ['binary', '\u0000\uFFFD\u0001\n'],
    ['a line without end', '['.repeat(100_000)],
  ])('that is %s is not a ledger: exit code 2, no stack', (_what, text) => {
    const { code, output } = run(text);
    expect(code).toBe(2);
    expect(output).not.toMatch(/ {4}at /);
  });

  it('without a file, a key or with an unknown option: exit code 2, no stack', () => {
    for (const args of [[], ['/nowhere', '--key', key], ['x', '--key', 'nonsense'], ['x', '--what']]) {
      const { code, output } = runVerifier(...args);
      expect(code).toBe(2);
      expect(output).not.toMatch(/ {4}at /);
    }
  });
});

describe('a changed file', () => {
  const lines = ledger.export(true);
  const indexOf = (start: string) => lines.findIndex((line) => line.startsWith(start));
  const changed = (start: string, from: string | RegExp, to: string) =>
    lines.with(indexOf(start), lines[indexOf(start)]!.replace(from, to));

  it.each([
    ['a digit of an amount', '{"record":"entry","seq":"3"', '3000000021', '3000000022', 'entry 3：'],
    ['a code', '{"record":"entry","seq":"7"', 'WITHIN', 'INBOUND', 'entry 7：'],
    ['a title', '{"record":"entry","seq":"2"', '2025500102000002', '2025500102000009', 'entry 2：'],
    ['a member twice', '{"record":"entry","seq":"4"', '{"record"', '{"record":"entry","record"', 'entry 4：'],
    ['blanks', '{"record":"entry","seq":"4"', '{"record"', '{ "record"', 'entry 4：'],
    ['more after the end', '{"record":"entry","seq":"4"', /\n$/, ' {}\n', 'entry 4：'],
    ['the count of a plan period', '{"record":"checkpoint","size":"8"', ' 5 ', ' 6 ', 'checkpoint 8：'],
    ['the size of a checkpoint', '{"record":"checkpoint","size":"8"', '"8"', '"9"', 'checkpoint 9：'],
    [
      'a total',
      '{"record":"total","dimension":"all","month":"2025-01"',
      '1000000007',
      '1000000008',
      'total 2025-01 all=all',
    ],
    ['the size in the header', '{"record":"header"', '"size":"12"', '"size":"11"', 'entry 12：'],
    ['the origin', '{"record":"header"', 'techmart.example', 'techmart2.example', 'checkpoint 12：'],
    ['the last line', '{"record":"end"', '"12"', '"13"', 'totals'],
  ])('%s', async (_what, start, from, to, place) => {
    expect(await verifier.found(changed(start, from, to))).toContain(place);
  });

  it('loses no line unnoticed, but for an older checkpoint, which the last one makes superfluous', async () => {
    for (const [at, line] of lines.entries()) {
      const found = await verifier.found(lines.toSpliced(at, 1));
      if (/"checkpoint","size":"[58]"/.test(line)) expect(found).toBe('');
      else if (line.startsWith('{"record":"entry"')) expect(found).toContain(`entry ${JSON.parse(line).seq}`);
      else expect(found).not.toBe('');
    }
  });

  it('tells the seq whatever single character of an entry is another', async () => {
    const at = indexOf('{"record":"entry","seq":"6"');
    const line = lines[at]!;
    for (let place = 0; place < line.length - 1; place += 1) {
      const flipped = line.slice(0, place) + (line[place] === '7' ? '8' : '7') + line.slice(place + 1);
      expect(await verifier.found(lines.with(at, flipped))).toMatch(/entry 6：/);
    }
  });

  it('is found however an entry text is written twice in itself', async () => {
    const at = indexOf('{"record":"entry","seq":"1"');
    const forged = lines[at]!.replace(String.raw`\"count\":\"1\"`, String.raw`\"count\":\"1\",\"count\":\"1\"`);
    expect(await verifier.found(lines.with(at, forged))).toContain('entry 1：');
  });
});

describe('a proof file', () => {
  it('is found right, and wrong with any other character', () => {
    for (const verb of ['inclusion', 'consistency'] as const) {
      const [command, text] = [verb === 'inclusion' ? 'proof' : verb, golden(`${verb}.data.json`)];
      expect(run(text, command)).toMatchObject({ code: 0, output: expect.stringContaining('✓') });
      const hash = /"path":\["([0-9a-f]{64})/.exec(text)![1]!;
      for (const wrong of [
        text.replace(
          hash,
          hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
        ),
        text.replace(new RegExp(`"${hash}",?`), ''),
      ]) {
        expect(run(wrong, command)).toMatchObject({ code: 1, output: expect.not.stringMatching(/ {4}at /) });
      }
    }
    expect(run(golden('inclusion.data.json').replace('3000000021', '3000000022'), 'proof').code).toBe(1);
    expect(run(golden('inclusion.data.json').replace('"seq":"3"', '"seq":"4"'), 'proof').code).toBe(1);
  });

  it('of another kind is refused without a stack', () => {
    for (const text of ['', '{}', '[]', 'null', '{"format":"techmart-ledger-proof/1"}', golden('public.jsonl')]) {
      for (const verb of ['proof', 'consistency']) {
        const { code, output } = run(text, verb);
        expect([1, 2]).toContain(code);
        expect(output).not.toMatch(/ {4}at /);
      }
    }
  });
});
