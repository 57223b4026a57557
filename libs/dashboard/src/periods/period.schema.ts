// Wire shapes of closed periods, of adjustments that came later, and of the report of differences. Money in fen.
import { z } from 'zod';
import { DimensionCode } from '../../../ledger/src/ledger.schema.js';
import { Abilities, PageQuery } from '../../../platform/src/http/page.schema.js';
import { Uuid } from '../../../platform/src/ids.schema.js';
import { safeText } from '../../../platform/src/text.schema.js';
import { Day } from '../../../reference/src/day.schema.js';
import { Fen } from '../../../reference/src/money.schema.js';
import { PLAN_METRICS } from '../../../reference/src/plan-period.schema.js';

export const PERIOD_KINDS = ['MONTH', 'QUARTER', 'YEAR', 'PLAN'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Dimensions that differences are reported by: those that totals of the ledger are cut by. */
export const DIFFERENCE_DIMENSIONS = [
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
  'sellerRegion',
  'buyerRegion',
  'direction',
  'township',
  'park',
  'related',
  'brokerAssisted',
  'amountBand',
] as const;
export type DifferenceDimension = (typeof DIFFERENCE_DIMENSIONS)[number];

const Month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '月份格式应为 YYYY-MM');

export const ClosePeriod = z
  .object({
    kind: z.enum(PERIOD_KINDS, '请选择期间类别'),
    period: z.string().regex(/^[A-Za-z0-9-]{1,16}$/, '期间代码只能由字母、数字和 - 组成'),
  })
  .meta({ id: 'ClosePeriod' });
export type ClosePeriod = z.infer<typeof ClosePeriod>;

/** A plan period is opened by entering it: whole months, beside no other. */
export const OpenPlanPeriod = z
  .object({
    code: z.string().regex(/^[A-Za-z0-9-]{1,16}$/, '规划期代码只能由字母、数字和 - 组成'),
    name: safeText(2, 40),
    startsOn: Day,
    endsOn: Day,
    metric: z.enum(PLAN_METRICS, '请选择口径').default('TOTAL'),
  })
  .refine(({ startsOn, endsOn }) => endsOn > startsOn, { path: ['endsOn'], message: '止日须晚于起日' })
  .meta({ id: 'OpenPlanPeriod' });
export type OpenPlanPeriod = z.infer<typeof OpenPlanPeriod>;

const Sums = z.object({ count: z.int(), totalFen: Fen, technicalFen: Fen });
export type DifferenceSums = z.infer<typeof Sums>;

const Snapshot = z.object({
  id: Uuid,
  cutoffSeq: z.string(),
  cutoffAt: z.iso.datetime(),
  chainHash: z.string(),
  ruleSetVersion: z.string(),
  sha256: z.string(),
  closedBy: z.object({ id: Uuid, name: z.string() }).nullable(),
  closedAt: z.iso.datetime(),
});

const PeriodHead = {
  kind: z.enum(PERIOD_KINDS),
  period: z.string(),
  label: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
};
export const PeriodRow = z.object({
  ...PeriodHead,
  isOver: z.boolean(),
  snapshot: Snapshot.nullable(),
  can: Abilities,
});
export type PeriodRow = z.infer<typeof PeriodRow>;

export const PeriodList = z
  .object({ items: z.array(PeriodRow), currentMonth: Month, can: Abilities })
  .meta({ id: 'StatPeriodList' });
export type PeriodList = z.infer<typeof PeriodList>;

/** Why an entry stands in a report of differences. */
export const DIFFERENCE_REASONS = ['NEW', 'LATE', 'CORRECTION', 'LATE_CORRECTION', 'OTHER_PERIOD'] as const;
export type DifferenceReason = (typeof DIFFERENCE_REASONS)[number];

export const DifferenceEntry = z.object({
  seq: z.string(),
  kind: z.string(),
  ledgerDate: z.iso.date(),
  occurredAt: z.iso.datetime(),
  /** The entry that this one corrects, and the day that one counts on. */
  correctsSeq: z.string().nullable(),
  correctsDate: z.iso.date().nullable(),
  reason: z.enum(DIFFERENCE_REASONS),
  /** What it adds to the difference; what left the earlier figure is taken off. */
  ...Sums.shape,
  contractId: Uuid.nullable(),
  title: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  sellerName: z.string().nullable(),
  buyerName: z.string().nullable(),
});
export type DifferenceEntry = z.infer<typeof DifferenceEntry>;

const DifferenceRow = z.object({
  dimension: z.enum(DIFFERENCE_DIMENSIONS),
  code: z.string(),
  label: z.string(),
  from: Sums,
  to: Sums,
  difference: Sums,
});
export type DifferenceRow = z.infer<typeof DifferenceRow>;

const Side = z.object({
  label: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** Null: the period is open, the figure is that of now. */
  cutoffSeq: z.string().nullable(),
  snapshotId: Uuid.nullable(),
});

/** CUMULATIVE: from the start of the plan period to the end of each month. FLOW: each month alone. */
export const DIFFERENCE_BASES = ['CUMULATIVE', 'FLOW'] as const;
export type DifferenceBasis = (typeof DIFFERENCE_BASES)[number];

const differenceQuery = {
  ...PageQuery.shape,
  dimension: z.enum(DIFFERENCE_DIMENSIONS, '没有这个统计维度').default('all'),
  code: DimensionCode.optional(),
};
export const SnapshotDifferenceQuery = z.object(differenceQuery);
export type SnapshotDifferenceQuery = z.infer<typeof SnapshotDifferenceQuery>;
export const MonthDifferenceQuery = z.object({
  ...differenceQuery,
  from: Month,
  to: Month,
  basis: z.enum(DIFFERENCE_BASES, '应为 CUMULATIVE 或 FLOW').default('CUMULATIVE'),
});
export type MonthDifferenceQuery = z.infer<typeof MonthDifferenceQuery>;

export const DifferenceReport = z
  .object({
    from: Side,
    to: Side,
    dimension: z.enum(DIFFERENCE_DIMENSIONS),
    /** Codes of the dimension, those that changed most first; the asked one alone where a code is given. */
    rows: z.array(DifferenceRow),
    /** The entries of the asked code (of all, where the dimension is all), latest first. */
    entries: z.array(DifferenceEntry),
    nextCursor: z.string().nullable(),
    /** What all entries of all pages add up to; equal to the row's difference. */
    explained: Sums.nullable(),
    addsUp: z.boolean(),
    asOfSeq: z.string(),
  })
  .meta({ id: 'DifferenceReport' });
export type DifferenceReport = z.infer<typeof DifferenceReport>;

export const AdjustmentQuery = z.object({ month: Month.optional() });
export type AdjustmentQuery = z.infer<typeof AdjustmentQuery>;

/** LATE: dated into a month that was closed. CORRECTS_CLOSED: dated here, but corrects an entry of a closed month. */
export const ADJUSTMENT_REASONS = ['LATE', 'CORRECTS_CLOSED'] as const;

export const AdjustmentList = z
  .object({
    month: Month,
    isOpen: z.boolean(),
    items: z.array(
      DifferenceEntry.omit({ reason: true }).extend({
        reason: z.enum(ADJUSTMENT_REASONS),
        /** The closed month that the entry, or the one it corrects, belongs to. */
        closedMonth: Month,
      }),
    ),
    /** Of the late ones: what must be added to the closed months to get today's figure. */
    late: Sums,
    /** There are more than the list shows. */
    isCut: z.boolean(),
  })
  .meta({ id: 'AdjustmentList' });
export type AdjustmentList = z.infer<typeof AdjustmentList>;

export const SnapshotView = z
  .object({ ...PeriodHead, snapshot: Snapshot, cells: z.int(), can: Abilities })
  .meta({ id: 'StatSnapshot' });
export type SnapshotView = z.infer<typeof SnapshotView>;

export const SnapshotVerification = z
  .object({
    isSound: z.boolean(),
    /** SHA-256 of the stored form is the stored one. */
    hashMatches: z.boolean(),
    /** The ledger's entry at the cut-off has the chain hash that was closed with. */
    headMatches: z.boolean(),
    /** Sums recomputed from the entries up to the cut-off. */
    checkedCells: z.int(),
    checkedEntries: z.int(),
    /** The first cells that differ, at most twenty. */
    wrongCells: z.array(z.object({ dimension: z.string(), code: z.string(), stored: z.string(), found: z.string() })),
    sha256: z.string(),
    asOf: z.iso.datetime(),
    durationMs: z.int(),
  })
  .meta({ id: 'SnapshotVerification' });
export type SnapshotVerification = z.infer<typeof SnapshotVerification>;
