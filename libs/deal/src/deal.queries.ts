// Lists of deals: a page, and the board's columns. Explicit order, keyset, hard limits; visibility from the policy.
import { In } from 'typeorm';
import type { Tx } from '@app/platform';
import type { Actor } from '@app/identity';
import type { Pair } from '@app/matching';
import { Deal } from './deal.entity.js';
import { visibleTo } from './deal.policy.js';
import type { DealSide, DealStage } from './deal.schema.js';
import { DealSigning } from './signing.entity.js';

export interface DealFilter {
  stage?: DealStage;
  side?: DealSide;
  /** Sort values of the last row seen: last activity (ISO) and id. */
  after?: [lastActivityAt: string, id: string];
  limit: number;
}

/** Deals of the actor's organisation, or of the broker; the latest activity first. */
export function listDeals(manager: Tx, actor: Actor, filter: DealFilter): Promise<Deal[]> {
  const { sql, own } = visibleTo(actor, filter.side);
  const query = manager.createQueryBuilder(Deal, 'd').where(sql, { own });
  if (filter.stage) query.andWhere('d.stage = :stage', { stage: filter.stage });
  if (filter.after) {
    const [at, id] = filter.after;
    query.andWhere('(d.last_activity_at, d.id) < (:at::timestamptz, :id::uuid)', { at, id });
  }
  return query.orderBy('d.lastActivityAt', 'DESC').addOrderBy('d.id', 'DESC').take(filter.limit).getMany();
}

/**
 * The deal that is on, or was registered, of each pair, in the order of `pairs`; only where the actor is a side or leads it.
 * One statement whatever their number.
 */
export async function dealsOfPairs(manager: Tx, actor: Actor, pairs: readonly Pair[]): Promise<(string | null)[]> {
  const { sql, own } = visibleTo(actor);
  const rows: { place: number; id: string }[] = await manager.query(
    `select distinct on (p.place) p.place::int, d.id
     from unnest($1::uuid[], $2::uuid[]) with ordinality as p (demand_id, achievement_id, place)
       join deal d on d.demand_id = p.demand_id and d.achievement_id = p.achievement_id
     where d.stage not in ('FAILED', 'DECLINED', 'EXPIRED') and (${sql.replaceAll(':own', '$3')})
     order by p.place, d.id desc`,
    [pairs.map((pair) => pair.demandId), pairs.map((pair) => pair.achievementId), ...(own === null ? [] : [own])],
  );
  const idAt = new Map(rows.map(({ place, id }) => [place, id]));
  return pairs.map((_, index) => idAt.get(index + 1) ?? null);
}

export interface StageColumn {
  stage: DealStage;
  count: number;
  deals: Deal[];
}

/** Per stage that has deals: how many, and the `limit` with the latest activity. Two statements whatever the size. */
export async function boardColumns(manager: Tx, actor: Actor, side: DealSide | undefined, limit: number) {
  const { sql, own } = visibleTo(actor, side);
  const rows: { stage: DealStage; count: number; ids: string[] }[] = await manager.query(
    `select stage, max(total)::int as count, array_agg(id order by place) filter (where place <= $1) as ids
     from (select d.stage, d.id, count(*) over (partition by d.stage) as total,
             row_number() over (partition by d.stage order by d.last_activity_at desc, d.id desc) as place
           from deal d where ${sql.replaceAll(':own', '$2')}) ranked
     group by stage`,
    own === null ? [limit] : [limit, own],
  );
  const deals = await manager.findBy(Deal, { id: In(rows.flatMap((row) => row.ids)) });
  const byId = new Map(deals.map((deal) => [deal.id, deal]));
  return rows.map(({ stage, count, ids }): StageColumn => ({
    stage,
    count,
    deals: ids.map((id) => byId.get(id)).filter((deal) => deal !== undefined),
  }));
}

/** Facts of signing that wait for confirmation or are confirmed, by deal. */
export async function liveSignings(manager: Tx, dealIds: readonly string[]): Promise<Map<string, DealSigning>> {
  const rows = await manager.findBy(DealSigning, { dealId: In([...dealIds]), state: In(['PROPOSED', 'CONFIRMED']) });
  return new Map(rows.map((row) => [row.dealId, row]));
}
