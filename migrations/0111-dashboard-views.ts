// Views that the officials' figures read from other rooms' tables: one row per case with the days that count, no names.
// Sums over them are made in the dashboard room; figures of money come from the ledger only.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The way of one achievement to money: publication, first suggestion, first opened contact, first negotiation, first
 * confirmed signature, first registration, first receipt. Place is that of the unit that offers it.
 */
const ACHIEVEMENT_PATH = `
create view stat_achievement_path as
  select a.id as achievement_id, a.published_at, o.township_code, o.park_code, m.matched_at, d.contacted_at, d.negotiating_at,
    d.signed_at, c.registered_at, c.received_at
  from achievement a
    join organisation o on o.id = a.organisation_id
    left join lateral (select min(suggested_at) as matched_at from match where achievement_id = a.id) m on true
    left join lateral (
      select min(deal.opened_at) as contacted_at,
        min(e.occurred_at) filter (where e.kind = 'move' and e.detail ->> 'stage' = 'NEGOTIATION') as negotiating_at,
        min(e.occurred_at) filter (where e.kind = 'confirm-signing') as signed_at
      from deal left join deal_event e on e.deal_id = deal.id and e.kind in ('move', 'confirm-signing')
      where deal.achievement_id = a.id) d on true
    left join lateral (
      select min(s.occurred_at) as registered_at, min(l.occurred_at) as received_at
      from deal join contract k on k.deal_id = deal.id and k.state = 'REGISTERED'
        join contract_step s on s.contract_id = k.id and s.action = 'register'
        left join ledger_identity i on i.identity ->> 'contractId' = k.id::text
        left join ledger_entry l on l.stream_key = i.stream_key and l.seq = i.seq and l.received_fen > 0
      where deal.achievement_id = a.id) c on true
  where a.published_at is not null;
`;

/** When a demand was first answered: a contact was opened, or both sides accepted one suggestion. */
const DEMAND_RESPONSE = `
create view stat_demand_response as
  select n.id as demand_id, n.published_at, o.township_code, o.park_code,
    least(
      (select min(opened_at) from deal where demand_id = n.id),
      (select min(greatest(demand_decided_at, achievement_decided_at)) from match
        where demand_id = n.id and demand_decision = 'ACCEPTED' and achievement_decision = 'ACCEPTED')) as answered_at
  from demand n join organisation o on o.id = n.organisation_id
  where n.published_at is not null;
`;

/** Decided filings of the registry. Days count from the last acceptance, as the rule sets say of a corrected filing. */
const REGISTRY_DECISION = `
create view stat_registry_decision as
  select k.id as contract_id, k.decided_on, k.accepted_on, k.due_on, k.state = 'REFUSED' as is_refused, k.refusal_ground,
    k.correction_count, seller.township_code as seller_township, seller.park_code as seller_park,
    buyer.township_code as buyer_township, buyer.park_code as buyer_park
  from contract k
    join organisation seller on seller.id = k.seller_organisation_id
    left join organisation buyer on buyer.id = k.buyer_organisation_id
  where k.decided_on is not null;
`;

export class DashboardViews1764000000111 implements MigrationInterface {
  readonly name = 'DashboardViews1764000000111';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [ACHIEVEMENT_PATH, DEMAND_RESPONSE, REGISTRY_DECISION]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
