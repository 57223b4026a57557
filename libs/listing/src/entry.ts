// How listings enter: their codes, what a draft still lacks, and imports in batches. Which columns there are is the room's.
import { newId, type FieldError, type Tx } from '@app/platform';
import { shanghaiYear } from '@app/reference';
import type { Listing, ListingRow, Trail } from './listing.js';

type Kind = Pick<Listing<ListingRow, unknown>, 'noun' | 'codePrefix'>;

/**
 * Takes `count` consecutive numbers of the year in Asia/Shanghai and returns them as codes, e.g. `CG2026000001`.
 * Six digits, more when a year has over 999 999. Serialises with other takers until the transaction ends.
 */
export async function takeCodes(tx: Tx, { noun, codePrefix }: Kind, now: Date, count: number): Promise<string[]> {
  const year = shanghaiYear(now);
  const [row]: { last: number }[] = await tx.query(
    `INSERT INTO ${noun}_number AS taken (year, last) VALUES ($1, $2)
     ON CONFLICT (year) DO UPDATE SET last = taken.last + excluded.last RETURNING last`,
    [year, count],
  );
  const first = (row?.last ?? count) - count + 1;
  return Array.from({ length: count }, (_, at) => `${codePrefix}${year}${String(first + at).padStart(6, '0')}`);
}

/** The fields that were given; those left out are to stay as they are. */
export function givenOnly<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
}

/** A zod schema, of which only the faults are wanted. */
interface Requirement {
  safeParse(value: unknown): { error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

/** What `required` asks for and `value` lacks, one entry per field: the first fault of each. */
export function missingFrom(required: Requirement, value: object): FieldError[] {
  const detailByPointer = new Map<string, string>();
  for (const issue of required.safeParse(value).error?.issues ?? []) {
    const pointer = `/${String(issue.path[0])}`;
    if (!detailByPointer.has(pointer)) detailByPointer.set(pointer, issue.message);
  }
  return [...detailByPointer].map(([pointer, detail]) => ({ pointer, detail }));
}

export interface ImportOrigin {
  /** Owner of the rows. */
  organisationId: string;
  /** Name of the source, unique together with `sourceId`, e.g. `chinaxiv`. */
  source: string;
}

interface Batch<V, Row> {
  viewer: V;
  now: Date;
  origin: ImportOrigin;
  rows: readonly Row[];
  trail: Trail<V>;
  /** One statement for all rows, `RETURNING id`; its parameters are `shared`, then ids, codes and `columnsOf` as arrays. */
  sql: string;
  shared: readonly unknown[];
  columnsOf: (rows: readonly Row[]) => unknown[][];
}

/**
 * Adds a batch of rows in the caller's transaction and one audit entry; rows known from an earlier import are left alone.
 * @returns ids that were added
 */
export async function importBatch<V, Row extends { sourceId: string }>(
  tx: Tx,
  kind: Kind,
  { viewer, now, origin, rows, trail, ...insert }: Batch<V, Row>,
): Promise<string[]> {
  const fresh = await unknownRows(tx, kind.noun, origin.source, rows);
  if (fresh.length === 0) return [];
  const codes = await takeCodes(tx, kind, now, fresh.length);
  const params = [...insert.shared, fresh.map(() => newId()), codes, ...insert.columnsOf(fresh)];
  const added: { id: string }[] = await tx.query(insert.sql, params);
  if (added.length === 0) return [];
  await trail.write(tx, viewer, {
    action: `${kind.noun}.import`,
    subjectType: 'organisation',
    subjectId: origin.organisationId,
    detail: { source: origin.source, added: added.length },
  });
  return added.map((row) => row.id);
}

async function unknownRows<Row extends { sourceId: string }>(
  tx: Tx,
  table: string,
  source: string,
  rows: readonly Row[],
): Promise<Row[]> {
  const rowById = new Map(rows.map((row) => [row.sourceId, row]));
  const known: { id: string }[] = await tx.query(
    `SELECT source_id AS id FROM ${table} WHERE source = $1 AND source_id = ANY($2::text[])`,
    [source, [...rowById.keys()]],
  );
  for (const { id } of known) rowById.delete(id);
  return [...rowById.values()];
}
