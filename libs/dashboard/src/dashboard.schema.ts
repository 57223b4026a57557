// Wire shapes of the officials' figures. Money is whole fen as decimal text; shares are numbers with four decimals.
import { z } from 'zod';
import { Fen } from '../../reference/src/money.schema.js';
import { PLAN_METRICS, PlanPeriodView } from '../../reference/src/plan-period.schema.js';
import { DimensionCode } from '../../ledger/src/ledger.schema.js';
import { FORECAST_METHODS } from './forecast-methods.schema.js';
import { TableFormat } from '../../platform/src/document/format.schema.js';
import { Abilities, PageQuery } from '../../platform/src/http/page.schema.js';
import { Uuid } from '../../platform/src/ids.schema.js';

const Month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '月份格式应为 YYYY-MM');
const PeriodCode = z.string().regex(/^[A-Za-z0-9-]{1,16}$/, '规划期代码只能由字母、数字和 - 组成');
const Year = z.string().regex(/^(19|20)\d{2}$/, '年份格式应为 YYYY');

/** Count, 合同成交总额 and 技术交易额 of some contracts. */
const SumsShape = { count: z.int(), totalFen: Fen, technicalFen: Fen };
export const Sums = z.object(SumsShape).meta({ id: 'DashboardSums' });
export type Sums = z.infer<typeof Sums>;

/** Cut of a total: a code with its Chinese label. */
export const Slice = z.object({ code: z.string(), label: z.string(), ...SumsShape }).meta({ id: 'DashboardSlice' });
export type Slice = z.infer<typeof Slice>;

/** What a total was read from: anyone can compare it with GET /api/ledger/head and a verification. */
export const Proof = z
  .object({ asOf: z.iso.datetime(), ledgerSeq: z.string(), chainHash: z.string() })
  .meta({ id: 'DashboardProof' });
export type Proof = z.infer<typeof Proof>;

export const PeriodQuery = z.object({ period: PeriodCode.optional() });
export type PeriodQuery = z.infer<typeof PeriodQuery>;

const Quarter = z.string().regex(/^(19|20)\d{2}-Q[1-4]$/, '季度格式应为 YYYY-Q1 至 YYYY-Q4');

/** A plan period, narrowed to a year, a quarter or a month. */
export const WindowQuery = PeriodQuery.extend({
  year: Year.optional(),
  quarter: Quarter.optional(),
  month: Month.optional(),
});
export type WindowQuery = z.infer<typeof WindowQuery>;

/** Cuts whose parts open a list of contracts. */
export const DRILL_DIMENSIONS = [
  'all',
  'type',
  'subType',
  'techArea',
  'industrySection',
  'base',
  'ipType',
  'planSource',
  'sellerPartyType',
  'buyerPartyType',
  'direction',
  'township',
  'park',
  'amountBand',
  'brokerAssisted',
  'related',
  'flow',
] as const;
export type DrillDimension = (typeof DRILL_DIMENSIONS)[number];

/** What part of the district the figures are about. */
export const Scope = z.object({
  kind: z.enum(['DISTRICT', 'TOWNSHIP', 'PARK']),
  code: z.string().nullable(),
  label: z.string(),
});

const Pace = z.object({
  /** The last twelve whole months (fewer where the ledger is younger), oldest first. */
  months: z.array(z.object({ month: Month, ...SumsShape })),
  averageMonthlyFen: Fen,
});

/** Change against the same months a year before, 0.25 for a quarter more; null where there was nothing then. */
const Growth = z.number().nullable();

const Forecast = z.object({
  method: z.enum(FORECAST_METHODS),
  /** Cumulative value at the end of the period; null where the method has too few data. */
  atEndFen: Fen.nullable(),
  reachesTarget: z.boolean().nullable(),
  /** Mean of the past years' errors, without sign; null where fewer than two years could be tested. */
  meanError: z.number().nullable(),
  /** Each past year as the method would have predicted it at the same point of the year; error = predicted / actual − 1. */
  tested: z.array(z.object({ year: Year, predictedFen: Fen, actualFen: Fen, error: z.number() })),
});

export const DashboardView = z
  .object({
    period: PlanPeriodView,
    periods: z.array(z.object({ code: z.string(), name: z.string() })),
    /** What the target counts; named in every footnote (domain §0-4). */
    metric: z.enum(PLAN_METRICS),
    scope: Scope,
    sums: Sums,
    /** Null where no target is set, and for a township or park: the target is the district's. */
    goal: z
      .object({
        targetFen: Fen,
        /** Target − reached; negative once it is passed. */
        gapFen: Fen,
        progress: z.number(),
        isReached: z.boolean(),
        /** Gap over the months left, the current one included; null when reached or over. */
        requiredMonthlyFen: Fen.nullable(),
      })
      .nullable(),
    time: z.object({
      elapsedDays: z.int(),
      totalDays: z.int(),
      progress: z.number(),
      monthsLeft: z.int(),
      isOver: z.boolean(),
    }),
    pace: Pace,
    /** One per method; null before the period begins and after it is over. */
    forecasts: z.array(Forecast).nullable(),
    months: z.array(
      z.object({
        month: Month,
        ...SumsShape,
        /** Of the metric, from the start of the period; null for months to come. */
        cumulativeFen: Fen.nullable(),
        planFen: Fen.nullable(),
        yoy: Growth,
      }),
    ),
    /** A running year or quarter is compared with the same months, so far, of the year before. */
    years: z.array(z.object({ year: Year, isRunning: z.boolean(), ...SumsShape, yoy: Growth })),
    quarters: z.array(z.object({ quarter: Quarter, isRunning: z.boolean(), ...SumsShape, yoy: Growth })),
    byYearType: z.array(z.object({ year: Year, slices: z.array(Slice) })),
    byType: z.array(Slice),
    byTechArea: z.array(Slice),
    byTownship: z.array(Slice),
    byPark: z.array(Slice),
    byDirection: z.array(Slice),
    proof: Proof,
    can: Abilities,
  })
  .meta({ id: 'Dashboard' });
export type DashboardView = z.infer<typeof DashboardView>;

const CutShape = {
  ...WindowQuery.shape,
  dimension: z.enum(DRILL_DIMENSIONS, '没有这个统计维度').default('all'),
  code: DimensionCode.optional(),
};
const isCutWhole = ({ dimension, code }: { dimension: string; code?: string | undefined }) =>
  dimension === 'all' || code !== undefined;
const CUT_RULE = { path: ['code'], message: '按维度查看时须给出代码' };

export const DrillQuery = PageQuery.extend(CutShape).refine(isCutWhole, CUT_RULE);
export type DrillQuery = z.infer<typeof DrillQuery>;

/** The same list as a file. */
export const DrillFileQuery = z
  .object({ ...CutShape, format: TableFormat.default('xlsx') })
  .refine(isCutWhole, CUT_RULE);
export type DrillFileQuery = z.infer<typeof DrillFileQuery>;

/** One ledger entry behind a figure. Corrections are listed beside what they correct, so that the rows add up. */
export const DrillRow = z.object({
  seq: z.string(),
  kind: z.string(),
  correctsSeq: z.string().nullable(),
  ledgerDate: z.iso.date(),
  totalFen: Fen,
  technicalFen: Fen,
  typeLabel: z.string(),
  techAreaLabel: z.string(),
  directionLabel: z.string(),
  contractId: Uuid.nullable(),
  title: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  sellerName: z.string().nullable(),
  buyerName: z.string().nullable(),
});
export type DrillRow = z.infer<typeof DrillRow>;

export const DrillView = z
  .object({
    title: z.string(),
    /** The figure that was opened: what all rows of all pages add up to. */
    sums: Sums,
    items: z.array(DrillRow),
    nextCursor: z.string().nullable(),
    proof: Proof,
  })
  .meta({ id: 'DashboardDrill' });
export type DrillView = z.infer<typeof DrillView>;

const PublicPeriod = z.object({
  code: z.string(),
  name: z.string(),
  metric: z.enum(PLAN_METRICS),
  targetFen: Fen.nullable(),
  isDemo: z.boolean(),
  source: z.string().nullable(),
  /** Null where fewer than three contracts stand behind the figure (domain §9.2). */
  sums: Sums.nullable(),
  progress: z.number().nullable(),
});

export const PublicFiguresView = z
  .object({ current: PublicPeriod, chosen: PublicPeriod, proof: Proof })
  .meta({ id: 'PublicFigures' });
export type PublicFiguresView = z.infer<typeof PublicFiguresView>;

/** Sums that anyone may see; null where withheld: fewer than three contracts, or such a figure would follow from it. */
export const PublicCell = Sums.nullable();
export type PublicCell = z.infer<typeof PublicCell>;

const PublicPart = z.object({ code: z.string().nullable(), label: z.string(), sums: PublicCell });

export const PublicCutsView = z
  .object({
    period: PlanPeriodView,
    periods: z.array(z.object({ code: z.string(), name: z.string() })),
    total: PublicCell,
    /** Null where the total is withheld. */
    yearType: z
      .object({
        types: z.array(z.object({ code: z.string(), label: z.string(), sums: PublicCell })),
        /** `cells` in the order of `types`. */
        years: z.array(z.object({ year: Year, sums: PublicCell, cells: z.array(PublicCell) })),
      })
      .nullable(),
    /** Code null: contracts without a code of this list. */
    byTechArea: z.array(PublicPart),
    byBase: z.array(PublicPart),
    /** 输出, 吸纳, 区内循环, which overlap; null where one direction alone is too small. */
    byDirection: z.array(Slice).nullable(),
    proof: Proof,
  })
  .meta({ id: 'PublicCuts' });
export type PublicCutsView = z.infer<typeof PublicCutsView>;

export const PeriodParam = z.object({ code: PeriodCode });
export type PeriodParam = z.infer<typeof PeriodParam>;
