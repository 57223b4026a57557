// What the shared code must know of one room's listings: a table of facts, no behaviour of its own.
import type { Database, Tx } from '@app/platform';
import type { EntityTarget } from 'typeorm';

/** Columns that every listing has. */
export interface ListingRow {
  id: string;
  code: string;
  organisationId: string;
  state: string;
  validUntil: Date | null;
  version: number;
  updatedAt: Date;
}

/** Per action that the viewer has: true, or the reason code why not now. */
export type Verdicts = Record<string, true | string>;

/** One kind of listing. `V` is whoever asks; only the room's policy looks into it. */
export interface Listing<Row extends ListingRow, V> {
  /** Name of its table and of its subjects in the audit trail, prefix of its problem codes and of audited actions. */
  readonly noun: string;
  readonly entity: EntityTarget<Row>;
  /** Letters before year and number; the numbers of a year are counted in the table `<noun>_number`. */
  readonly codePrefix: string;
  /** The state in which it stands before everyone until `validUntil`. */
  readonly openState: Row['state'];
  /** Days before `validUntil` at which its owner is reminded, most distant first. */
  readonly reminderDays: readonly number[];
  readonly canSee: (viewer: V, row: Row, now: Date) => boolean;
  readonly abilitiesOf: (viewer: V, row: Row) => Verdicts;
}

/** Alias of the table in lists; conditions name their columns by it. */
export const LISTING_ALIAS = 'listing';

/** A condition on `LISTING_ALIAS`: SQL with named parameters (`:name`), and their values. */
export interface Condition {
  readonly sql: string;
  readonly params: Record<string, unknown>;
}

/** Ids of one event or statement: a batch of an import or of the clock. */
export const LISTING_BATCH = 500;

/** What a desk writes into the audit trail and reads from it. */
export interface Trail<V> {
  write(tx: Tx, viewer: V, record: TrailRecord): Promise<void>;
  writeMany(tx: Tx, viewer: V, records: readonly TrailRecord[]): Promise<void>;
  of(tx: Tx, subjectType: string, subjectId: string): Promise<TrailEntry[]>;
}

interface TrailRecord {
  action: string;
  subjectType: string;
  subjectId: string;
  detail?: object;
}

interface TrailEntry {
  action: string;
  occurredAt: Date;
  actorId: string | null;
  detail: Record<string, unknown>;
}

/** The record of an action on a listing, or on many of them by the clock. */
export function trailRecord(noun: string, verb: string, subjectId: string, detail?: object): TrailRecord {
  return { action: `${noun}.${verb}`, subjectType: noun, subjectId, detail };
}

/** A query of one kind of listing under `conditions`, with the columns named and nothing else. */
export function selectListings<Row extends ListingRow, V>(
  database: Database,
  listing: Listing<Row, V>,
  columns: readonly (keyof Row & string)[],
  conditions: readonly Condition[],
) {
  const select = database.manager
    .getRepository(listing.entity)
    .createQueryBuilder(LISTING_ALIAS)
    .select(columns.map((column) => `${LISTING_ALIAS}.${column}`));
  for (const { sql, params } of conditions) select.andWhere(sql, params);
  return select;
}

/** Each row with the organisation that owns it; rows of an unknown one are left out. */
export async function withOwners<Row extends { organisationId: string }, Owner extends { id: string }>(
  rows: readonly Row[],
  ownersOf: (ids: readonly string[]) => Promise<Owner[]>,
): Promise<(readonly [Row, Owner])[]> {
  const owners = await ownersOf([...new Set(rows.map((row) => row.organisationId))]);
  const ownerById = new Map(owners.map((owner) => [owner.id, owner]));
  return rows.flatMap((row) => {
    const owner = ownerById.get(row.organisationId);
    return owner ? [[row, owner] as const] : [];
  });
}
