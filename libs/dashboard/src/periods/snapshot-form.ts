// The canonical form of a closed period: what is hashed, byte for byte. A change of form is a new version, never an edit.
import { createHash } from 'node:crypto';

/** Sums of one code of one dimension. Money in fen. */
export interface Cell {
  dimension: string;
  code: string;
  count: bigint;
  totalFen: bigint;
  technicalFen: bigint;
  receivedFen: bigint;
}

export interface SnapshotFacts {
  kind: string;
  period: string;
  startsOn: string;
  endsOn: string;
  streamKey: string;
  /** Number of the last entry that is in. */
  cutoffSeq: bigint;
  /** Instant of the reading, ISO 8601 in UTC. */
  cutoffAt: string;
  /** Chain hash of the entry `cutoffSeq`, hexadecimal. */
  chainHash: string;
  ruleSetVersion: string;
  cells: readonly Cell[];
}

/** Members in this order, numbers as decimal text, cells by dimension and code in UTF-16 order, no blanks. */
export function canonicalSnapshot(facts: SnapshotFacts): string {
  return JSON.stringify({
    v: 'techmart-snapshot/1',
    kind: facts.kind,
    period: facts.period,
    startsOn: facts.startsOn,
    endsOn: facts.endsOn,
    stream: facts.streamKey,
    cutoffSeq: facts.cutoffSeq.toString(),
    cutoffAt: facts.cutoffAt,
    chainHash: facts.chainHash,
    ruleSetVersion: facts.ruleSetVersion,
    cells: [...facts.cells]
      .sort(byDimensionAndCode)
      .map((cell) => [
        cell.dimension,
        cell.code,
        cell.count.toString(),
        cell.totalFen.toString(),
        cell.technicalFen.toString(),
        cell.receivedFen.toString(),
      ]),
  });
}

export function snapshotHash(canonical: string): Buffer {
  return createHash('sha256').update(canonical, 'utf8').digest();
}

/** The cells of a canonical form. @throws SyntaxError for what is no such form */
export function cellsOf(canonical: string): Cell[] {
  const { cells } = JSON.parse(canonical) as { cells: [string, string, string, string, string, string][] };
  return cells.map(([dimension, code, count, totalFen, technicalFen, receivedFen]) => ({
    dimension,
    code,
    count: BigInt(count),
    totalFen: BigInt(totalFen),
    technicalFen: BigInt(technicalFen),
    receivedFen: BigInt(receivedFen),
  }));
}

function byDimensionAndCode(a: Cell, b: Cell): number {
  if (a.dimension !== b.dimension) return a.dimension < b.dimension ? -1 : 1;
  return a.code < b.code ? -1 : Number(a.code > b.code);
}
