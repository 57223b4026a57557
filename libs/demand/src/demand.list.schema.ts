// Wire shapes of lists of demands: the public hall and the enterprise's own list.
import { z } from 'zod';
import { PageQuery, pageOf } from '../../platform/src/http/page.schema.js';
import { DEMAND_STATES, DemandHeading } from './demand.schema.js';

export const DEMAND_FACETS = ['type', 'techArea', 'cooperationModes', 'bases', 'budgetBand', 'regionCode'] as const;

/** Bands of the upper budget in 万元 (LT10 = below 10); 面议 is a band of its own. */
export const BUDGET_BANDS = ['LT10', '10_50', '50_100', '100_500', 'GE500', 'NEGOTIABLE'] as const;
export type BudgetBand = (typeof BUDGET_BANDS)[number];

export const DEMAND_SORTS = ['relevance', 'newest', 'deadline', 'budget'] as const;

/** Several values of one facet, joined by commas: any of them. */
const anyOf = z
  .string()
  .max(200, '过长')
  .regex(/^[A-Za-z0-9_]+(,[A-Za-z0-9_]+)*$/, '应为以逗号分隔的代码')
  .optional();

export const DemandQuery = PageQuery.extend({
  q: z.string().trim().max(200, '最多 200 个字').optional(),
  type: anyOf,
  techArea: anyOf,
  cooperationModes: anyOf,
  bases: anyOf,
  budgetBand: anyOf,
  regionCode: anyOf,
  sort: z.enum(DEMAND_SORTS, '不是有效的排序').default('relevance'),
});
export type DemandQuery = z.infer<typeof DemandQuery>;

const Pieces = z.array(z.object({ text: z.string(), hit: z.boolean() })).readonly();
const Counts = z.record(z.string(), z.int()).readonly();

export const DemandCard = DemandHeading.extend({
  /** Beginning of the problem. */
  problem: z.string().nullable(),
  targetCount: z.int(),
  /** Passages around the words found, in pieces so that nothing has to be escaped; absent when nothing was searched. */
  highlights: z.record(z.string(), Pieces).readonly().optional(),
}).meta({ id: 'DemandCard' });
export type DemandCard = z.infer<typeof DemandCard>;

export const DemandPage = pageOf(DemandCard)
  .extend({
    /** Facet → value → number of demands; each facet is counted without its own filter. */
    facets: z.record(z.string(), Counts).readonly(),
    /** True while the search engine does not answer and the embedded one stands in. */
    degraded: z.boolean(),
  })
  .meta({ id: 'DemandPage' });
export type DemandPage = z.infer<typeof DemandPage>;

export const OwnDemandQuery = PageQuery.extend({ state: z.enum(DEMAND_STATES, '不是有效的状态').optional() });
export type OwnDemandQuery = z.infer<typeof OwnDemandQuery>;

export const OwnDemandCard = DemandCard.extend({ updatedAt: z.iso.datetime() }).meta({ id: 'OwnDemandCard' });

export const OwnDemandPage = pageOf(OwnDemandCard)
  .extend({
    /** Number of the enterprise's demands in each state, whatever the filter. */
    counts: z.partialRecord(z.enum(DEMAND_STATES), z.int()),
  })
  .meta({ id: 'OwnDemandPage' });
export type OwnDemandPage = z.infer<typeof OwnDemandPage>;

export const SimilarDemands = z
  .object({ items: z.array(DemandCard), degraded: z.boolean() })
  .meta({ id: 'SimilarDemands' });
export type SimilarDemands = z.infer<typeof SimilarDemands>;
