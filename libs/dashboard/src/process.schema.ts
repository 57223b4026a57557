// Wire shapes of what leads to a registered contract: funnel of achievements, answers to demands, service of the registry.
import { z } from 'zod';
import { Scope } from './dashboard.schema.js';

/** Steps of the way from publication to money; a contract that skipped one has passed it. */
export const FUNNEL_STEPS = [
  'PUBLISHED',
  'MATCHED',
  'CONTACTED',
  'NEGOTIATING',
  'SIGNED',
  'REGISTERED',
  'RECEIVED',
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

const Counts = z.record(z.enum(FUNNEL_STEPS), z.int());

const FunnelStepView = z.object({
  step: z.enum(FUNNEL_STEPS),
  /** Achievements of the cohort that have come this far. */
  count: z.int(),
  /** Of those that came to the step before; null for the first, and where nobody came there. */
  conversion: z.number().nullable(),
  /** Days since the step before, of those that have both days; null where there is none. */
  medianDays: z.number().nullable(),
  p90Days: z.number().nullable(),
  /** How many the two rest on. */
  timed: z.int(),
});

export const ProcessView = z
  .object({
    period: z.object({ code: z.string(), name: z.string() }),
    scope: Scope,
    funnel: z.object({
      steps: z.array(FunnelStepView),
      /** By month of publication, oldest first. */
      cohorts: z.array(z.object({ month: z.string(), counts: Counts })),
    }),
    /**
     * 成果转化率: of the achievements published in the period at least 24 months ago, those with a registered contract
     * within 24 months. Null while no cohort is that old.
     */
    transformation: z.object({ published: z.int(), transformed: z.int(), rate: z.number().nullable() }),
    /** Of the demands published in the period at least 30 days ago, those answered within 30 days. */
    demandResponse: z.object({ published: z.int(), answered: z.int(), rate: z.number().nullable() }),
    registry: z.object({
      decided: z.int(),
      withinLimit: z.int(),
      withinLimitRate: z.number().nullable(),
      averageWorkingDays: z.number().nullable(),
      corrected: z.int(),
      correctionRate: z.number().nullable(),
      refused: z.int(),
      refusalRate: z.number().nullable(),
      byGround: z.array(z.object({ code: z.string(), label: z.string(), count: z.int(), share: z.number() })),
      years: z.array(
        z.object({
          year: z.string(),
          decided: z.int(),
          withinLimitRate: z.number().nullable(),
          averageWorkingDays: z.number().nullable(),
          correctionRate: z.number().nullable(),
          refusalRate: z.number().nullable(),
        }),
      ),
    }),
    asOf: z.iso.datetime(),
  })
  .meta({ id: 'DashboardProcess' });
export type ProcessView = z.infer<typeof ProcessView>;
