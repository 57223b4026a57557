// What may be asked of the ledger, and on which day it counts.
import { ProblemError } from '@app/platform';
import { draftEntry } from './entry.js';
import type { AppendInput } from './ledger.schema.js';
import { buildCancellation, buildEntry } from './testing/build-entry.js';

const SALT = Buffer.alloc(32, 7);
const CONTRACT = '01980000-0000-7000-8000-000000000001';

function pointersOf(input: AppendInput): string[] {
  try {
    draftEntry(input, SALT);
  } catch (error) {
    if (error instanceof ProblemError) return (error.details.errors ?? []).map((fault) => fault.pointer);
    throw error;
  }
  return [];
}

describe('a draft entry', () => {
  it('counts on the day in Shanghai, whatever the zone of the server', () => {
    const dateAt = (instant: string) =>
      draftEntry(buildEntry({ occurredAt: new Date(instant) }), SALT).statistics.ledgerDate;
    expect(dateAt('2025-12-31T15:59:59.999Z')).toBe('2025-12-31');
    expect(dateAt('2025-12-31T16:00:00.000Z')).toBe('2026-01-01');
  });

  it('has the same input hash at another time and another one for another amount', () => {
    const input = buildEntry();
    const hash = draftEntry(input, SALT).inputHash;
    expect(draftEntry({ ...input, occurredAt: new Date('2027-01-01T00:00:00Z') }, Buffer.alloc(32)).inputHash).toEqual(
      hash,
    );
    const other = { ...input, amounts: { ...input.amounts, technicalFen: input.amounts.technicalFen - 1n } };
    expect(draftEntry(other, SALT).inputHash).not.toEqual(hash);
  });

  it.each<[string, AppendInput, string]>([
    ['technical above total', buildEntry({ amounts: { totalFen: 100n, technicalFen: 101n } }), '/amounts/technicalFen'],
    ['a negative registration', buildEntry({ amounts: { totalFen: -1n, technicalFen: -1n } }), '/amounts'],
    ['an amount of fifteen digits', buildEntry({ amounts: { totalFen: 10n ** 14n } }), '/amounts/totalFen'],
    ['a registration that corrects', buildEntry({ correctsSeq: 1n }), '/correctsSeq'],
    ['an amendment of nothing', buildEntry({ kind: 'AMENDMENT', dimensions: { amountBand: 'LT10' } }), '/correctsSeq'],
    ['an amendment without band', buildEntry({ kind: 'AMENDMENT', correctsSeq: 1n }), '/dimensions/amountBand'],
    ['a code with a space', buildEntry({ dimensions: { type: 'D V' } }), '/dimensions/type'],
    ['an identity without contract', buildEntry({ identity: {} as AppendInput['identity'] }), '/identity/contractId'],
    ['a NUL in a title', buildEntry({ identity: { contractId: CONTRACT, title: 'a\u0000' } }), '/identity/title'],
    [
      'a lone surrogate in a title',
      buildEntry({ identity: { contractId: CONTRACT, title: '\uD800' } }),
      '/identity/title',
    ],
  ])('refuses %s', (_about, input, pointer) => {
    expect(pointersOf(input)).toContain(pointer);
  });

  it('accepts a cancellation that names what it cancels', () => {
    expect(pointersOf(buildCancellation(buildEntry(), 1n, '100_500'))).toEqual([]);
  });
});
