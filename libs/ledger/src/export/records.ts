// The lines of an exported ledger (format techmart-ledger-export/1, see the room's README). Pure: rows come from wherever
// they were read. What is redundant in the database and not in the file is compared here: `differs` names what does not fit.
import { canonicalForm, identityHash, identityText, inputHash } from '../canonical.js';
import type { IdentityPart } from '../canonical.js';
import { statisticsOf } from '../chain-walk.js';
import type { StoredEntry, StoredRollup } from '../chain-walk.js';
import { readCheckpoint } from '../proof/note.js';

export const EXPORT_FORMAT = 'techmart-ledger-export/1';

export interface ExportHeader {
  origin: string;
  stream: string;
  /** Entries that the head of the stream counts. */
  size: string;
  hasIdentities: boolean;
  /** Verifier keys of C2SP signed-note, retired ones too. */
  keys: string[];
  exportedAt: Date;
}

export function headerLine({ exportedAt, ...header }: ExportHeader): string {
  return line({ record: 'header', format: EXPORT_FORMAT, ...header, exportedAt: exportedAt.toISOString() });
}

/** @param chainBefore the chain hash that the row before stores */
export function entryLine(
  row: StoredEntry,
  { stream, chainBefore, hasIdentities }: { stream: string; chainBefore: Buffer; hasIdentities: boolean },
): string {
  const part = identityPart(row);
  const differs = [
    ...(row.prev_hash.equals(chainBefore) ? [] : ['prev_hash']),
    ...(hasIdentities && part && row.version === 1 && !isInputHash(row, stream, part) ? ['input_hash'] : []),
  ];
  const identity = row.salt && part ? { salt: row.salt.toString('hex'), text: identityText(part) } : null;
  return line({
    record: 'entry',
    seq: row.seq,
    canonical: canonicalText(row, stream),
    leafHash: row.leaf_hash.toString('hex'),
    chainHash: row.chain_hash.toString('hex'),
    ...(hasIdentities ? { identity } : {}),
    ...differing(differs),
  });
}

export interface StoredCheckpoint {
  size: string;
  root: Buffer;
  note: string;
  signed_at: Date;
}

export function checkpointLine({ size, root, note, signed_at }: StoredCheckpoint): string {
  const signed = readCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));
  // An instant that cannot be read equals none.
  const second = (instant: Date | undefined) => Math.floor((instant?.getTime() ?? Number.NaN) / 1_000);
  const differs = [
    ...(signed?.root.equals(root) ? [] : [`checkpoint ${size}: root`]),
    ...(second(signed?.signedAt) === second(signed_at) ? [] : [`checkpoint ${size}: signed_at`]),
  ];
  return line({ record: 'checkpoint', size, note, ...differing(differs) });
}

export function totalLine(cell: StoredRollup): string {
  return line({
    record: 'total',
    dimension: cell.dimension,
    month: cell.month.slice(0, 7),
    code: cell.code,
    count: cell.count,
    totalFen: cell.total_fen,
    technicalFen: cell.technical_fen,
    receivedFen: cell.received_fen,
  });
}

/** A row that belongs to nothing: it has no place in the file, and every verifier stops at it. */
export function strayLine(table: string, where: Record<string, string>): string {
  return line({ record: 'stray', table, ...where });
}

export function endLine(entries: number, totals: number, differs: readonly string[]): string {
  return line({ record: 'end', entries: String(entries), totals: String(totals), ...differing(differs) });
}

/** Rebuilt from the columns, so that a changed column no longer has the leaf hash of the entry. */
function canonicalText(row: StoredEntry, stream: string): string {
  if (row.version !== 1) return JSON.stringify({ v: `techmart-ledger/${row.version}` });
  return canonicalForm(statisticsOf(row, stream), row.identity_hash, BigInt(row.seq));
}

function identityPart(row: StoredEntry): IdentityPart | null {
  if (!row.salt || !row.identity || !row.actor_id) return null;
  return {
    actorId: row.actor_id,
    idempotencyKey: row.idempotency_key,
    occurredAt: row.occurred_at,
    identity: row.identity,
  };
}

/** A changed identity part shows by its own hash; only a part that is right tells about the input hash. */
function isInputHash(row: StoredEntry, stream: string, part: IdentityPart): boolean {
  if (!row.salt || !identityHash(row.salt, part).equals(row.identity_hash)) return true;
  return inputHash(statisticsOf(row, stream), part).equals(row.input_hash);
}

function differing(names: readonly string[]): { differs?: string } {
  return names.length > 0 ? { differs: names.join(', ') } : {};
}

function line(record: object): string {
  return `${JSON.stringify(record)}\n`;
}
