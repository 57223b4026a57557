// Lists of demands: the public hall with facets, the enterprise's own list, similar ones, cards by id.
// Not for one demand (service). The engine finds; the database decides again who may see.
import { Injectable } from '@nestjs/common';
import { Organisations, type Actor, type Viewer } from '@app/identity';
import {
  countsByState,
  inOrder,
  latestFirst,
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
  type Hall,
  type Suggestions,
} from '@app/listing';
import { Clock, Database, SearchEngine, type PageQuery } from '@app/platform';
import {
  DEMAND_FACETS,
  type ComparedDemands,
  type DemandCard,
  type DemandFileQuery,
  type DemandPage,
  type DemandQuery,
  type OwnDemandCard,
  type OwnDemandFileQuery,
  type OwnDemandPage,
  type OwnDemandQuery,
  type SimilarDemands,
} from './demand.list.schema.js';
import type { DemandState } from './demand.schema.js';
import { demandListing } from './demand.listing.js';
import { visibleTo } from './demand.policy.js';
import { CARD_COLUMNS, project, toCard, type CardRow } from './demand.projection.js';
import { demandIndex } from './demand.search.js';

const HALL: Hall<(typeof DEMAND_FACETS)[number]> = {
  index: demandIndex,
  facets: DEMAND_FACETS,
  sorts: {
    newest: { field: 'publishedAt', direction: 'desc' },
    deadline: { field: 'validUntil', direction: 'asc' },
    budget: { field: 'budgetMaxFen', direction: 'desc' },
  },
  passages: ['title', 'problem', 'details'],
};

@Injectable()
export class DemandCatalogue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: SearchEngine,
    private readonly organisations: Organisations,
  ) {}

  /** The hall: what is open and valid, found by words and facets. */
  search(viewer: Viewer, query: DemandQuery): Promise<DemandPage> {
    const asked = { query, now: this.clock.now() };
    return searchHall(this.engine, HALL, asked, (ids) => this.cards(viewer, ids));
  }

  /** All that the hall finds, for a file. */
  wholeHall(viewer: Viewer, query: DemandFileQuery): AsyncGenerator<DemandCard> {
    return wholeHall(this.engine, HALL, { query, now: this.clock.now() }, (ids) => this.cards(viewer, ids));
  }

  /** How a question may go on, from what the hall would show this viewer. */
  suggest(viewer: Viewer, q: string): Promise<Suggestions> {
    const now = this.clock.now();
    return suggestFrom(this.engine, demandIndex, { q, now }, (ids) =>
      rowsOf(this.database, demandListing, ['id', 'title'], ids, visibleTo(viewer, now)),
    );
  }

  /** Demands side by side, each as the viewer may see it; one that the viewer may not see has no listing. */
  async compare(viewer: Viewer, ids: readonly string[]): Promise<ComparedDemands> {
    const places = await sideBySide(this.database, demandListing, ids, visibleTo(viewer, this.clock.now()));
    const owned = await this.withOwners(places.flatMap(({ row }) => row ?? []));
    const listingById = new Map(owned.map(([row, owner]) => [row.id, project(viewer, row, owner)] as const));
    return { items: ids.map((id) => ({ id, listing: listingById.get(id) ?? null })) };
  }

  /** Cards in the order of `ids`, each as the viewer may see it; what the viewer may not see is left out. */
  async cards(viewer: Viewer, ids: readonly string[]): Promise<DemandCard[]> {
    const visible = visibleTo(viewer, this.clock.now());
    const rows = await rowsOf(this.database, demandListing, CARD_COLUMNS, ids, visible);
    const owned = await this.withOwners(rows);
    return inOrder(
      ids,
      owned.map(([row, owner]) => toCard(viewer, row, owner)),
    );
  }

  /** All demands of the actor's enterprise, latest change first. */
  async mine(actor: Actor, query: OwnDemandQuery): Promise<OwnDemandPage> {
    const page = await this.ownPage(actor, query.state, query);
    return { ...page, counts: await countsByState(this.database, demandListing, actor.organisationId) };
  }

  /** The whole list of `mine`, for a file. */
  wholeMine(actor: Actor, { state }: OwnDemandFileQuery): AsyncGenerator<OwnDemandCard> {
    return wholeList((page) => this.ownPage(actor, state, page));
  }

  /** Open demands whose texts share the rarest terms of this one's title and problem. */
  async similar(viewer: Viewer, id: string): Promise<SimilarDemands> {
    const now = this.clock.now();
    const row = await visibleListing(this.database.manager, demandListing, { viewer, id, now });
    const texts = [row.title, row.problem ?? ''];
    const { ids, degraded } = await similarTo(this.engine, demandIndex, { id, texts, now });
    const cards = await this.cards(viewer, ids);
    const others = cards.map(({ title, problem }) => `${title}\n${problem ?? ''}`);
    const shared = await sharedWords(this.engine, demandIndex, texts.join('\n'), others);
    const items = cards.map((card, at) => Object.assign(card, { shared: shared[at] ?? [] }));
    return { items, degraded };
  }

  private async ownPage(actor: Actor, state: DemandState | undefined, query: PageQuery) {
    const own = ownedBy(actor.organisationId, state);
    const { rows, nextCursor } = await latestFirst(this.database, demandListing, CARD_COLUMNS, own, query);
    const owned = await this.withOwners(rows);
    const items = owned.map(([row, owner]) =>
      Object.assign(toCard(actor, row, owner), { updatedAt: row.updatedAt.toISOString() }),
    );
    return { items, nextCursor };
  }

  private withOwners<Row extends CardRow>(rows: readonly Row[]) {
    return withOwners(rows, (ids) => this.organisations.byIds(ids));
  }
}
