// Reads the sums behind every figure: one statement, one snapshot, so that totals and ledger head belong together.
import { CONTRACT_STREAM, inScope } from '@app/ledger';
import type { LedgerScope } from '@app/ledger';
import { Clock, Database } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { DrillDimension, Proof } from './dashboard.schema.js';
import type { Window } from './window.js';

/** Sums of one cell: months for `all`, years for `type`, the whole range for the others. Money in fen. */
export interface Figure {
  dimension: DrillDimension;
  /** `2025-06`, `2025` or empty, by dimension. */
  part: string;
  code: string;
  count: bigint;
  totalFen: bigint;
  technicalFen: bigint;
}

export interface FigureRequest {
  dimensions: readonly DrillDimension[];
  /** First and last month, `YYYY-MM`, inclusive. */
  fromMonth: string;
  toMonth: string;
  /** Months of `all` before the range, for the pace; `fromMonth` when absent. */
  allFromMonth?: string;
  scope: LedgerScope;
  codes?: readonly string[];
}

/** A window of months beside another one, for every code of some dimensions. */
export interface Comparison {
  dimensions: readonly DrillDimension[];
  now: Window;
  /** Earlier than `now`; null where there is nothing to compare with. */
  before: Window | null;
  scope: LedgerScope;
}

export interface Figures {
  cells: Figure[];
  /** Month of the first entry in scope, `YYYY-MM`; null while there is none. */
  firstMonth: string | null;
  proof: Proof;
}

interface Row {
  dimension: string;
  part: string;
  code: string;
  count: string;
  total_fen: string;
  technical_fen: string;
}

/** Places count once per entry, whichever party is there. */
const PLACES: Partial<Record<DrillDimension, readonly [seller: string, buyer: string]>> = {
  township: ['sellerTownship', 'buyerTownship'],
  park: ['sellerPark', 'buyerPark'],
};

/** Where a scope's cells come from: the district's are kept as rollups, a township's or park's are summed from its entries. */
function source({ scope, dimensions }: Pick<FigureRequest, 'scope' | 'dimensions'>, params: unknown[]): string {
  if (scope.kind === 'DISTRICT') return 'ledger_rollup';
  return `(select e.stream_key, c.dimension, date_trunc('month', e.ledger_date)::date as month, c.code,
      e.count_delta as count, e.total_fen, e.technical_fen
    from ledger_entry e cross join lateral (values ${[...new Set(['all' as const, ...dimensions])].flatMap(cellOf).join(', ')}) c (dimension, code)
    where e.stream_key = $1 and c.code is not null and ${inScope(scope, params)})`;
}

function cellOf(dimension: DrillDimension): string[] {
  if (dimension === 'all') return [`('all', 'all')`];
  if (dimension === 'flow') return [`('flow', ${provinceOf('seller')} || '-' || ${provinceOf('buyer')})`];
  const places = PLACES[dimension];
  if (!places) return [`('${dimension}', e.dimensions ->> '${dimension}')`];
  const [seller, buyer] = places.map((key) => `e.dimensions ->> '${key}'`);
  return [`('${dimension}', ${seller})`, `('${dimension}', nullif(${buyer}, ${seller}))`];
}

/** Where the stream stands in the same snapshot. */
const HEAD = `select '#head', seq::text, encode(chain_hash, 'hex'), '0', '0', '0' from ledger_stream where stream_key = $1`;

/** A month without entries. */
const NEVER = '0001-01';

/** Cells of the earlier window of a comparison carry this as their part, those of the later one ''. */
export const BEFORE = 'before';

/** First two digits of GB/T 2260. */
function provinceOf(side: 'seller' | 'buyer'): string {
  return `left(e.dimensions ->> '${side}Region', 2)`;
}

@Injectable()
export class FigureReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(request: FigureRequest): Promise<Figures> {
    const { fromMonth, toMonth, dimensions, codes } = request;
    const allFromMonth = request.allFromMonth ?? fromMonth;
    const params: unknown[] = [CONTRACT_STREAM, dimensions, `${fromMonth}-01`, `${toMonth}-01`, `${allFromMonth}-01`];
    const from = source(request, params);
    const only = codes ? `and r.code = any($${params.push(codes)})` : '';
    const rows = await this.database.query<Row>(
      `select r.dimension, case r.dimension when 'all' then to_char(r.month, 'YYYY-MM')
           when 'type' then to_char(r.month, 'YYYY') else '' end as part, r.code,
         sum(r.count)::text as count, sum(r.total_fen)::text as total_fen, sum(r.technical_fen)::text as technical_fen
       from ${from} r where r.stream_key = $1 and r.dimension = any($2) ${only}
         and r.month between case r.dimension when 'all' then $5::date else $3::date end and $4::date
       group by 1, 2, 3
       union all ${HEAD}
       union all select '#first', coalesce(to_char(min(r.month), 'YYYY-MM'), ''), '', '0', '0', '0' from ${from} r
         where r.stream_key = $1 and r.dimension = 'all'`,
      params,
    );
    return this.figuresOf(rows);
  }

  /** Both windows of a comparison in one statement. */
  async compare(request: Comparison): Promise<Omit<Figures, 'firstMonth'>> {
    const { now, dimensions } = request;
    const before = request.before ?? { fromMonth: NEVER, toMonth: NEVER };
    const ends = [now.fromMonth, now.toMonth, before.fromMonth, before.toMonth].map((month) => `${month}-01`);
    const params: unknown[] = [CONTRACT_STREAM, dimensions, ...ends];
    const rows = await this.database.query<Row>(
      `select r.dimension, case when r.month >= $3::date then '' else '${BEFORE}' end as part, r.code,
         sum(r.count)::text as count, sum(r.total_fen)::text as total_fen, sum(r.technical_fen)::text as technical_fen
       from ${source(request, params)} r where r.stream_key = $1 and r.dimension = any($2)
         and (r.month between $3::date and $4::date or r.month between $5::date and $6::date)
       group by 1, 2, 3
       union all ${HEAD}`,
      params,
    );
    return this.figuresOf(rows);
  }

  private figuresOf(rows: Row[]): Figures {
    const head = rows.find((row) => row.dimension === '#head');
    const first = rows.find((row) => row.dimension === '#first');
    const cells = rows.filter((row) => !row.dimension.startsWith('#'));
    return {
      cells: cells.map((row) => ({
        dimension: row.dimension as DrillDimension,
        part: row.part,
        code: row.code,
        count: BigInt(row.count),
        totalFen: BigInt(row.total_fen),
        technicalFen: BigInt(row.technical_fen),
      })),
      firstMonth: first?.part || null,
      proof: {
        asOf: this.clock.now().toISOString(),
        ledgerSeq: head?.part ?? '0',
        chainHash: head?.code ?? '0'.repeat(64),
      },
    };
  }
}
