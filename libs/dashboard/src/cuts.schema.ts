// Wire shapes of the cuts of a window, of the flow between provinces and of concentration.
import { z } from 'zod';
import { Abilities } from '../../platform/src/http/page.schema.js';
import { PLAN_METRICS } from '../../reference/src/plan-period.schema.js';
import { DRILL_DIMENSIONS, Proof, Slice, Sums } from './dashboard.schema.js';

const Growth = z.number().nullable();

export const CutsView = z
  .object({
    period: z.object({ code: z.string(), name: z.string() }),
    metric: z.enum(PLAN_METRICS),
    window: z.object({
      fromMonth: z.string(),
      toMonth: z.string(),
      year: z.string().nullable(),
      quarter: z.string().nullable(),
      month: z.string().nullable(),
    }),
    /** The same months a year before; null for the whole period. */
    before: z.object({ fromMonth: z.string(), toMonth: z.string(), sums: Sums }).nullable(),
    sums: Sums,
    yoy: Growth,
    /** 技术交易额占比; expected within 60–100 % (domain §9.1). */
    technicalShare: z.number().nullable(),
    isTechnicalShareLow: z.boolean(),
    /** 本地转化率: value with both parties in the district / value with the seller there. */
    localShare: z.number().nullable(),
    cuts: z.array(z.object({ dimension: z.enum(DRILL_DIMENSIONS), slices: z.array(Slice.extend({ yoy: Growth })) })),
    proof: Proof,
    can: Abilities,
  })
  .meta({ id: 'DashboardCuts' });
export type CutsView = z.infer<typeof CutsView>;

const LargeContract = z.object({
  rank: z.int(),
  totalFen: z.string(),
  technicalFen: z.string(),
  share: z.number(),
  /** More than a fifth of its year. */
  isFlagged: z.boolean(),
  /** Null for those who see sums only, and where the person's data were erased. */
  contract: z
    .object({
      id: z.string(),
      title: z.string().nullable(),
      sellerName: z.string().nullable(),
      buyerName: z.string().nullable(),
    })
    .nullable(),
});

export const ConcentrationView = z
  .object({
    period: z.object({ code: z.string(), name: z.string() }),
    metric: z.enum(PLAN_METRICS),
    years: z.array(
      z.object({
        year: z.string(),
        sums: Sums,
        /** Share of the largest contract, of the five and of the ten largest. */
        top1Share: z.number(),
        top5Share: z.number(),
        top10Share: z.number(),
        /** The ten largest of the year, by the period's metric. */
        contracts: z.array(LargeContract),
      }),
    ),
    proof: Proof,
  })
  .meta({ id: 'DashboardConcentration' });
export type ConcentrationView = z.infer<typeof ConcentrationView>;
