// Wire shapes of indicators. A value is a whole number as decimal text: fen of MONEY, ones of COUNT, 0.01 % of RATIO.
import { z } from 'zod';
import { Abilities } from '../../../platform/src/http/page.schema.js';
import { Uuid } from '../../../platform/src/ids.schema.js';
import { safeText } from '../../../platform/src/text.schema.js';
import { Day } from '../../../reference/src/day.schema.js';
import { PLAN_METRICS, PlanPeriodView } from '../../../reference/src/plan-period.schema.js';
import { StatCode } from './unit.schema.js';

export const VALUE_KINDS = ['COUNT', 'MONEY', 'RATIO'] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];
/** UP: more is better. */
export const VALUE_DIRECTIONS = ['UP', 'DOWN'] as const;
export type Direction = (typeof VALUE_DIRECTIONS)[number];
export type Metric = (typeof PLAN_METRICS)[number];
/** Where the platform itself knows the value: ledger, or the registers of agencies and talents. */
export const SYSTEM_SOURCES = ['LEDGER_VALUE', 'LEDGER_COUNT', 'AGENCIES', 'TALENTS'] as const;
export type SystemSource = (typeof SYSTEM_SOURCES)[number];

/** A value that a person gives. */
export const StatValue = z
  .string({ error: '请填写数值' })
  .regex(/^(0|[1-9]\d{0,13})$/, '数值须为非负整数（金额以分、比率以万分之一为单位），最多 14 位');
const PositiveValue = StatValue.refine((value) => value !== '0', '目标须大于 0');
/** A value in an answer: sums and differences have a sign. */
export const StatFigure = z.string().regex(/^(0|-?[1-9]\d{0,18})$/);
const Metric = z.enum(PLAN_METRICS, '请选择口径');
const PeriodCode = z.string().regex(/^[A-Za-z0-9-]{1,16}$/, '规划期代码只能由字母、数字和 - 组成');
const source = safeText(2, 200);

export const IndicatorParam = z.object({ code: StatCode });
export type IndicatorParam = z.infer<typeof IndicatorParam>;
export const EvidenceParam = z.object({ code: StatCode, id: Uuid });
export type EvidenceParam = z.infer<typeof EvidenceParam>;
export const IndicatorQuery = z.object({ period: PeriodCode.optional() });
export type IndicatorQuery = z.infer<typeof IndicatorQuery>;
export const CompareQuery = z.object({
  /** Codes of plan periods, separated by commas; all when absent. */
  periods: z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .pipe(z.array(PeriodCode).max(10))
    .optional(),
});
export type CompareQuery = z.infer<typeof CompareQuery>;

export const AddIndicator = z
  .object({
    code: StatCode,
    name: safeText(2, 60),
    unit: safeText(1, 12),
    kind: z.enum(VALUE_KINDS, '请选择数值类型'),
    direction: z.enum(VALUE_DIRECTIONS, '请选择方向').default('UP'),
    definition: safeText(4, 500),
    source,
    ownerCode: StatCode.nullish(),
  })
  .meta({ id: 'AddIndicator' });
export type AddIndicator = z.infer<typeof AddIndicator>;

export const ReviseIndicator = z
  .object({
    name: safeText(2, 60).optional(),
    definition: safeText(4, 500).optional(),
    source: source.optional(),
    ownerCode: StatCode.nullish(),
    isActive: z.boolean().optional(),
  })
  .meta({ id: 'ReviseIndicator' });
export type ReviseIndicator = z.infer<typeof ReviseIndicator>;

export const SetIndicatorTarget = z
  .object({
    periodCode: PeriodCode,
    target: PositiveValue,
    baseline: StatValue.nullish(),
    /** Which money is counted; needed for the contract value only. */
    metric: Metric.nullish(),
    source,
  })
  .meta({ id: 'SetIndicatorTarget' });
export type SetIndicatorTarget = z.infer<typeof SetIndicatorTarget>;

const evidenceShape = {
  value: StatValue,
  asOf: Day,
  metric: Metric.nullish(),
  unitCode: StatCode.nullish(),
  note: safeText(2, 500),
  source,
  fileId: Uuid.nullish(),
};
export const RecordEvidence = z.object(evidenceShape).meta({ id: 'RecordEvidence' });
export type RecordEvidence = z.infer<typeof RecordEvidence>;
export const CorrectEvidence = z.object({ ...evidenceShape, reason: safeText(2, 200) }).meta({ id: 'CorrectEvidence' });
export type CorrectEvidence = z.infer<typeof CorrectEvidence>;

const Person = z.object({ id: Uuid, name: z.string() });

export const TargetView = z.object({
  id: Uuid,
  periodCode: z.string(),
  target: StatFigure.nullable(),
  baseline: StatFigure.nullable(),
  metric: z.enum(PLAN_METRICS).nullable(),
  source: z.string(),
  isDemo: z.boolean(),
  setBy: Person.nullable(),
  setAt: z.iso.datetime(),
});
export type TargetView = z.infer<typeof TargetView>;

export const EvidenceView = z.object({
  id: Uuid,
  value: StatFigure,
  asOf: z.iso.date(),
  metric: z.enum(PLAN_METRICS).nullable(),
  unit: z.object({ code: z.string(), name: z.string() }).nullable(),
  note: z.string(),
  source: z.string(),
  file: z.object({ name: z.string(), sizeBytes: z.int() }).nullable(),
  correctsId: Uuid.nullable(),
  reason: z.string().nullable(),
  /** The record that replaced this one. */
  correctedById: Uuid.nullable(),
  isDemo: z.boolean(),
  recordedBy: Person.nullable(),
  recordedAt: z.iso.datetime(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

const Reported = z.object({
  evidenceId: Uuid,
  value: StatFigure,
  asOf: z.iso.date(),
  metric: z.enum(PLAN_METRICS).nullable(),
  source: z.string(),
});
const SystemValue = z.object({
  value: StatFigure,
  metric: z.enum(PLAN_METRICS).nullable(),
  /** The other money figure of the same contracts (domain §0-4). */
  beside: z.object({ metric: z.enum(PLAN_METRICS), value: StatFigure }).nullable(),
  asOf: z.iso.datetime(),
  ledgerSeq: z.string().nullable(),
});
export type SystemValue = z.infer<typeof SystemValue>;

/** One indicator in one plan period. Values of the platform and of people stand side by side, never mixed. */
export const IndicatorReading = z.object({
  periodCode: z.string(),
  target: TargetView.nullable(),
  reported: Reported.nullable(),
  system: SystemValue.nullable(),
  /** What counts: the ledger's value, else the latest evidence, else what the platform's registers know. */
  current: z.object({ value: StatFigure, basis: z.enum(['SYSTEM', 'REPORTED']) }).nullable(),
  /** Share of the target, four decimals, cut off; null without target or value, or where the metrics differ. */
  progress: z.number().nullable(),
});
export type IndicatorReading = z.infer<typeof IndicatorReading>;

const IndicatorHead = {
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  kind: z.enum(VALUE_KINDS),
  direction: z.enum(VALUE_DIRECTIONS),
  definition: z.string(),
  source: z.string(),
  owner: z.object({ code: z.string(), name: z.string() }).nullable(),
  systemSource: z.enum(SYSTEM_SOURCES).nullable(),
  isActive: z.boolean(),
};
export const IndicatorCard = z.object({ ...IndicatorHead, reading: IndicatorReading }).meta({ id: 'IndicatorCard' });
export type IndicatorCard = z.infer<typeof IndicatorCard>;

const scope = z.object({ kind: z.enum(['DISTRICT', 'TOWNSHIP', 'PARK']), label: z.string() });

export const IndicatorList = z
  .object({
    period: PlanPeriodView,
    periods: z.array(PlanPeriodView),
    scope,
    items: z.array(IndicatorCard),
    can: Abilities,
  })
  .meta({ id: 'IndicatorList' });
export type IndicatorList = z.infer<typeof IndicatorList>;

export const IndicatorView = z
  .object({
    ...IndicatorHead,
    period: PlanPeriodView,
    periods: z.array(PlanPeriodView),
    scope,
    reading: IndicatorReading,
    /** Every target that was ever set, of all periods, latest first. */
    targets: z.array(TargetView),
    /** Evidence of all periods, latest day first, with what was corrected. */
    evidence: z.array(EvidenceView),
    can: Abilities,
  })
  .meta({ id: 'Indicator' });
export type IndicatorView = z.infer<typeof IndicatorView>;

export const IndicatorComparison = z
  .object({
    periods: z.array(PlanPeriodView),
    scope,
    items: z.array(z.object({ ...IndicatorHead, readings: z.array(IndicatorReading) })),
  })
  .meta({ id: 'IndicatorComparison' });
export type IndicatorComparison = z.infer<typeof IndicatorComparison>;

export const StoredFileView = z.object({ fileId: Uuid, name: z.string(), sizeBytes: z.int() }).meta({ id: 'StatFile' });
export type StoredFileView = z.infer<typeof StoredFileView>;
