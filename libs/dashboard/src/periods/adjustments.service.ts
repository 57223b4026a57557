// What a month carries for months that were closed before: entries dated into them later, and corrections of their entries.
// A late entry belongs to the first month closed behind it, else to the month that is open now; so nothing is told twice.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM, inScope } from '@app/ledger';
import { Clock, Database } from '@app/platform';
import { shanghaiMonth } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { figureScopeOf } from '../dashboard.policy.js';
import { entryFacts } from './difference-entry.js';
import type { EntryRow } from './difference-entry.js';
import type { AdjustmentList } from './period.schema.js';

/** Entries that a list shows at most. */
const MOST = 500;

interface AdjustmentRow extends Omit<EntryRow, 'isIn'> {
  reason: 'LATE' | 'CORRECTS_CLOSED';
  closedMonth: string;
}

const FACTS = `e.seq::text, e.kind, to_char(e.ledger_date, 'YYYY-MM-DD') as "ledgerDate", e.occurred_at as "occurredAt",
  e.corrects_seq::text as "correctsSeq", to_char(p.ledger_date, 'YYYY-MM-DD') as "correctsDate",
  e.count_delta as count, e.total_fen::text as "totalFen", e.technical_fen::text as "technicalFen", i.identity`;
const JOINS = `left join ledger_entry p on p.stream_key = e.stream_key and p.seq = e.corrects_seq
  left join ledger_identity i on i.stream_key = e.stream_key and i.seq = e.seq`;

@Injectable()
export class Adjustments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, asked?: string): Promise<AdjustmentList> {
    const current = shanghaiMonth(this.clock.now());
    const month = asked ?? current;
    const params: unknown[] = [CONTRACT_STREAM, month, current];
    const scope = inScope(figureScopeOf(actor), params);
    const rows = await this.database.query<AdjustmentRow>(
      `with closed as (
         select period, starts_on, ends_on, cutoff_seq from stat_snapshot where kind = 'MONTH' and stream_key = $1)
       select * from (
         select ${FACTS}, 'LATE' as reason, m.period as "closedMonth", e.seq as n
         from closed m join ledger_entry e on e.stream_key = $1 and e.ledger_date between m.starts_on and m.ends_on
           and e.seq > m.cutoff_seq ${JOINS}
         where ${scope} and $2 = coalesce(
           (select min(c.period) from closed c where c.cutoff_seq >= e.seq and c.period > m.period), $3)
         union all
         select ${FACTS}, 'CORRECTS_CLOSED', m.period, e.seq
         from ledger_entry e join ledger_entry q on q.stream_key = e.stream_key and q.seq = e.corrects_seq
           join closed m on q.ledger_date between m.starts_on and m.ends_on and e.seq > m.cutoff_seq ${JOINS}
         where e.stream_key = $1 and to_char(e.ledger_date, 'YYYY-MM') = $2 and $2 <> m.period and ${scope}
           and not exists (select 1 from closed c where e.ledger_date between c.starts_on and c.ends_on
             and e.seq > c.cutoff_seq)
       ) found order by n desc limit ${MOST + 1}`,
      params,
    );
    const shown = rows.slice(0, MOST);
    const late = rows.filter((row) => row.reason === 'LATE');
    return {
      month,
      isOpen: month >= current && !(await this.isClosed(month)),
      items: shown.map((row) => toItem(row)),
      late: {
        count: late.reduce((sum, row) => sum + row.count, 0),
        totalFen: late.reduce((sum, row) => sum + BigInt(row.totalFen), 0n).toString(),
        technicalFen: late.reduce((sum, row) => sum + BigInt(row.technicalFen), 0n).toString(),
      },
      isCut: rows.length > MOST,
    };
  }

  private async isClosed(month: string): Promise<boolean> {
    const rows = await this.database.query(`select 1 from stat_snapshot where kind = 'MONTH' and period = $1`, [month]);
    return rows.length > 0;
  }
}

function toItem(row: AdjustmentRow): AdjustmentList['items'][number] {
  return { ...entryFacts(row), reason: row.reason, closedMonth: row.closedMonth };
}
