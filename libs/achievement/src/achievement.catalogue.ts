// Lists of achievements: the public hall with facets, the unit's own list, the review queue, similar ones, cards by id.
// Not for one achievement (service). The engine finds; the database decides again who may see.
import { Injectable } from '@nestjs/common';
import { Organisations, type Actor, type Viewer } from '@app/identity';
import {
  Clock,
  Database,
  decodeCursor,
  encodeCursor,
  normalise,
  problem,
  SearchEngine,
  searchWords,
  type FilterCondition,
  type SearchFilter,
} from '@app/platform';
import { CARD_COLUMNS, toCard, type CardRow } from './achievement.disclosure.js';
import { AchievementEntity } from './achievement.entity.js';
import {
  ACHIEVEMENT_FACETS,
  type AchievementCard,
  type AchievementPage,
  type AchievementQuery,
  type OwnAchievementPage,
  type OwnAchievementQuery,
  type ReviewQueuePage,
  type SimilarAchievements,
} from './achievement.list.schema.js';
import { canSee, levelOf, visibleTo } from './achievement.policy.js';
import { achievementIndex, searchableBy } from './achievement.search.js';

const OWN_COLUMNS = [...CARD_COLUMNS, 'submittedAt'] as const;
type OwnRow = CardRow & Pick<AchievementEntity, 'submittedAt'>;

const SORTS = {
  relevance: undefined,
  newest: { field: 'publishedAt', direction: 'desc' },
  ending: { field: 'validUntil', direction: 'asc' },
  trl: { field: 'trl', direction: 'desc' },
  price: { field: 'priceFen', direction: 'asc' },
} as const;

const SIMILAR_LIMIT = 6;
const SIMILAR_TERMS = 24;

@Injectable()
export class AchievementCatalogue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: SearchEngine,
    private readonly organisations: Organisations,
  ) {}

  /** The hall: what is published and valid, found by words and facets. Members also search what is open to members. */
  async search(viewer: Viewer, query: AchievementQuery): Promise<AchievementPage> {
    const answer = await this.engine.search(achievementIndex, {
      q: query.q,
      filter: [...this.openFilter(), ...filterOf(query)],
      within: searchableBy(viewer?.organisationId ? 'REGISTERED' : 'PUBLIC'),
      facets: [...ACHIEVEMENT_FACETS],
      sort: SORTS[query.sort] ?? (query.q ? undefined : SORTS.newest),
      cursor: query.cursor,
      limit: query.limit,
      highlight: query.q ? ['title', 'abstract', 'details'] : undefined,
      highlightLength: 120,
    });
    const cards = await this.cards(
      viewer,
      answer.hits.map((hit) => hit.id),
    );
    const highlightsById = new Map(answer.hits.map((hit) => [hit.id, hit.highlights]));
    if (query.q) for (const card of cards) card.highlights = highlightsById.get(card.id);
    return {
      items: cards,
      nextCursor: answer.nextCursor,
      total: answer.total,
      facets: answer.facetCounts,
      degraded: answer.degraded,
    };
  }

  /** Cards in the order of `ids`, each as the viewer may see it; what the viewer may not see is left out. */
  async cards(viewer: Viewer, ids: readonly string[]): Promise<AchievementCard[]> {
    if (ids.length === 0) return [];
    const visible = visibleTo(viewer, this.clock.now());
    const rows: CardRow[] = await this.database.manager
      .getRepository(AchievementEntity)
      .createQueryBuilder('a')
      .select(CARD_COLUMNS.map((column) => `a.${column}`))
      .where('a.id IN (:...ids)', { ids })
      .andWhere(visible.sql, visible.params)
      .getMany();
    const cards = await this.toCards(viewer, rows);
    const cardById = new Map(cards.map((card) => [card.id, card]));
    return ids.flatMap((id) => cardById.get(id) ?? []);
  }

  /** All achievements of the actor's organisation, latest change first. */
  async mine(actor: Actor, query: OwnAchievementQuery): Promise<OwnAchievementPage> {
    const own = { sql: 'a.organisation_id = :own', params: { own: actor.organisationId } };
    const byState = query.state ? { sql: 'a.state = :state', params: { state: query.state } } : undefined;
    const page = await this.pageOf(actor, query, byState ? [own, byState] : [own]);
    const counts = await this.database.query<{ state: keyof OwnAchievementPage['counts']; count: number }>(
      `SELECT state, count(*)::int AS count FROM achievement WHERE organisation_id = $1 GROUP BY state`,
      [actor.organisationId],
    );
    return { ...page, counts: Object.fromEntries(counts.map(({ state, count }) => [state, count])) };
  }

  /** What waits for the actor as a reviewer: of the own unit, or of the platform. */
  async reviewQueue(actor: Actor, query: OwnAchievementQuery): Promise<ReviewQueuePage> {
    const stage = actor.roles.includes('PLATFORM_ADMIN') ? 'PLATFORM_REVIEW' : 'UNIT_REVIEW';
    const waiting = {
      sql: `(a.state = :stage OR (a.state = 'PUBLISHED' AND a.revision_state = :stage))`,
      params: { stage },
    };
    const own = { sql: 'a.organisation_id = :own', params: { own: actor.organisationId } };
    return this.pageOf(actor, query, stage === 'UNIT_REVIEW' ? [waiting, own] : [waiting]);
  }

  /** Published achievements whose texts share the rarest terms of this one's title and keywords. */
  async similar(viewer: Viewer, id: string): Promise<SimilarAchievements> {
    const row = await this.database.manager.getRepository(AchievementEntity).findOneBy({ id });
    if (!row || !canSee(viewer, row, this.clock.now())) throw problem('achievement.not-found');
    const keywords = row.disclosure.summary === 'PUBLIC' ? row.keywords : [];
    const terms = new Set(searchWords(normalise([row.title, ...keywords].join('\n'))));
    const { candidates, degraded } = await this.engine.recall(achievementIndex, {
      terms: [...terms].slice(0, SIMILAR_TERMS),
      filter: this.openFilter(),
      limit: SIMILAR_LIMIT + 1,
    });
    const ids = candidates.map((candidate) => candidate.id).filter((other) => other !== id);
    return { items: await this.cards(viewer, ids.slice(0, SIMILAR_LIMIT)), degraded };
  }

  private openFilter(): SearchFilter {
    return [{ field: 'validUntil', gt: this.clock.now().getTime() }];
  }

  private async pageOf(actor: Actor, query: OwnAchievementQuery, conditions: readonly Condition[]) {
    const select = this.database.manager
      .getRepository(AchievementEntity)
      .createQueryBuilder('a')
      .select(OWN_COLUMNS.map((column) => `a.${column}`));
    for (const { sql, params } of conditions) select.andWhere(sql, params);
    if (query.cursor) {
      const [updatedAt, id] = decodeCursor(query.cursor, 2);
      select.andWhere('(a.updated_at, a.id) < (:updatedAt::timestamptz, :id::uuid)', { updatedAt, id });
    }
    const rows: OwnRow[] = await select
      .orderBy('a.updatedAt', 'DESC')
      .addOrderBy('a.id', 'DESC')
      .limit(query.limit + 1)
      .getMany();
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    const cards = await this.toCards(actor, shown);
    return {
      items: shown.flatMap((row, at) => {
        const card = cards[at];
        return card ? [{ ...card, ...officeColumns(row) }] : [];
      }),
      nextCursor: last ? encodeCursor([last.updatedAt.toISOString(), last.id]) : null,
    };
  }

  private async toCards(viewer: Viewer, rows: readonly CardRow[]): Promise<AchievementCard[]> {
    const holders = await this.organisations.byIds([...new Set(rows.map((row) => row.organisationId))]);
    const holderById = new Map(holders.map((holder) => [holder.id, holder]));
    return rows.flatMap((row) => {
      const holder = holderById.get(row.organisationId);
      return holder ? [toCard(row, holder, levelOf(viewer, row))] : [];
    });
  }
}

interface Condition {
  sql: string;
  params: Record<string, unknown>;
}

function officeColumns(row: OwnRow) {
  return {
    revisionState: row.revisionState,
    updatedAt: row.updatedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
  };
}

function filterOf(query: AchievementQuery): FilterCondition[] {
  const conditions: FilterCondition[] = ACHIEVEMENT_FACETS.flatMap((field) => {
    const values = query[field];
    return values ? [{ field, in: values.split(',') }] : [];
  });
  if (query.holder) conditions.push({ field: 'organisationId', in: [query.holder] });
  if (query.trlMin) conditions.push({ field: 'trl', gte: query.trlMin });
  if (query.trlMax) conditions.push({ field: 'trl', lte: query.trlMax });
  return conditions;
}
