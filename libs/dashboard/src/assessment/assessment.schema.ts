// Wire shapes of the yearly assessment 考核. Weights and scores are hundredths of a point, as whole numbers.
import { z } from 'zod';
import { Abilities, wholeNumber } from '../../../platform/src/http/page.schema.js';
import { Uuid } from '../../../platform/src/ids.schema.js';
import { safeText } from '../../../platform/src/text.schema.js';
import { Day } from '../../../reference/src/day.schema.js';
import { PLAN_METRICS } from '../../../reference/src/plan-period.schema.js';
import { StatFigure, StatValue, VALUE_DIRECTIONS, VALUE_KINDS } from '../indicators/indicator.schema.js';
import { StatCode, UNIT_KINDS } from '../indicators/unit.schema.js';

export const ASSESSMENT_STATES = ['OPEN', 'SUBMITTED', 'RETURNED', 'CONFIRMED'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];
/** What a confirmed score was computed from. */
export const SCORE_BASES = ['SYSTEM', 'SELF'] as const;
export type ScoreBasis = (typeof SCORE_BASES)[number];
/** SYSTEM_FIRST: the platform's value where it has one, else the unit's. SELF: what the unit reported. */
export const RULE_BASES = ['SYSTEM_FIRST', 'SELF'] as const;
export type RuleBasis = (typeof RULE_BASES)[number];
export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;

/** The highest weight: a hundred points. */
const Weight = z
  .int('权重须为整数（百分之一分）')
  .min(1, '权重须大于 0')
  .max(10_000, '单项权重不超过 100 分')
  .meta({ description: '权重，单位：0.01 分', example: 2000 });
const Year = wholeNumber(2000, 2100);
const remark = safeText(2, 500);

export const YearQuery = z.object({ year: Year.optional() });
export type YearQuery = z.infer<typeof YearQuery>;
export const ExportQuery = z.object({ year: Year, format: z.enum(EXPORT_FORMATS, '应为 xlsx 或 csv').default('xlsx') });
export type ExportQuery = z.infer<typeof ExportQuery>;

/** Gives a unit its part of an indicator in a year, or changes it while nothing is submitted. */
export const SplitTarget = z
  .object({
    year: z.int().min(2000).max(2100),
    unitCode: StatCode,
    indicatorCode: StatCode,
    target: StatValue.refine((value) => value !== '0', '目标须大于 0'),
    weight: Weight,
    metric: z.enum(PLAN_METRICS, '请选择口径').nullish(),
    source: safeText(2, 200),
  })
  .meta({ id: 'SplitTarget' });
export type SplitTarget = z.infer<typeof SplitTarget>;

export const SubmitAssessment = z
  .object({ value: StatValue, asOf: Day, note: safeText(2, 500), fileId: Uuid.nullish() })
  .meta({ id: 'SubmitAssessment' });
export type SubmitAssessment = z.infer<typeof SubmitAssessment>;

export const ReturnAssessment = z.object({ remark }).meta({ id: 'ReturnAssessment' });
export type ReturnAssessment = z.infer<typeof ReturnAssessment>;

export const ConfirmAssessment = z
  .object({ basis: z.enum(SCORE_BASES, '请选择按哪个数计分'), remark: remark.nullish() })
  .meta({ id: 'ConfirmAssessment' });
export type ConfirmAssessment = z.infer<typeof ConfirmAssessment>;

export const SetRule = z
  .object({
    capPercent: z.int('封顶比例须为整数').min(100, '封顶比例不低于 100%').max(300, '封顶比例不高于 300%'),
    basis: z.enum(RULE_BASES, '请选择计分依据'),
    source: safeText(2, 200),
  })
  .meta({ id: 'SetAssessmentRule' });
export type SetRule = z.infer<typeof SetRule>;

export const RuleView = z
  .object({
    version: z.int(),
    capPercent: z.int(),
    basis: z.enum(RULE_BASES),
    source: z.string(),
    setAt: z.iso.datetime(),
  })
  .meta({ id: 'AssessmentRule' });
export type RuleView = z.infer<typeof RuleView>;

const Unit = z.object({ code: z.string(), name: z.string(), kind: z.enum(UNIT_KINDS) });
const Person = z.object({ id: Uuid, name: z.string() });

export const AssessmentItemView = z
  .object({
    id: Uuid,
    year: z.int(),
    unit: Unit,
    indicator: z.object({
      code: z.string(),
      name: z.string(),
      unit: z.string(),
      kind: z.enum(VALUE_KINDS),
      direction: z.enum(VALUE_DIRECTIONS),
    }),
    target: StatFigure,
    weight: z.int(),
    metric: z.enum(PLAN_METRICS).nullable(),
    source: z.string(),
    isDemo: z.boolean(),
    state: z.enum(ASSESSMENT_STATES),
    /** What the unit says. */
    self: z.object({ value: StatFigure, asOf: z.iso.date(), note: z.string() }).nullable(),
    file: z.object({ name: z.string(), sizeBytes: z.int() }).nullable(),
    /** What the platform knows, now; null where it knows nothing of the kind. */
    system: z.object({ value: StatFigure, asOf: z.iso.datetime(), ledgerSeq: z.string().nullable() }).nullable(),
    /** Until it is confirmed by the rule in force, as if confirmed today; null while there is no value. */
    score: z
      .object({ points: z.int(), basis: z.enum(SCORE_BASES), value: StatFigure, ruleVersion: z.int() })
      .nullable(),
    remark: z.string().nullable(),
    submittedAt: z.iso.datetime().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    can: Abilities,
  })
  .meta({ id: 'AssessmentItem' });
export type AssessmentItemView = z.infer<typeof AssessmentItemView>;

export const AssessmentStepView = z.object({
  id: Uuid,
  action: z.enum(['split', 'revise', 'submit', 'return', 'confirm']),
  actor: Person.nullable(),
  note: z.string().nullable(),
  /** Values at that step, as they were given. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  occurredAt: z.iso.datetime(),
});
export type AssessmentStepView = z.infer<typeof AssessmentStepView>;

export const AssessmentRecord = z
  .object({ item: AssessmentItemView, steps: z.array(AssessmentStepView), rule: RuleView })
  .meta({ id: 'AssessmentRecord' });
export type AssessmentRecord = z.infer<typeof AssessmentRecord>;

export const AssessmentTable = z
  .object({
    year: z.int(),
    /** Years with items, and this one. */
    years: z.array(z.int()),
    rule: RuleView,
    items: z.array(AssessmentItemView),
    /** Per unit: all weights, points of the confirmed items, and points as all stand now. */
    totals: z.array(
      z.object({
        unit: Unit,
        weight: z.int(),
        confirmedPoints: z.int(),
        points: z.int(),
        items: z.int(),
        confirmedItems: z.int(),
      }),
    ),
    can: Abilities,
  })
  .meta({ id: 'AssessmentTable' });
export type AssessmentTable = z.infer<typeof AssessmentTable>;
