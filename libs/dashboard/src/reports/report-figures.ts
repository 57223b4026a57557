// Reads everything that a report says in one statement, so that all of it belongs to one entry of the ledger.
import type { LedgerScope, RollupDimension } from '@app/ledger';
import { PlanPeriods, type PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import type { Proof, Slice } from '../dashboard.schema.js';
import { FigureReader, type Figure } from '../figures.js';
import type { Span } from '../periods/span.js';
import { add, directionSlices, slicesOf, type Total } from '../slices.js';
import { yearBefore } from '../window.js';

/** Cuts of a report in their order. */
export const REPORT_CUTS = [
  'type',
  'subType',
  'techArea',
  'township',
  'park',
  'amountBand',
  'sellerPartyType',
  'buyerPartyType',
  'related',
  'brokerAssisted',
] as const satisfies readonly RollupDimension[];
export type ReportCut = (typeof REPORT_CUTS)[number];

export interface ReportFigures {
  span: Span;
  scope: LedgerScope;
  /** The plan period that the span's end lies in; null where there is none. */
  plan: PlanPeriodView | null;
  proof: Proof;
  now: Total;
  /** The same months of the year before. */
  before: Total;
  /** From the beginning of the plan period to the end of the span. */
  cumulative: Total | null;
  months: { month: string; total: Total }[];
  cuts: { cut: ReportCut; slices: Slice[] }[];
  /** 输出, 吸纳, 区内循环: never added. */
  directions: Slice[];
}

@Injectable()
export class ReportFigureReader {
  constructor(
    private readonly figures: FigureReader,
    private readonly periods: PlanPeriods,
  ) {}

  async read(span: Span, scope: LedgerScope): Promise<ReportFigures> {
    const [fromMonth, toMonth] = [span.startsOn.slice(0, 7), span.endsOn.slice(0, 7)];
    const plan = (await this.periods.list()).find(
      ({ startsOn, endsOn }) => startsOn <= span.endsOn && span.endsOn <= endsOn,
    );
    const planFrom = plan?.startsOn.slice(0, 7) ?? fromMonth;
    const last = yearBefore({ fromMonth, toMonth }, toMonth);
    const { cells, proof } = await this.figures.read({
      dimensions: ['all', 'direction', ...REPORT_CUTS],
      fromMonth,
      toMonth,
      allFromMonth: planFrom < last.fromMonth ? planFrom : last.fromMonth,
      scope,
    });
    const months = cells.filter((cell) => cell.dimension === 'all');
    const within = (from: string, to: string) => add(months.filter(({ part }) => part >= from && part <= to));
    return {
      span,
      scope,
      plan: plan ?? null,
      proof,
      now: within(fromMonth, toMonth),
      before: within(last.fromMonth, last.toMonth),
      cumulative: plan ? within(planFrom, toMonth) : null,
      months: monthly(months, fromMonth, toMonth),
      cuts: REPORT_CUTS.map((cut) => ({ cut, slices: slicesOf(cut, cells) })),
      directions: directionSlices(cells),
    };
  }
}

function monthly(cells: readonly Figure[], from: string, to: string): ReportFigures['months'] {
  const [year, first] = [Number(from.slice(0, 4)), Number(from.slice(5))];
  const count = (Number(to.slice(0, 4)) - year) * 12 + Number(to.slice(5)) - first + 1;
  return Array.from({ length: count }, (_, at) => {
    const month = new Date(Date.UTC(year, first - 1 + at)).toISOString().slice(0, 7);
    return { month, total: add(cells.filter(({ part }) => part === month)) };
  });
}
