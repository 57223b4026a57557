// Lists of achievements: the public hall with facets, the unit's own list, the review queue, similar ones, cards by id.
// Not for one achievement (service). The engine finds; the database decides again who may see.
import { Injectable } from '@nestjs/common';
import { Organisations, type Actor, type Viewer } from '@app/identity';
import {
  countsByState,
  inOrder,
  latestFirst,
  LISTING_ALIAS as ROW,
  ownedBy,
  rowsOf,
  searchHall,
  sharedWords,
  sideBySide,
  similarTo,
  suggestFrom,
  visibleListing,
  wholeHall,
  wholeList,
  withOwners,
  type Condition,
  type Hall,
  type Suggestions,
} from '@app/listing';
import { Clock, Database, SearchEngine, type FilterCondition, type PageQuery } from '@app/platform';
import { CARD_COLUMNS, project, toCard, type CardRow } from './achievement.disclosure.js';
import {
  ACHIEVEMENT_FACETS,
  type AchievementCard,
  type AchievementFacet,
  type AchievementFileQuery,
  type AchievementPage,
  type AchievementQuery,
  type ComparedAchievements,
  type OwnAchievementCard,
  type OwnAchievementFileQuery,
  type OwnAchievementPage,
  type OwnAchievementQuery,
  type ReviewQueuePage,
  type SimilarAchievements,
} from './achievement.list.schema.js';
import { achievementListing } from './achievement.listing.js';
import { levelOf, visibleTo } from './achievement.policy.js';
import { achievementIndex, searchableBy } from './achievement.search.js';

const OWN_COLUMNS = [...CARD_COLUMNS, 'submittedAt'] as const;

const HALL: Hall<AchievementFacet> = {
  index: achievementIndex,
  facets: ACHIEVEMENT_FACETS,
  sorts: {
    newest: { field: 'publishedAt', direction: 'desc' },
    ending: { field: 'validUntil', direction: 'asc' },
    trl: { field: 'trl', direction: 'desc' },
    price: { field: 'priceFen', direction: 'asc' },
  },
  passages: ['title', 'abstract', 'details'],
};

@Injectable()
export class AchievementCatalogue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: SearchEngine,
    private readonly organisations: Organisations,
  ) {}

  /** The hall: what is published and valid, found by words and facets. Members also search what is open to members. */
  search(viewer: Viewer, query: AchievementQuery): Promise<AchievementPage> {
    return searchHall(this.engine, HALL, this.questionOf(viewer, query), (ids) => this.cards(viewer, ids));
  }

  /** All that the hall finds, for a file. */
  wholeHall(viewer: Viewer, query: AchievementFileQuery): AsyncGenerator<AchievementCard> {
    return wholeHall(this.engine, HALL, this.questionOf(viewer, query), (ids) => this.cards(viewer, ids));
  }

  /** How a question may go on, from what the hall would show this viewer. */
  suggest(viewer: Viewer, q: string): Promise<Suggestions> {
    const now = this.clock.now();
    return suggestFrom(this.engine, achievementIndex, { q, now, within: searchedBy(viewer) }, (ids) =>
      rowsOf(this.database, achievementListing, ['id', 'title'], ids, visibleTo(viewer, now)),
    );
  }

  /** Achievements side by side, each at the viewer's level of it; one that the viewer may not see has no listing. */
  async compare(viewer: Viewer, ids: readonly string[]): Promise<ComparedAchievements> {
    const places = await sideBySide(this.database, achievementListing, ids, visibleTo(viewer, this.clock.now()));
    const held = await this.withHolders(places.flatMap(({ row }) => row ?? []));
    const listingById = new Map(
      held.map(([row, holder]) => [row.id, project(row, holder, levelOf(viewer, row))] as const),
    );
    return { items: ids.map((id) => ({ id, listing: listingById.get(id) ?? null })) };
  }

  /** Cards in the order of `ids`, each as the viewer may see it; what the viewer may not see is left out. */
  async cards(viewer: Viewer, ids: readonly string[]): Promise<AchievementCard[]> {
    const visible = visibleTo(viewer, this.clock.now());
    const rows = await rowsOf(this.database, achievementListing, CARD_COLUMNS, ids, visible);
    const held = await this.withHolders(rows);
    return inOrder(
      ids,
      held.map(([row, holder]) => toCard(row, holder, levelOf(viewer, row))),
    );
  }

  /** All achievements of the actor's organisation, latest change first. */
  async mine(actor: Actor, query: OwnAchievementQuery): Promise<OwnAchievementPage> {
    const page = await this.deskPage(actor, ownedBy(actor.organisationId, query.state), query);
    return { ...page, counts: await countsByState(this.database, achievementListing, actor.organisationId) };
  }

  /** The whole list of `mine`, for a file. */
  wholeMine(actor: Actor, { state }: OwnAchievementFileQuery): AsyncGenerator<OwnAchievementCard> {
    return wholeList((page) => this.deskPage(actor, ownedBy(actor.organisationId, state), page));
  }

  /** What waits for the actor as a reviewer: of the own unit, or of the platform. */
  async reviewQueue(actor: Actor, query: OwnAchievementQuery): Promise<ReviewQueuePage> {
    const stage = actor.roles.includes('PLATFORM_ADMIN') ? 'PLATFORM_REVIEW' : 'UNIT_REVIEW';
    const waiting = {
      sql: `(${ROW}.state = :stage OR (${ROW}.state = 'PUBLISHED' AND ${ROW}.revision_state = :stage))`,
      params: { stage },
    };
    const own = stage === 'UNIT_REVIEW' ? ownedBy(actor.organisationId) : [];
    return this.deskPage(actor, [waiting, ...own], query);
  }

  /** Published achievements whose texts share the rarest terms of this one's title and keywords. */
  async similar(viewer: Viewer, id: string): Promise<SimilarAchievements> {
    const now = this.clock.now();
    const row = await visibleListing(this.database.manager, achievementListing, { viewer, id, now });
    const texts = [row.title, ...(row.disclosure.summary === 'PUBLIC' ? row.keywords : [])];
    const { ids, degraded } = await similarTo(this.engine, achievementIndex, {
      id,
      texts,
      now,
      within: searchedBy(viewer),
    });
    const cards = await this.cards(viewer, ids);
    const others = cards.map((card) => [card.title, ...(card.keywords ?? []), card.abstract].join('\n'));
    const shared = await sharedWords(this.engine, achievementIndex, texts.join('\n'), others);
    const items = cards.map((card, at) => Object.assign(card, { shared: shared[at] ?? [] }));
    return { items, degraded };
  }

  private questionOf<Query extends AchievementFileQuery | AchievementQuery>(viewer: Viewer, query: Query) {
    return { query, now: this.clock.now(), filter: filterOf(query), within: searchedBy(viewer) };
  }

  private async deskPage(actor: Actor, conditions: readonly Condition[], query: PageQuery) {
    const page = await latestFirst(this.database, achievementListing, OWN_COLUMNS, conditions, query);
    const held = await this.withHolders(page.rows);
    return {
      items: held.map(([row, holder]) =>
        Object.assign(toCard(row, holder, levelOf(actor, row)), {
          revisionState: row.revisionState,
          updatedAt: row.updatedAt.toISOString(),
          submittedAt: row.submittedAt?.toISOString() ?? null,
        }),
      ),
      nextCursor: page.nextCursor,
    };
  }

  private withHolders<Row extends CardRow>(rows: readonly Row[]) {
    return withOwners(rows, (ids) => this.organisations.byIds(ids));
  }
}

function searchedBy(viewer: Viewer) {
  return searchableBy(viewer?.organisationId ? 'REGISTERED' : 'PUBLIC');
}

/** Conditions beside the facets. */
function filterOf(query: AchievementQuery | AchievementFileQuery): FilterCondition[] {
  const conditions: FilterCondition[] = [];
  if (query.holder) conditions.push({ field: 'organisationId', in: [query.holder] });
  if (query.trlMin) conditions.push({ field: 'trl', gte: query.trlMin });
  if (query.trlMax) conditions.push({ field: 'trl', lte: query.trlMax });
  return conditions;
}
