// What the registry sees of its work: the queue by tab, the figures above it, and contracts that look alike.
import { holds, type Actor } from '@app/identity';
import { Clock, Database, decodeCursor, encodeCursor } from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { ContractEntry } from './contract.entry.js';
import { ContractViews } from './contract.views.js';
import type { DeskPage, DeskQuery, DeskStats, DeskTab, SimilarContracts } from './desk.schema.js';
import { soonDate } from './legal-clock.js';

/** $1 the person, $2 may decide. A reviewer's work is what somebody else has first reviewed. */
const MINE = `((c.state = 'ACCEPTED' and c.clerk_id = $1)
  or ($2 and c.state = 'FIRST_REVIEWED' and c.clerk_id <> $1 and c.first_reviewed_by <> $1))`;

const TAB_SQL: Record<DeskTab, string> = {
  mine: MINE,
  unclaimed: `c.state = 'SUBMITTED'`,
  accepted: `c.state = 'ACCEPTED'`,
  review: `c.state = 'FIRST_REVIEWED'`,
  correction: `c.state = 'CORRECTION'`,
  decided: `c.state in ('REGISTERED', 'REFUSED')`,
};

/** Sort value of a row: the day it is due, without one last; decided ones by the day of the decision. */
const DUE = `coalesce(c.due_on, c.returned_on, date '9999-12-31')`;
const MATCHES = `($3::text is null or c.project_name ilike '%' || $3 || '%' or c.form -> 'seller' ->> 'name' ilike '%' || $3 || '%'
  or c.form -> 'buyer' ->> 'name' ilike '%' || $3 || '%' or c.number ilike $3 || '%' or c.registration_number like $3 || '%')`;

const STATS = `
  select count(*) filter (where c.state in ('SUBMITTED', 'ACCEPTED', 'FIRST_REVIEWED')) as pending,
    count(*) filter (where c.state in ('ACCEPTED', 'FIRST_REVIEWED') and c.due_on between $3 and $4) as due_soon,
    count(*) filter (where c.state in ('ACCEPTED', 'FIRST_REVIEWED') and c.due_on < $3) as overdue,
    count(*) filter (where c.decided_on >= date_trunc('year', $3::date)) as decided,
    count(*) filter (where c.decided_on >= date_trunc('year', $3::date) and c.state = 'REGISTERED') as registered,
    count(*) filter (where c.decided_on >= date_trunc('year', $3::date) and c.decided_on <= c.due_on) as on_time,
    count(*) filter (where ${TAB_SQL.mine}) as mine,
    count(*) filter (where ${TAB_SQL.unclaimed}) as unclaimed,
    count(*) filter (where ${TAB_SQL.accepted}) as accepted,
    count(*) filter (where ${TAB_SQL.review}) as review,
    count(*) filter (where ${TAB_SQL.correction}) as correction,
    count(*) filter (where ${TAB_SQL.decided}) as decided_ever
  from contract c where c.submitted_at is not null`;

const SIMILAR = `
  select c.id, c.number, c.state, c.project_name as "projectName", c.form -> 'seller' ->> 'name' as "sellerName",
    c.form -> 'buyer' ->> 'name' as "buyerName", c.total_fen::text as "totalFen", to_char(c.signed_on, 'YYYY-MM-DD') as "signedOn",
    similarity(c.project_name, $2)::float8 as likeness, c.seller_organisation_id = $3 as "isSameSeller",
    c.form -> 'buyer' ->> 'name' = $4 as "isSameBuyer", c.total_fen = $5 as "isSameAmount"
  from contract c
  where c.id <> $1 and c.submitted_at is not null and c.state <> 'WITHDRAWN'
    and (c.project_name % $2 or (c.seller_organisation_id = $3 and c.form -> 'buyer' ->> 'name' = $4 and c.total_fen = $5))
  order by likeness desc, c.id desc limit 5`;

@Injectable()
export class DeskQueue {
  constructor(
    private readonly database: Database,
    private readonly entry: ContractEntry,
    private readonly views: ContractViews,
    private readonly clock: Clock,
  ) {}

  /** One page of a tab. @throws page.bad-cursor */
  async page(actor: Actor, { tab, q, cursor, limit }: DeskQuery): Promise<DeskPage> {
    const isDecided = tab === 'decided';
    const sort = isDecided ? 'c.decided_on' : DUE;
    const [day, id] = cursor === undefined ? [null, null] : readKeyset(cursor);
    const found = await this.database.query<{ id: string; day: string }>(
      `select c.id, to_char(${sort}, 'YYYY-MM-DD') as day from contract c
       where c.submitted_at is not null and $1::uuid is not null and $2::boolean is not null
         and ${TAB_SQL[tab]} and ${MATCHES}
         and ($4::date is null or (${sort}, c.id) ${isDecided ? '<' : '>'} ($4::date, $5::uuid))
       order by ${sort} ${isDecided ? 'desc' : 'asc'}, c.id ${isDecided ? 'desc' : 'asc'} limit $6`,
      [actor.userId, holds(actor, 'contract.register'), q ? escapeLike(q) : null, day, id, limit + 1],
    );
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await this.cards(shown.map((row) => row.id)),
      nextCursor: found.length > limit && last ? encodeCursor([last.day, last.id]) : null,
    };
  }

  /** Figures above the queue, for this person and today. */
  async stats(actor: Actor): Promise<DeskStats> {
    const today = shanghaiDate(this.clock.now());
    const [row = {}] = await this.database.query<Record<string, string>>(STATS, [
      actor.userId,
      holds(actor, 'contract.register'),
      today,
      soonDate(today),
    ]);
    const count = (name: string) => Number(row[name] ?? 0);
    const decided = count('decided');
    return {
      pending: count('pending'),
      dueSoon: count('due_soon'),
      overdue: count('overdue'),
      decidedThisYear: decided,
      registeredThisYear: count('registered'),
      onTimePercent: decided === 0 ? null : Math.round((count('on_time') * 1000) / decided) / 10,
      tabs: {
        mine: count('mine'),
        unclaimed: count('unclaimed'),
        accepted: count('accepted'),
        review: count('review'),
        correction: count('correction'),
        decided: count('decided_ever'),
      },
    };
  }

  /** At most five filed contracts with a like title, or with the same parties and amount. @throws contract.not-found */
  async similar(actor: Actor, id: string): Promise<SimilarContracts> {
    const { row } = await this.entry.look(actor, id);
    const items = await this.database.query<SimilarContracts['items'][number]>(SIMILAR, [
      id,
      row.projectName ?? '',
      row.sellerOrganisationId,
      row.form.buyer?.name ?? '',
      row.totalFen.toString(),
    ]);
    return { items };
  }

  private async cards(ids: readonly string[]): Promise<DeskPage['items']> {
    const rows = await this.views.rowsByIds(ids);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const ordered = ids.flatMap((id) => byId.get(id) ?? []);
    const names = await this.views.namesOf(ordered.flatMap((row) => row.clerkId ?? []));
    const cards = this.views.cards(ordered.map((row) => ({ row, side: 'DESK' })));
    return cards.map((card, index) => {
      const row = ordered[index];
      const clerkName = row?.clerkId ? (names.get(row.clerkId) ?? null) : null;
      const { blocking = 0, warnings = 0 } = row?.precheck ?? {};
      return Object.assign(card, { clerkName, blocking, warnings, correctionCount: row?.correctionCount ?? 0 });
    });
  }
}

/** @throws page.bad-cursor */
function readKeyset(cursor: string): [string, string] {
  const [day = '', id = ''] = decodeCursor(cursor, ['day', 'uuid']);
  return [day, id];
}

/** LIKE's wildcards in a search are meant literally. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
