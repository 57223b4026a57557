// One entry in a report of differences, with the reason why it stands there. Pure.
import type { DifferenceEntry, DifferenceReason } from './period.schema.js';

export interface EntryRow {
  seq: string;
  kind: string;
  ledgerDate: string;
  occurredAt: Date;
  correctsSeq: string | null;
  correctsDate: string | null;
  /** In the later figure; else it was in the earlier one only. */
  isIn: boolean;
  count: number;
  totalFen: string;
  technicalFen: string;
  identity: Record<string, string> | null;
}

/** @param fromEndsOn last day of the earlier figure: what is dated up to it and was not in it came late */
export function toEntry(row: EntryRow, fromEndsOn: string): DifferenceEntry {
  const sign = row.isIn ? 1n : -1n;
  return {
    ...entryFacts(row),
    count: Number(sign) * row.count,
    totalFen: (sign * BigInt(row.totalFen)).toString(),
    technicalFen: (sign * BigInt(row.technicalFen)).toString(),
    reason: reasonOf(row, fromEndsOn),
  };
}

function reasonOf({ isIn, ledgerDate, correctsSeq }: EntryRow, fromEndsOn: string): DifferenceReason {
  if (!isIn) return 'OTHER_PERIOD';
  if (ledgerDate <= fromEndsOn) return correctsSeq === null ? 'LATE' : 'LATE_CORRECTION';
  return correctsSeq === null ? 'NEW' : 'CORRECTION';
}

/** What is shown of an entry anywhere in the reports. */
export function entryFacts(row: Omit<EntryRow, 'isIn'>): Omit<DifferenceEntry, 'reason'> {
  const { identity } = row;
  return {
    seq: row.seq,
    kind: row.kind,
    ledgerDate: row.ledgerDate,
    occurredAt: row.occurredAt.toISOString(),
    correctsSeq: row.correctsSeq,
    correctsDate: row.correctsDate,
    count: row.count,
    totalFen: row.totalFen,
    technicalFen: row.technicalFen,
    contractId: identity?.['contractId'] ?? null,
    title: identity?.['projectName'] ?? null,
    registrationNumber: identity?.['registrationNumber'] ?? null,
    sellerName: identity?.['sellerName'] ?? null,
    buyerName: identity?.['buyerName'] ?? null,
  };
}
