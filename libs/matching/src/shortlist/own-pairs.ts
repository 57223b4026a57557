// From a listing of somebody else to the own listings it is suggested with: for its record page and for comparisons.
import { Injectable } from '@nestjs/common';
import { AchievementCatalogue } from '@app/achievement';
import { DemandCatalogue } from '@app/demand';
import type { Actor } from '@app/identity';
import { Database } from '@app/platform';
import { MatchEntity } from '../match.entity.js';
import { canShortlist } from '../match.policy.js';
import { shortlistedAmong } from './shortlist.queries.js';
import type { OwnPairs, OwnPairsQuery } from './pair.schema.js';

/** The best of so many; a page shows a few of each. */
const MOST = 50;

@Injectable()
export class OwnPairsService {
  constructor(
    private readonly database: Database,
    private readonly demandCatalogue: DemandCatalogue,
    private readonly achievementCatalogue: AchievementCatalogue,
  ) {}

  /** Pairs suggested now, the other end of which is the actor's side's own; none for a third party. */
  async of(actor: Actor, { noun, ids }: OwnPairsQuery): Promise<OwnPairs> {
    if (actor.organisationId === null) return { items: [] };
    const own = noun === 'achievement' ? 'demand' : 'achievement';
    const rows = await this.database.manager
      .getRepository(MatchEntity)
      .createQueryBuilder('m')
      .where('m.rank IS NOT NULL')
      .andWhere(`m.${noun}_id IN (:...ids) AND m.${own}_organisation_id = :organisationId`, {
        ids,
        organisationId: actor.organisationId,
      })
      .andWhere(`m.${own}_decision <> 'REJECTED'`)
      .orderBy('m.score', 'DESC')
      .addOrderBy('m.id', 'DESC')
      .limit(MOST)
      .getMany();
    const catalogue = own === 'demand' ? this.demandCatalogue : this.achievementCatalogue;
    const cards = await catalogue.cards(actor, [...new Set(rows.map((row) => row[`${own}Id`]))]);
    const titleById = new Map(cards.map(({ id, title }) => [id, title]));
    const kept = await shortlistedAmong(this.database, actor, rows);
    const items = rows.flatMap((row) => {
      const title = titleById.get(row[`${own}Id`]);
      if (title === undefined) return [];
      const verdict = canShortlist(actor, row);
      return {
        matchId: row.id,
        listingId: row[`${noun}Id`],
        own: { id: row[`${own}Id`], title },
        score: row.score,
        isShortlisted: kept.has(row.id),
        can: { ...(verdict !== undefined && { shortlist: verdict }) },
      };
    });
    return { items };
  }
}
