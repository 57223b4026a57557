// The contracts behind a figure: ledger entries of a cut, with the sums they must add up to.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM, LedgerReader } from '@app/ledger';
import type { LedgerEntryView } from '@app/ledger';
import { Clock } from '@app/platform';
import { labelOf, PlanPeriods } from '@app/reference';
import type { PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { figureScopeOf } from './dashboard.policy.js';
import type { DrillQuery, DrillRow, DrillView } from './dashboard.schema.js';
import { FigureReader } from './figures.js';
import { monthEnd } from './plan-line.js';
import { add, DIRECTION_CODES, isDirectionSlice, sliceLabel, toSums } from './slices.js';

const DIRECTION_LABELS: Record<string, string> = {
  OUTBOUND: '输出',
  INBOUND: '吸纳',
  WITHIN: '区内循环',
  OUTSIDE: '区外',
};

@Injectable()
export class Drill {
  constructor(
    private readonly figures: FigureReader,
    private readonly ledger: LedgerReader,
    private readonly periods: PlanPeriods,
    private readonly clock: Clock,
  ) {}

  /** @throws problem reference.unknown-period, page.bad-cursor */
  async contracts(actor: Actor, query: DrillQuery): Promise<DrillView> {
    const period = query.period ? await this.periods.get(query.period) : await this.periods.current(this.clock.now());
    const [fromMonth, toMonth] = monthRange(period, query);
    const codes = codesOf(query);
    const scope = figureScopeOf(actor);
    const { dimension } = query;
    const { cells, proof } = await this.figures.read({ dimensions: [dimension], codes, fromMonth, toMonth, scope });
    const page = await this.ledger.page(
      { streamKey: CONTRACT_STREAM, from: `${fromMonth}-01`, to: monthEnd(toMonth), dimension, code: codes },
      scope,
      query,
    );
    return {
      title: titleOf(period, query),
      sums: toSums(add(cells)),
      items: page.items.map((entry) => toRow(entry)),
      nextCursor: page.nextCursor,
      proof,
    };
  }
}

/** First and last month of the period, narrowed to the asked year and month; empty (first > last) where they do not meet. */
function monthRange(period: PlanPeriodView, { year, month }: DrillQuery): [from: string, to: string] {
  let from = period.startsOn.slice(0, 7);
  let to = period.endsOn.slice(0, 7);
  for (const [first, last] of [year ? [`${year}-01`, `${year}-12`] : [], month ? [month, month] : []]) {
    if (first && first > from) from = first;
    if (last && last < to) to = last;
  }
  return [from, to];
}

function codesOf({ dimension, code = 'all' }: DrillQuery): readonly string[] {
  if (dimension === 'all') return ['all'];
  return dimension === 'direction' && isDirectionSlice(code) ? DIRECTION_CODES[code] : [code];
}

function titleOf(period: PlanPeriodView, { dimension, code, year, month }: DrillQuery): string {
  const when = month ? `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月` : year && `${year} 年`;
  const what = dimension === 'all' || code === undefined ? '全部合同' : sliceLabel(dimension, code);
  return [period.name, when, what].filter((part) => part !== undefined && part !== '').join(' · ');
}

function toRow(entry: LedgerEntryView): DrillRow {
  const { dimensions, identity } = entry;
  return {
    seq: entry.seq,
    kind: entry.kind,
    correctsSeq: entry.correctsSeq,
    ledgerDate: entry.ledgerDate,
    totalFen: entry.totalFen,
    technicalFen: entry.technicalFen,
    typeLabel: labelOf('contractType', dimensions['type'] ?? ''),
    techAreaLabel: labelOf('techArea', dimensions['techArea'] ?? ''),
    directionLabel: DIRECTION_LABELS[dimensions['direction'] ?? ''] ?? '',
    contractId: identity?.['contractId'] ?? null,
    title: identity?.['projectName'] ?? null,
    registrationNumber: identity?.['registrationNumber'] ?? null,
    sellerName: identity?.['sellerName'] ?? null,
    buyerName: identity?.['buyerName'] ?? null,
  };
}
