// Lists of matches as their readers see them: rows by policy, then cards of both ends, then the view.
import { Injectable } from '@nestjs/common';
import { AchievementCatalogue, Achievements } from '@app/achievement';
import { DemandCatalogue, Demands } from '@app/demand';
import type { Actor } from '@app/identity';
import { Database, decodeCursor, encodeCursor, problem } from '@app/platform';
import type { SelectQueryBuilder } from 'typeorm';
import { compareIndicators } from './indicators.js';
import { MatchEntity } from './match.entity.js';
import { canDecide, canShortlist, seesAll, sideOf } from './match.policy.js';
import type { MatchPage, MatchQuery, MatchView } from './match.schema.js';
import { PairLinks } from './pair-links.js';
import { shownPoints } from './shown-points.js';
import { shortlistedAmong } from './shortlist/shortlist.queries.js';

/** On the shortlist of the reader's side. */
const KEPT = 'EXISTS (SELECT FROM match_shortlist s WHERE s.match_id = m.id AND s.organisation_id = :own)';

@Injectable()
export class MatchViews {
  constructor(
    private readonly database: Database,
    private readonly demandCatalogue: DemandCatalogue,
    private readonly achievementCatalogue: AchievementCatalogue,
    private readonly demands: Demands,
    private readonly achievements: Achievements,
    private readonly links: PairLinks,
  ) {}

  /**
   * Suggestions of one demand, of one achievement, or of everything the actor's organisation has listed, best first.
   * What the actor's side has rejected is left out.
   * @throws match.not-found when the named listing is not the actor's and the actor is no broker or operator
   */
  async list(actor: Actor, query: MatchQuery): Promise<MatchPage> {
    const select = this.database.manager.getRepository(MatchEntity).createQueryBuilder('m');
    if (query.shortlisted === 'true') select.where(KEPT, { own: actor.organisationId });
    else select.where('m.rank IS NOT NULL');
    await this.restrict(select, actor, query);
    if (query.cursor) {
      const [score, id] = decodeCursor(query.cursor, 2);
      select.andWhere('(m.score, m.id) < (:score::float8, :id::uuid)', { score, id });
    }
    const rows = await select
      .orderBy('m.score', 'DESC')
      .addOrderBy('m.id', 'DESC')
      .limit(query.limit + 1)
      .getMany();
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      items: await this.views(actor, shown),
      nextCursor: last ? encodeCursor([String(last.score), last.id]) : null,
    };
  }

  /**
   * Views in the order of `rows`. Left out is a pair one end of which the actor may not see, and one that is no longer
   * suggested because a listing of it has closed.
   */
  async views(actor: Actor, rows: readonly MatchEntity[]): Promise<MatchView[]> {
    const demandIds = [...new Set(rows.map((row) => row.demandId))];
    const achievementIds = [...new Set(rows.map((row) => row.achievementId))];
    const demandById = byId(await this.demandCatalogue.cards(actor, demandIds));
    const achievementById = byId(await this.achievementCatalogue.cards(actor, achievementIds));
    const askedById = byId(await this.demands.factsOf(demandIds));
    const statedById = byId(await this.achievements.factsOf(achievementIds));
    const dealIds = await this.links.dealsOf(actor, rows);
    const kept = await shortlistedAmong(this.database, actor, rows);
    return rows.flatMap((row, index) => {
      const demand = demandById.get(row.demandId);
      const achievement = achievementById.get(row.achievementId);
      if (!demand || !achievement) return [];
      const isOpen = askedById.get(row.demandId)?.isOpen === true && statedById.get(row.achievementId)?.isOpen === true;
      if (row.rank === null && !isOpen) return [];
      const targets = askedById.get(row.demandId)?.targets ?? [];
      const stated = statedById.get(row.achievementId)?.indicators ?? [];
      const indicators = compareIndicators(targets, stated).map((line) =>
        // Side by side, but judged only where the scorer found them to measure one thing.
        row.features.indicators === undefined ? Object.assign(line, { isMet: null }) : line,
      );
      const dealId = dealIds[index] ?? null;
      return [toView(actor, row, { demand, achievement, indicators, dealId, isShortlisted: kept.has(row.id) })];
    });
  }

  /** Whether the match exists and both of its listings still stand open. */
  async isOpen(id: string): Promise<boolean> {
    const row = await this.database.manager.getRepository(MatchEntity).findOneBy({ id });
    if (!row) return false;
    const [demand] = await this.demands.factsOf([row.demandId]);
    const [achievement] = await this.achievements.factsOf([row.achievementId]);
    return demand?.isOpen === true && achievement?.isOpen === true;
  }

  private async restrict(select: SelectQueryBuilder<MatchEntity>, actor: Actor, query: MatchQuery): Promise<void> {
    if (query.demandId) select.andWhere('m.demand_id = :demandId', { demandId: query.demandId });
    if (query.achievementId)
      select.andWhere('m.achievement_id = :achievementId', { achievementId: query.achievementId });
    await this.requireListing(actor, query);
    if (seesAll(actor) && (query.demandId || query.achievementId)) return;
    const own = { own: actor.organisationId };
    select.andWhere(
      `((m.demand_organisation_id = :own AND m.demand_decision <> 'REJECTED')
        OR (m.achievement_organisation_id = :own AND m.achievement_decision <> 'REJECTED'))`,
      own,
    );
  }

  /** A listing of somebody else is answered like one that does not exist. */
  private async requireListing(actor: Actor, query: MatchQuery): Promise<void> {
    if (!query.demandId && !query.achievementId) return;
    const [listing] = query.demandId
      ? await this.demands.factsOf([query.demandId])
      : await this.achievements.factsOf([query.achievementId ?? '']);
    const isVisible =
      listing && (listing.organisationId === actor.organisationId || (seesAll(actor) && listing.isOpen));
    if (!isVisible) throw problem('match.not-found');
  }
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function toView(
  actor: Actor,
  row: MatchEntity,
  ends: Pick<MatchView, 'demand' | 'achievement' | 'indicators' | 'dealId' | 'isShortlisted'>,
): MatchView {
  const verdict = canDecide(actor, row);
  const keeping = canShortlist(actor, row);
  const side = sideOf(actor, row);
  return {
    id: row.id,
    ...shownPoints(row),
    rank: row.rank,
    ...ends,
    missing: row.missing,
    // A third party is not told how the sides have decided.
    demandDecision: side === null ? 'NONE' : row.demandDecision,
    achievementDecision: side === null ? 'NONE' : row.achievementDecision,
    weightsVersion: row.weightsVersion,
    suggestedAt: row.suggestedAt.toISOString(),
    can: {
      ...(verdict !== undefined && { accept: verdict, reject: verdict }),
      ...(keeping !== undefined && { shortlist: keeping }),
    },
  };
}
