// Wire shapes of the officials' figures. Money is whole fen as decimal text; shares are numbers with four decimals.
import { z } from 'zod';
import { Fen } from '../../reference/src/money.schema.js';
import { PLAN_METRICS, PlanPeriodView } from '../../reference/src/plan-period.schema.js';
import { DimensionCode } from '../../ledger/src/ledger.schema.js';
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

/** Cuts whose parts open a list of contracts. */
export const DRILL_DIMENSIONS = ['all', 'type', 'techArea', 'township', 'park', 'direction'] as const;
export type DrillDimension = (typeof DRILL_DIMENSIONS)[number];

const Pace = z.object({
  /** The last twelve whole months (fewer where the ledger is younger), oldest first. */
  months: z.array(z.object({ month: Month, ...SumsShape })),
  averageMonthlyFen: Fen,
});

const Forecast = z.object({
  /** Cumulative value at the end of the period if the pace of the last twelve months holds. */
  atEndFen: Fen,
  reachesTarget: z.boolean().nullable(),
});

export const DashboardView = z
  .object({
    period: PlanPeriodView,
    periods: z.array(z.object({ code: z.string(), name: z.string() })),
    /** What the target counts; named in every footnote (domain §0-4). */
    metric: z.enum(PLAN_METRICS),
    scope: z.object({ kind: z.enum(['DISTRICT', 'TOWNSHIP', 'PARK']), code: z.string().nullable(), label: z.string() }),
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
    /** Null before the period begins and after it is over. */
    forecast: Forecast.nullable(),
    months: z.array(
      z.object({
        month: Month,
        ...SumsShape,
        /** Of the metric, from the start of the period; null for months to come. */
        cumulativeFen: Fen.nullable(),
        planFen: Fen.nullable(),
      }),
    ),
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

export const DrillQuery = PageQuery.extend({
  period: PeriodCode.optional(),
  dimension: z.enum(DRILL_DIMENSIONS, '没有这个统计维度').default('all'),
  code: DimensionCode.optional(),
  year: Year.optional(),
  month: Month.optional(),
}).refine((query) => query.dimension === 'all' || query.code !== undefined, {
  path: ['code'],
  message: '按维度查看时须给出代码',
});
export type DrillQuery = z.infer<typeof DrillQuery>;

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

export const PeriodParam = z.object({ code: PeriodCode });
export type PeriodParam = z.infer<typeof PeriodParam>;
