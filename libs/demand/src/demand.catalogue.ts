// Lists of demands: the public hall with facets, the enterprise's own list, similar ones, cards by id.
// Not for one demand (service). The engine finds; the database decides again who may see.
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
import { DemandEntity } from './demand.entity.js';
import {
  DEMAND_FACETS,
  type DemandCard,
  type DemandPage,
  type DemandQuery,
  type OwnDemandPage,
  type OwnDemandQuery,
  type SimilarDemands,
} from './demand.list.schema.js';
import { canSee, visibleTo } from './demand.policy.js';
import { CARD_COLUMNS, toCard, type CardRow } from './demand.projection.js';
import { demandIndex } from './demand.search.js';

const SORTS = {
  relevance: undefined,
  newest: { field: 'publishedAt', direction: 'desc' },
  deadline: { field: 'validUntil', direction: 'asc' },
  budget: { field: 'budgetMaxFen', direction: 'desc' },
} as const;

const SIMILAR_LIMIT = 6;
const SIMILAR_TERMS = 24;

@Injectable()
export class DemandCatalogue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: SearchEngine,
    private readonly organisations: Organisations,
  ) {}

  /** The hall: what is open and valid, found by words and facets. */
  async search(viewer: Viewer, query: DemandQuery): Promise<DemandPage> {
    const answer = await this.engine.search(demandIndex, {
      q: query.q,
      filter: [...this.openFilter(), ...filterOf(query)],
      facets: [...DEMAND_FACETS],
      sort: SORTS[query.sort] ?? (query.q ? undefined : SORTS.newest),
      cursor: query.cursor,
      limit: query.limit,
      highlight: query.q ? ['title', 'problem', 'details'] : undefined,
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
  async cards(viewer: Viewer, ids: readonly string[]): Promise<DemandCard[]> {
    if (ids.length === 0) return [];
    const visible = visibleTo(viewer, this.clock.now());
    const rows: CardRow[] = await this.database.manager
      .getRepository(DemandEntity)
      .createQueryBuilder('d')
      .select(CARD_COLUMNS.map((column) => `d.${column}`))
      .where('d.id IN (:...ids)', { ids })
      .andWhere(visible.sql, visible.params)
      .getMany();
    const cards = await this.toCards(viewer, rows);
    const cardById = new Map(cards.map((card) => [card.id, card]));
    return ids.flatMap((id) => cardById.get(id) ?? []);
  }

  /** All demands of the actor's enterprise, latest change first. */
  async mine(actor: Actor, query: OwnDemandQuery): Promise<OwnDemandPage> {
    const select = this.database.manager
      .getRepository(DemandEntity)
      .createQueryBuilder('d')
      .select(CARD_COLUMNS.map((column) => `d.${column}`))
      .where('d.organisation_id = :own', { own: actor.organisationId });
    if (query.state) select.andWhere('d.state = :state', { state: query.state });
    if (query.cursor) {
      const [updatedAt, id] = decodeCursor(query.cursor, 2);
      select.andWhere('(d.updated_at, d.id) < (:updatedAt::timestamptz, :id::uuid)', { updatedAt, id });
    }
    const rows: CardRow[] = await select
      .orderBy('d.updatedAt', 'DESC')
      .addOrderBy('d.id', 'DESC')
      .limit(query.limit + 1)
      .getMany();
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    const cards = await this.toCards(actor, shown);
    return {
      items: cards.map((card, at) => Object.assign(card, { updatedAt: shown[at]?.updatedAt.toISOString() ?? '' })),
      nextCursor: last ? encodeCursor([last.updatedAt.toISOString(), last.id]) : null,
      counts: await this.countsOf(actor),
    };
  }

  /** Open demands whose texts share the rarest terms of this one's title. */
  async similar(viewer: Viewer, id: string): Promise<SimilarDemands> {
    const row = await this.database.manager.getRepository(DemandEntity).findOneBy({ id });
    if (!row || !canSee(viewer, row, this.clock.now())) throw problem('demand.not-found');
    const terms = new Set(searchWords(normalise([row.title, row.problem ?? ''].join('\n'))));
    const { candidates, degraded } = await this.engine.recall(demandIndex, {
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

  private async countsOf(actor: Actor): Promise<OwnDemandPage['counts']> {
    const counts = await this.database.query<{ state: keyof OwnDemandPage['counts']; count: number }>(
      `SELECT state, count(*)::int AS count FROM demand WHERE organisation_id = $1 GROUP BY state`,
      [actor.organisationId],
    );
    return Object.fromEntries(counts.map(({ state, count }) => [state, count]));
  }

  private async toCards(viewer: Viewer, rows: readonly CardRow[]): Promise<DemandCard[]> {
    const owners = await this.organisations.byIds([...new Set(rows.map((row) => row.organisationId))]);
    const ownerById = new Map(owners.map((owner) => [owner.id, owner]));
    return rows.flatMap((row) => {
      const owner = ownerById.get(row.organisationId);
      return owner ? [toCard(viewer, row, owner)] : [];
    });
  }
}

function filterOf(query: DemandQuery): FilterCondition[] {
  return DEMAND_FACETS.flatMap((field) => {
    const values = query[field];
    return values ? [{ field, in: values.split(',') }] : [];
  });
}
