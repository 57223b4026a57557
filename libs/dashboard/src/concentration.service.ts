// How much of a year stands in its largest contracts. The one figure that rollups cannot give: it reads entries.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM, inScope } from '@app/ledger';
import { Clock, Database } from '@app/platform';
import { PlanPeriods } from '@app/reference';
import type { PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import type { ConcentrationView } from './cuts.schema.js';
import { figureScopeOf } from './dashboard.policy.js';
import type { PeriodQuery } from './dashboard.schema.js';
import { FigureReader } from './figures.js';
import { share } from './plan-line.js';
import { add, metricOf, toSums } from './slices.js';

/** Largest contracts shown of a year. */
const SHOWN = 10;
/** A contract above this share of its year's total is flagged (domain §9.1). */
const FLAGGED_SHARE = 0.2;

interface LargeRow {
  year: string;
  total_fen: string;
  technical_fen: string;
  contract_id: string | null;
  identity: Record<string, string> | null;
}

@Injectable()
export class Concentration {
  constructor(
    private readonly figures: FigureReader,
    private readonly periods: PlanPeriods,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws problem reference.unknown-period */
  async view(actor: Actor, query: PeriodQuery): Promise<ConcentrationView> {
    const period = query.period ? await this.periods.get(query.period) : await this.periods.current(this.clock.now());
    const scope = figureScopeOf(actor);
    const [fromMonth, toMonth] = [period.startsOn.slice(0, 7), period.endsOn.slice(0, 7)];
    const { cells, proof } = await this.figures.read({ dimensions: ['all'], fromMonth, toMonth, scope });
    const params: unknown[] = [CONTRACT_STREAM, period.startsOn, period.endsOn, SHOWN, proof.ledgerSeq];
    const large = await this.database.query<LargeRow>(largest(period.metric, inScope(scope, params)), params);
    const years = [...new Set(cells.map(({ part }) => part.slice(0, 4)))].sort();
    const isNamed = actor.roles.includes('OFFICIAL');
    return {
      period: { code: period.code, name: period.name },
      metric: period.metric,
      years: years.map((year) => {
        const total = add(cells.filter(({ part }) => part.startsWith(year)));
        const rows = large.filter((row) => row.year === year);
        return yearOf(year, { sums: toSums(total), whole: metricOf(period.metric, total) }, rows, { period, isNamed });
      }),
      proof,
    };
  }
}

/**
 * A contract's value in a year is what its entries of that year add up to, corrections included. Entries whose identity
 * was erased stand alone. Up to the seq of the totals, so that both are of one moment.
 */
function largest(metric: PlanPeriodView['metric'], scope: string): string {
  const value = metric === 'TOTAL' ? 'total_fen' : 'technical_fen';
  return `
    select year, total_fen::text, technical_fen::text, contract_id, i.identity
    from (
      select c.*, row_number() over (partition by year order by ${value} desc, seq) as rank
      from (
        select to_char(e.ledger_date, 'YYYY') as year, sum(e.total_fen) as total_fen, sum(e.technical_fen) as technical_fen,
          min(e.seq) as seq, i.identity ->> 'contractId' as contract_id
        from ledger_entry e left join ledger_identity i on i.stream_key = e.stream_key and i.seq = e.seq
        where e.stream_key = $1 and e.ledger_date between $2 and $3 and e.seq <= $5 and ${scope}
        group by year, contract_id, case when i.identity ->> 'contractId' is null then e.seq end
      ) c where ${value} > 0
    ) ranked left join ledger_identity i on i.stream_key = $1 and i.seq = ranked.seq
    where rank <= $4 order by year, rank`;
}

function yearOf(
  year: string,
  { sums, whole }: Pick<ConcentrationView['years'][number], 'sums'> & { whole: bigint },
  rows: readonly LargeRow[],
  { period, isNamed }: { period: PlanPeriodView; isNamed: boolean },
): ConcentrationView['years'][number] {
  const values = rows.map((row) => BigInt(period.metric === 'TOTAL' ? row.total_fen : row.technical_fen));
  const topShare = (count: number) =>
    share(
      values.slice(0, count).reduce((sum, value) => sum + value, 0n),
      whole,
    );
  return {
    year,
    sums,
    top1Share: topShare(1),
    top5Share: topShare(5),
    top10Share: topShare(10),
    contracts: rows.map((row, index) => {
      const ofYear = share(values[index] ?? 0n, whole);
      return {
        rank: index + 1,
        totalFen: row.total_fen,
        technicalFen: row.technical_fen,
        share: ofYear,
        isFlagged: ofYear > FLAGGED_SHARE,
        contract: isNamed ? contractOf(row) : null,
      };
    }),
  };
}

function contractOf({
  contract_id,
  identity,
}: LargeRow): ConcentrationView['years'][number]['contracts'][number]['contract'] {
  if (contract_id === null) return null;
  return {
    id: contract_id,
    title: identity?.['projectName'] ?? null,
    sellerName: identity?.['sellerName'] ?? null,
    buyerName: identity?.['buyerName'] ?? null,
  };
}
