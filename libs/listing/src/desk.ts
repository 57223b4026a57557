// Use cases on one listing: enter it, find it as the asker may, decide on the locked row, save, audit, publish. Which actions there
// are, who has them and what they change is each room's own.
import { problem, type Clock, type Database, type Tx } from '@app/platform';
import type { FindOptionsWhere, UpdateResult } from 'typeorm';
import { takeCodes } from './entry.js';
import { trailRecord, type Listing, type ListingRow, type Trail } from './listing.js';
import type { ListingHistory } from './listing.schema.js';

/** What a use case decided about a locked row: columns to write, and facts to publish in the same transaction. */
export interface Decision<Row> {
  change: Partial<Row>;
  detail?: object;
  publish?: (tx: Tx) => Promise<void>;
}

interface Asked<V> {
  viewer: V;
  id: string;
  /** Its name in `abilitiesOf` and, after the noun, in the audit trail. */
  action: string;
}

/** @throws `<noun>.not-found` where there is none, or none that the viewer may know of */
export async function visibleListing<Row extends ListingRow, V>(
  tx: Tx,
  { noun, entity, canSee }: Listing<Row, V>,
  { viewer, id, now }: { viewer: V; id: string; now: Date },
  mode?: 'pessimistic_write',
): Promise<Row> {
  const row = await tx
    .getRepository(entity)
    .findOne({ where: { id } as FindOptionsWhere<Row>, lock: mode && { mode } });
  if (!row || !canSee(viewer, row, now)) throw problem(`${noun}.not-found`);
  return row;
}

/** The desk of one kind of listing; a room makes one from its own table of facts and what it is given. */
export function listingDesk<Row extends ListingRow, V>(
  listing: Listing<Row, V>,
  { database, clock, trail }: { database: Database; clock: Clock; trail: Trail<V> },
) {
  const { noun } = listing;

  function visible(viewer: V, id: string): Promise<Row> {
    return visibleListing(database.manager, listing, { viewer, id, now: clock.now() });
  }

  /**
   * One use case on one row, in one transaction: lock, policy, decision (with the lifecycle), save, audit, event.
   * @throws `<noun>.not-found`, `.not-yours`, `.wrong-state`, or the policy's reason as `<noun>.<reason>`
   */
  async function act({ viewer, id, action }: Asked<V>, decide: (row: Row) => Promise<Decision<Row>>): Promise<void> {
    await database.tx(async (tx) => {
      const row = await visibleListing(tx, listing, { viewer, id, now: clock.now() }, 'pessimistic_write');
      requireAbility(listing, viewer, row, action);
      const { change, detail, publish } = await decide(row);
      await update(tx, row, change);
      await record(tx, viewer, action, id, detail);
      await publish?.(tx);
    });
  }

  function update(tx: Tx, { id, version }: Row, change: Partial<Row>): Promise<UpdateResult> {
    const saved = { ...change, version: version + 1, updatedAt: clock.now() };
    return tx.getRepository<ListingRow>(listing.entity).update(id, saved);
  }

  function record(tx: Tx, viewer: V, verb: string, id: string, detail?: object): Promise<void> {
    return trail.write(tx, viewer, trailRecord(noun, verb, id, detail));
  }

  /** Stores a new row as the viewer's draft, under the next code of the year. */
  async function enter(viewer: V, row: Row): Promise<void> {
    await database.tx(async (tx) => {
      const [code = ''] = await takeCodes(tx, listing, clock.now(), 1);
      await tx.getRepository<ListingRow>(listing.entity).insert({ ...row, code });
      await record(tx, viewer, 'draft', row.id);
    });
  }

  /** What happened to it, latest first. The caller answers for who may read it. */
  async function history(
    id: string,
    peopleOf: (ids: string[]) => Promise<{ id: string; name: string }[]>,
  ): Promise<ListingHistory> {
    const entries = await trail.of(database.manager, noun, id);
    const people = await peopleOf([...new Set(entries.flatMap(({ actorId }) => actorId ?? []))]);
    const nameById = new Map(people.map((person) => [person.id, person.name]));
    const items = entries.map(({ action, occurredAt, actorId, detail }) => ({
      action: action.slice(noun.length + 1),
      at: occurredAt.toISOString(),
      by: actorId && (nameById.get(actorId) ?? null),
      detail,
    }));
    return { items };
  }

  /** @throws `<noun>.changed-meanwhile` when the editor started from another version than the stored one */
  function requireVersion(row: Row, expected: number | undefined): void {
    if (expected === undefined || expected === row.version) return;
    throw problem(`${noun}.changed-meanwhile`, { currentVersion: row.version });
  }

  return { visible, enter, act, history, requireVersion };
}

export type ListingDesk<Row extends ListingRow, V> = ReturnType<typeof listingDesk<Row, V>>;

function requireAbility<Row extends ListingRow, V>(
  listing: Listing<Row, V>,
  viewer: V,
  row: Row,
  action: string,
): void {
  const abilities = listing.abilitiesOf(viewer, row);
  const verdict = abilities[action];
  if (verdict === true) return;
  if (verdict !== 'wrong-state') throw problem(`${listing.noun}.${verdict ?? 'not-yours'}`);
  const allowed = Object.keys(abilities).filter((name) => abilities[name] === true);
  const detail = allowed.length > 0 ? `可以进行的操作：${allowed.join('、')}` : '此状态下没有可进行的操作';
  throw problem(`${listing.noun}.wrong-state`, { detail, state: row.state, action, allowed });
}
