// Lists of listings from the database: the owner's own ones and queues, page by page, and cards by id.
import { decodeCursor, encodeCursor, type Database, type PageQuery } from '@app/platform';
import { LISTING_ALIAS as ROW, selectListings, type Condition, type Listing, type ListingRow } from './listing.js';

/** Listings of one organisation, of one state if it is named. */
export function ownedBy(organisationId: string | null, state?: string): Condition[] {
  const owned = { sql: `${ROW}.organisation_id = :owner`, params: { owner: organisationId } };
  return state ? [owned, { sql: `${ROW}.state = :state`, params: { state } }] : [owned];
}

/** One page of the listings that meet all conditions, latest change first. `columns` hold `id` and `updatedAt`. */
export async function latestFirst<Row extends ListingRow, V, Column extends keyof Row & string>(
  database: Database,
  listing: Listing<Row, V>,
  columns: readonly Column[],
  conditions: readonly Condition[],
  { cursor, limit }: PageQuery,
): Promise<{ rows: Pick<Row, Column>[]; nextCursor: string | null }> {
  const select = selectListings(database, listing, columns, conditions);
  if (cursor) {
    const [updatedAt, id] = decodeCursor(cursor, ['instant', 'uuid']);
    select.andWhere(`(${ROW}.updated_at, ${ROW}.id) < (:updatedAt::timestamptz, :id::uuid)`, { updatedAt, id });
  }
  const found = await select
    .orderBy(`${ROW}.updatedAt`, 'DESC')
    .addOrderBy(`${ROW}.id`, 'DESC')
    .limit(limit + 1)
    .getMany();
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? encodeCursor([last.updatedAt.toISOString(), last.id]) : null };
}

/** All rows of a list that is read page by page, latest change first. */
export async function* wholeList<Row>(
  page: (asked: PageQuery) => Promise<{ items: Row[]; nextCursor: string | null }>,
): AsyncGenerator<Row> {
  for (let cursor: string | undefined | null; cursor !== null;) {
    const { items, nextCursor }: { items: Row[]; nextCursor: string | null } = await page({ cursor, limit: 100 });
    yield* items;
    cursor = nextCursor;
  }
}

/** How many listings an organisation has in each state; states without any are left out. */
export async function countsByState<Row extends ListingRow, V>(
  database: Database,
  { noun }: Listing<Row, V>,
  organisationId: string | null,
): Promise<Partial<Record<Row['state'], number>>> {
  const counts = await database.query<{ state: Row['state']; count: number }>(
    `SELECT state, count(*)::int AS count FROM ${noun} WHERE organisation_id = $1 GROUP BY state`,
    [organisationId],
  );
  const entries = counts.map(({ state, count }) => [state, count] as const);
  return Object.fromEntries(entries) as Partial<Record<Row['state'], number>>;
}

/** Rows of the given ids under a condition, in no particular order; others are left out. */
export async function rowsOf<Row extends ListingRow, V, Column extends keyof Row & string>(
  database: Database,
  listing: Listing<Row, V>,
  columns: readonly Column[],
  ids: readonly string[],
  condition: Condition,
): Promise<Pick<Row, Column>[]> {
  if (ids.length === 0) return [];
  const among = { sql: `${ROW}.id IN (:...ids)`, params: { ids } };
  return selectListings(database, listing, columns, [among, condition]).getMany();
}

/** What was found, in the order of `ids`. */
export function inOrder<Card extends { id: string }>(ids: readonly string[], cards: readonly Card[]): Card[] {
  const cardById = new Map(cards.map((card) => [card.id, card]));
  return ids.flatMap((id) => cardById.get(id) ?? []);
}

/** A place for every id asked: the whole row where it meets the condition, null for all others. */
export async function sideBySide<Row extends ListingRow, V>(
  database: Database,
  { entity }: Listing<Row, V>,
  ids: readonly string[],
  condition: Condition,
): Promise<{ id: string; row: Row | null }[]> {
  const rows = await database.manager
    .getRepository(entity)
    .createQueryBuilder(ROW)
    .where(`${ROW}.id IN (:...ids)`, { ids })
    .andWhere(condition.sql, condition.params)
    .getMany();
  const rowById = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => ({ id, row: rowById.get(id) ?? null }));
}
