// Wire shapes of lists of demands: the public hall and the enterprise's own list.
import { z } from 'zod';
import {
  AMOUNT_BANDS,
  comparisonOf,
  FacetValues,
  hallPageOf,
  HallWords,
  Highlights,
  ownPageOf,
  ownQueryOf,
} from '../../listing/src/listing.schema.js';
import { TableFormat } from '../../platform/src/document/format.schema.js';
import { DEMAND_STATES, DemandHeading, ProjectedDemand } from './demand.schema.js';

export const DEMAND_FACETS = ['type', 'techArea', 'cooperationModes', 'bases', 'budgetBand', 'regionCode'] as const;

/** Bands of the upper budget; 面议 is a band of its own. */
export const BUDGET_BANDS = [...AMOUNT_BANDS, 'NEGOTIABLE'] as const;
export type BudgetBand = (typeof BUDGET_BANDS)[number];

export const DEMAND_SORTS = ['relevance', 'newest', 'deadline', 'budget'] as const;

export const DemandQuery = HallWords.extend({
  type: FacetValues,
  techArea: FacetValues,
  cooperationModes: FacetValues,
  bases: FacetValues,
  budgetBand: FacetValues,
  regionCode: FacetValues,
  sort: z.enum(DEMAND_SORTS, '不是有效的排序').default('relevance'),
});
export type DemandQuery = z.infer<typeof DemandQuery>;

/** The same question for a file of all that it finds. */
export const DemandFileQuery = DemandQuery.omit({ cursor: true, limit: true }).extend({ format: TableFormat });
export type DemandFileQuery = z.infer<typeof DemandFileQuery>;

export const DemandCard = DemandHeading.extend({
  /** Beginning of the problem. */
  problem: z.string().nullable(),
  targetCount: z.int(),
  highlights: Highlights.optional(),
}).meta({ id: 'DemandCard' });
export type DemandCard = z.infer<typeof DemandCard>;

export const DemandPage = hallPageOf(DemandCard).meta({ id: 'DemandPage' });
export type DemandPage = z.infer<typeof DemandPage>;

export const OwnDemandQuery = ownQueryOf(DEMAND_STATES);
export type OwnDemandQuery = z.infer<typeof OwnDemandQuery>;

export const OwnDemandFileQuery = OwnDemandQuery.omit({ cursor: true, limit: true }).extend({ format: TableFormat });
export type OwnDemandFileQuery = z.infer<typeof OwnDemandFileQuery>;

export const OwnDemandCard = DemandCard.extend({ updatedAt: z.iso.datetime() }).meta({ id: 'OwnDemandCard' });

export type OwnDemandCard = z.infer<typeof OwnDemandCard>;

export const OwnDemandPage = ownPageOf(OwnDemandCard, DEMAND_STATES).meta({ id: 'OwnDemandPage' });
export type OwnDemandPage = z.infer<typeof OwnDemandPage>;

export const SimilarDemands = z
  .object({
    /** `shared`: words of the title or the problem that the other one has as well. */
    items: z.array(DemandCard.extend({ shared: z.array(z.string()) })),
    degraded: z.boolean(),
  })
  .meta({ id: 'SimilarDemands' });
export type SimilarDemands = z.infer<typeof SimilarDemands>;

/** Side by side, each as its reader may see it. */
export const ComparedDemands = comparisonOf(ProjectedDemand).meta({ id: 'ComparedDemands' });
export type ComparedDemands = z.infer<typeof ComparedDemands>;
