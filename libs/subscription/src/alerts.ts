// From a newly published item to the people who asked for such: finds, then tells. Not for how a person is told: the room
// `notification` listens to `subscription.alerted`.
import { Injectable } from '@nestjs/common';
import { achievementIndex, Achievements, achievementTextsFor } from '@app/achievement';
import { Demands, demandIndex } from '@app/demand';
import { Clock, Database, newDocumentParameters, newDocuments, Outbox, type Tx } from '@app/platform';
import { DUE_PEOPLE, FIND, FIND_FOLLOWED, ONE_TELLING, TAKE_NEWS } from './alert.queries.js';
import { PEOPLE_BATCH, SubscriptionAlerted, type News } from './subscription.events.js';
import type { Cadence, Noun } from './subscription.schema.js';

/** The mirror that makes an item searchable runs beside this job; normally it is faster. */
const INDEX_WAIT_MS = 10_000;
const INDEX_POLL_MS = 200;
/** A batch of more items is taken in parts … */
const FIRST_PART = 10;
/** … so large that a transaction takes about so long, however many searches the items meet. */
const PART_MS = 1_000;
/** Longer than any item is valid without being renewed: a renewed one is not told of twice. */
const KEPT_MONTHS = 13;

type NewDocumentParameters = ReturnType<typeof newDocumentParameters>;

interface Item {
  readonly id: string;
  /** As followers may know it; null: anonymous. */
  readonly holder: string | null;
  readonly field: string | null;
  readonly owner: string;
}

@Injectable()
export class Alerts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly achievements: Achievements,
    private readonly demands: Demands,
  ) {}

  /**
   * Holds new items against all saved searches and follows and tells those who want to know at once. A repeat finds
   * nothing new.
   * @throws Error when an item is not in the index after ten seconds; the job is then tried again
   */
  async find(noun: Noun, itemIds: readonly string[]): Promise<void> {
    const items = await this.openItems(noun, itemIds);
    if (items.length === 0) return;
    const ids = items.map(({ id }) => id);
    const parameters = await this.searchable(noun, ids);
    if (items.length <= FIRST_PART) return this.findAndTell(noun, items, parameters);
    for (let at = 0, size = FIRST_PART; at < items.length;) {
      const part = items.slice(at, at + size);
      const startedMs = performance.now();
      await this.database.tx((tx) => this.findPart(tx, noun, part, parameters));
      at += part.length;
      size = nextSize(part.length, performance.now() - startedMs);
    }
    // Also when nothing was found: an earlier try may have ended between finding and telling.
    await this.tellAll('AT_ONCE', ids);
  }

  private async findAndTell(noun: Noun, items: readonly Item[], parameters: NewDocumentParameters): Promise<void> {
    const ids = items.map(({ id }) => id);
    await this.database.tx(async (tx) => {
      const found = await this.findPart(tx, noun, items, parameters);
      if (found > 0) await this.tell(tx, 'AT_ONCE', ids, null);
    });
  }

  /** @returns how many pairs of a subscription and an item are new */
  private async findPart(
    tx: Tx,
    noun: Noun,
    items: readonly Item[],
    [generation, , ...rest]: NewDocumentParameters,
  ): Promise<number> {
    const now = this.clock.now();
    const column = <K extends keyof Item>(name: K): Item[K][] => items.map((item) => item[name]);
    const ids = column('id');
    const asked: { found: number }[] = await tx.query(FIND, [generation, ids, ...rest, noun, now]);
    const followed: { found: number }[] = await tx.query(FIND_FOLLOWED, [
      ids,
      column('holder'),
      column('field'),
      column('owner'),
      noun,
      now,
    ]);
    return (asked[0]?.found ?? 0) + (followed[0]?.found ?? 0);
  }

  /**
   * Tells everybody of that cadence what was found since the last time: one event and one transaction per 500 people.
   * @param itemIds only of these; absent: of all
   */
  async tellAll(cadence: Cadence, itemIds?: readonly string[]): Promise<void> {
    const asked = [cadence, this.clock.now(), itemIds ?? null];
    const people = (await this.database.query<{ userId: string }>(DUE_PEOPLE, asked)).map(({ userId }) => userId);
    for (let at = 0; at < people.length; at += PEOPLE_BATCH) {
      await this.database.tx((tx) => this.tell(tx, cadence, itemIds ?? null, people.slice(at, at + PEOPLE_BATCH)));
    }
  }

  /** What was found so long ago that nobody asks for it any more. */
  async forget(): Promise<void> {
    for (const table of ['alert', 'follow_alert']) {
      await this.database.query(
        `delete from ${table} where found_at < $1::timestamptz - interval '${KEPT_MONTHS} months'`,
        [this.clock.now()],
      );
    }
  }

  /** The marks and the event in the caller's transaction: after a crash either both stand or neither. */
  private async tell(
    tx: Tx,
    cadence: Cadence,
    itemIds: readonly string[] | null,
    people: readonly string[] | null,
  ): Promise<void> {
    await tx.query(ONE_TELLING);
    const news: News[] = await tx.query(TAKE_NEWS, [cadence, this.clock.now(), itemIds, people]);
    for (let at = 0; at < news.length; at += PEOPLE_BATCH) {
      await this.outbox.add(tx, SubscriptionAlerted, { cadence, people: news.slice(at, at + PEOPLE_BATCH) });
    }
  }

  private async openItems(noun: Noun, ids: readonly string[]): Promise<Item[]> {
    if (noun === 'achievement') {
      const facts = await this.achievements.factsOf(ids);
      return facts.filter(({ isOpen }) => isOpen).map((fact) => itemOf(fact, false));
    }
    const facts = await this.demands.factsOf(ids);
    return facts.filter(({ isOpen }) => isOpen).map((fact) => itemOf(fact, fact.isAnonymous));
  }

  private async searchable(noun: Noun, ids: readonly string[]): Promise<NewDocumentParameters> {
    const [index, within] =
      noun === 'achievement' ? [achievementIndex, achievementTextsFor('PUBLIC')] : ([demandIndex, undefined] as const);
    for (const until = Date.now() + INDEX_WAIT_MS; ;) {
      const documents = await newDocuments(this.database, index, ids);
      if (documents.ids.length === ids.length) return newDocumentParameters(index, documents, within);
      if (Date.now() > until) throw new Error(`${ids.length - documents.ids.length} items are not searchable yet`);
      await new Promise((wake) => setTimeout(wake, INDEX_POLL_MS));
    }
  }
}

function itemOf(
  { id, organisationId, techArea }: { id: string; organisationId: string; techArea: string | null },
  isAnonymous: boolean,
): Item {
  return { id, holder: isAnonymous ? null : organisationId, field: techArea, owner: organisationId };
}

/** As large as fits the time, and no more than four times the last part: the next items may meet many more searches. */
function nextSize(size: number, ms: number): number {
  return Math.max(1, Math.min(4 * size, Math.floor((size * PART_MS) / Math.max(1, ms))));
}
