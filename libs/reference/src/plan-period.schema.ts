// Wire shape of plan periods (十四五, 十五五 …) and of the office's change of a target.
import { z } from 'zod';
import { Fen, PositiveFenAmount } from './money.schema.js';

/** What the target counts: 合同成交总额 (default, domain §0-4) or 技术交易额. */
export const PLAN_METRICS = ['TOTAL', 'TECHNICAL'] as const;

export const PlanPeriodView = z
  .object({
    code: z.string(),
    name: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    /** Null until the office has entered one. */
    targetFen: Fen.nullable(),
    metric: z.enum(PLAN_METRICS),
    source: z.string().nullable(),
    /** The target is invented for the demo, not decided by an office. */
    isDemo: z.boolean(),
  })
  .meta({ id: 'PlanPeriod' });
export type PlanPeriodView = z.infer<typeof PlanPeriodView>;

/** A period as it is opened; its target comes later, from whoever decides it. */
export type NewPlanPeriod = Pick<PlanPeriodView, 'code' | 'name' | 'startsOn' | 'endsOn' | 'metric'>;

export const SetPlanTarget = z
  .object({
    targetFen: PositiveFenAmount,
    metric: z.enum(PLAN_METRICS).default('TOTAL'),
    source: z.string().trim().min(2, '请填写目标的依据').max(200, '依据不超过 200 字'),
  })
  .meta({ id: 'SetPlanTarget' });
export type SetPlanTarget = z.infer<typeof SetPlanTarget>;
