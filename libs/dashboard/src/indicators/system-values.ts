// What the platform itself knows of an indicator: sums of ledger entries and the registers of agencies and talents, for the
// whole district or one part of it. Reads only.
import { CONTRACT_STREAM } from '@app/ledger';
import type { LedgerScope } from '@app/ledger';
import { Clock, Database } from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { Injectable } from '@nestjs/common';
import type { Metric, SystemSource, SystemValue } from './indicator.schema.js';

/** Part of the district: all of it, a township or park, or what one seller (by 统一社会信用代码) brought to registration. */
export type Part = LedgerScope | { kind: 'SELLER'; code: string };

/** First and last day, inclusive; whole months. */
export interface DayRange {
  startsOn: string;
  endsOn: string;
}

interface LedgerSums {
  count: string;
  totalFen: string;
  technicalFen: string;
  seq: string;
  /** Day of the first entry that the ledger holds; null while there is none. */
  firstOn: string | null;
}

const SUMS = `coalesce(sum(r.count), 0)::text as count, coalesce(sum(r.total_fen), 0)::text as "totalFen",
  coalesce(sum(r.technical_fen), 0)::text as "technicalFen",
  coalesce((select seq from ledger_stream where stream_key = $1), 0)::text as seq,
  (select to_char(min(ledger_date), 'YYYY-MM-DD') from ledger_entry where stream_key = $1) as "firstOn"`;

@Injectable()
export class SystemValues {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Null where the platform does not know: a register tells the present only, so it has no value for a period that is over
   * or has not begun; a seller is known in the ledger and not in the registers.
   * @param metric which money counts; the other one stands beside it
   */
  async of(source: SystemSource, part: Part, range: DayRange, metric: Metric): Promise<SystemValue | null> {
    const asOf = this.clock.now().toISOString();
    if (source === 'AGENCIES' || source === 'TALENTS') {
      const today = shanghaiDate(this.clock.now());
      if (part.kind === 'SELLER' || today < range.startsOn || today > range.endsOn) return null;
      const value = await this.registered(source, part);
      return { value, metric: null, beside: null, asOf, ledgerSeq: null };
    }
    const sums = await this.ledger(part, range);
    if (range.endsOn < (sums.firstOn ?? shanghaiDate(this.clock.now()))) return null;
    if (source === 'LEDGER_COUNT') return { value: sums.count, metric: null, beside: null, asOf, ledgerSeq: sums.seq };
    const money = { TOTAL: sums.totalFen, TECHNICAL: sums.technicalFen };
    const other = metric === 'TOTAL' ? 'TECHNICAL' : 'TOTAL';
    return { value: money[metric], metric, beside: { metric: other, value: money[other] }, asOf, ledgerSeq: sums.seq };
  }

  private async ledger(part: Part, { startsOn, endsOn }: DayRange): Promise<LedgerSums> {
    const params: unknown[] = [CONTRACT_STREAM, startsOn, endsOn];
    const [sums] = await this.database.query<LedgerSums>(`select ${SUMS} from ${sourceOf(part, params)} r`, params);
    return sums as LedgerSums;
  }

  private async registered(source: 'AGENCIES' | 'TALENTS', part: LedgerScope): Promise<string> {
    const view = source === 'AGENCIES' ? 'stat_agency' : 'stat_talent';
    const params = part.kind === 'DISTRICT' ? [] : [part.code];
    const condition = { DISTRICT: 'true', TOWNSHIP: 'township_code = $1', PARK: 'park_code = $1' }[part.kind];
    const [row] = await this.database.query<{ n: string }>(
      `select count(*)::text as n from ${view} where ${condition}`,
      params,
    );
    return row?.n ?? '0';
  }
}

/** The kept sums; what a seller brought is only in the entries, found by their identity. */
function sourceOf(part: Part, params: unknown[]): string {
  if (part.kind === 'SELLER') {
    const at = `$${params.push(part.code)}`;
    return `(select e.count_delta as count, e.total_fen, e.technical_fen from ledger_entry e
      join ledger_identity i on i.stream_key = e.stream_key and i.seq = e.seq
      where e.stream_key = $1 and e.ledger_date between $2 and $3 and i.identity ->> 'sellerCreditCode' = ${at})`;
  }
  const dimension = { DISTRICT: 'all', TOWNSHIP: 'township', PARK: 'park' }[part.kind];
  const code = part.kind === 'DISTRICT' ? 'all' : part.code;
  return `(select count, total_fen, technical_fen from ledger_rollup where stream_key = $1
    and dimension = '${dimension}' and code = $${params.push(code)} and month between $2 and $3)`;
}
