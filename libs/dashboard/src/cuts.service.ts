// One window of a plan period cut by every dimension, each part beside the same months a year before. One statement.
import type { Actor } from '@app/identity';
import { AMOUNT_BANDS } from '@app/ledger';
import { Clock } from '@app/platform';
import { PlanPeriods, shanghaiMonth } from '@app/reference';
import type { PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { abilitiesOf, figureScopeOf } from './dashboard.policy.js';
import type { DrillDimension, WindowQuery } from './dashboard.schema.js';
import type { CutsView } from './cuts.schema.js';
import { BEFORE, FigureReader } from './figures.js';
import type { Figure } from './figures.js';
import { share } from './plan-line.js';
import { add, directionSlices, metricOf, slicesOf, toSums } from './slices.js';
import { growth, windowOf, yearBefore } from './window.js';

/** Cuts in the order they are shown. */
const CUTS = [
  'type',
  'subType',
  'techArea',
  'industrySection',
  'base',
  'township',
  'park',
  'sellerPartyType',
  'buyerPartyType',
  'amountBand',
  'ipType',
  'planSource',
  'brokerAssisted',
  'related',
  'direction',
  'flow',
] as const satisfies readonly DrillDimension[];

/** Below this share of 技术交易额 in 合同成交总额 the filings are to be looked at (domain §9.1). */
const LEAST_TECHNICAL_SHARE = 0.6;

@Injectable()
export class Cuts {
  constructor(
    private readonly figures: FigureReader,
    private readonly periods: PlanPeriods,
    private readonly clock: Clock,
  ) {}

  /** @throws problem reference.unknown-period */
  async view(actor: Actor, query: WindowQuery): Promise<CutsView> {
    const now = this.clock.now();
    const period = query.period ? await this.periods.get(query.period) : await this.periods.current(now);
    const window = windowOf(period, query);
    const isWhole = !query.year && !query.quarter && !query.month;
    const before = isWhole ? null : yearBefore(window, shanghaiMonth(now));
    const { cells, proof } = await this.figures.compare({
      dimensions: ['all', ...CUTS],
      now: window,
      before,
      scope: figureScopeOf(actor),
    });
    const current = cells.filter(({ part }) => part !== BEFORE);
    const past = cells.filter(({ part }) => part === BEFORE);
    return {
      period: { code: period.code, name: period.name },
      metric: period.metric,
      window: { ...window, year: query.year ?? null, quarter: query.quarter ?? null, month: query.month ?? null },
      before: before && { ...before, sums: toSums(totalOf(past)) },
      sums: toSums(totalOf(current)),
      yoy: before && growth(metricOf(period.metric, totalOf(current)), metricOf(period.metric, totalOf(past))),
      ...ratios(current),
      cuts: CUTS.map((dimension) => ({ dimension, slices: compared(dimension, current, before && past, period) })),
      proof,
      can: abilitiesOf(actor),
    };
  }
}

function totalOf(cells: readonly Figure[]) {
  return add(cells.filter(({ dimension }) => dimension === 'all'));
}

/** 技术交易额占比 and 本地转化率; null where there is nothing to divide by. */
function ratios(cells: readonly Figure[]): Pick<CutsView, 'technicalShare' | 'isTechnicalShareLow' | 'localShare'> {
  const total = totalOf(cells);
  const ofDirection = new Map(directionSlices(cells).map((slice) => [slice.code, BigInt(slice.totalFen)]));
  const sold = ofDirection.get('OUT') ?? 0n;
  const technicalShare = total.totalFen > 0n ? share(total.technicalFen, total.totalFen) : null;
  return {
    technicalShare,
    isTechnicalShareLow: technicalShare !== null && technicalShare < LEAST_TECHNICAL_SHARE,
    localShare: sold > 0n ? share(ofDirection.get('WITHIN') ?? 0n, sold) : null,
  };
}

function compared(
  dimension: (typeof CUTS)[number],
  current: readonly Figure[],
  past: readonly Figure[] | null,
  { metric }: PlanPeriodView,
): CutsView['cuts'][number]['slices'] {
  const slices = (cells: readonly Figure[]) =>
    dimension === 'direction' ? directionSlices(cells) : inOrder(dimension, slicesOf(dimension, cells));
  const valueOf = (slice: { totalFen: string; technicalFen: string }) =>
    BigInt(metric === 'TOTAL' ? slice.totalFen : slice.technicalFen);
  const earlier = new Map(slices(past ?? []).map((slice) => [slice.code, valueOf(slice)]));
  return slices(current).map((slice) =>
    Object.assign(slice, { yoy: past && growth(valueOf(slice), earlier.get(slice.code) ?? 0n) }),
  );
}

/** Bands by their size, all others as they come. */
function inOrder<S extends { code: string }>(dimension: DrillDimension, slices: S[]): S[] {
  if (dimension !== 'amountBand') return slices;
  const rank = (slice: S) => AMOUNT_BANDS.findIndex(({ code }) => code === slice.code);
  return [...slices].sort((a, b) => rank(a) - rank(b));
}
