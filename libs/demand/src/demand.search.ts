// What of a demand is searchable: its public texts. The owner is no text, so that an anonymous one cannot be found;
// `organisationId` is an attribute for the rules of matching and is never offered as a filter or a facet.
import { amountBandOf } from '@app/listing';
import { defineIndex, type SearchDocument } from '@app/platform';
import type { DemandEntity } from './demand.entity.js';
import { DEMAND_FACETS, type BudgetBand } from './demand.list.schema.js';
import { budgetOf } from './demand.projection.js';
import type { Budget } from './demand.schema.js';

export const demandIndex = defineIndex({
  name: 'demand',
  version: 1,
  text: { title: 'A', problem: 'B', details: 'C' },
  filterable: [...DEMAND_FACETS, 'organisationId', 'industry', 'budgetMaxFen', 'publishedAt', 'validUntil'],
  facets: DEMAND_FACETS,
  sortable: ['publishedAt', 'validUntil', 'budgetMaxFen'],
});

type TextField = keyof typeof demandIndex.text;
type DemandDocument = SearchDocument<TextField, (typeof demandIndex.filterable)[number]>;

/** Columns that a document is made of. */
export const DOCUMENT_COLUMNS = [
  'id',
  'organisationId',
  'title',
  'type',
  'problem',
  'currentAttempts',
  'targets',
  'constraints',
  'expectedDelivery',
  'budgetKind',
  'budgetMinFen',
  'budgetMaxFen',
  'cooperationModes',
  'techArea',
  'industry',
  'bases',
  'state',
  'publishedAt',
  'validUntil',
  'updatedAt',
] as const satisfies readonly (keyof DemandEntity)[];
export type DocumentRow = Pick<DemandEntity, (typeof DOCUMENT_COLUMNS)[number]>;

/** The document of an open demand; `regionCode` is the owner's. */
export function toDocument(row: DocumentRow, regionCode: string): DemandDocument {
  const budget = budgetOf(row);
  const targets = row.targets.map(({ name, targetValue, unit }) => `${name} ${targetValue}${unit}`).join('；');
  const details = [targets, row.currentAttempts, row.constraints, row.expectedDelivery];
  return {
    id: row.id,
    revision: row.updatedAt.getTime(),
    text: { title: row.title, problem: row.problem, details: details.filter(Boolean).join('\n') },
    attributes: {
      organisationId: row.organisationId,
      type: row.type,
      techArea: row.techArea,
      industry: row.industry,
      bases: row.bases,
      cooperationModes: row.cooperationModes,
      regionCode,
      budgetBand: budget && budgetBandOf(budget),
      budgetMaxFen: row.budgetMaxFen === null ? null : Number(row.budgetMaxFen),
      publishedAt: row.publishedAt?.getTime() ?? null,
      validUntil: row.validUntil?.getTime() ?? null,
    },
  };
}

/** The facet value of a budget, by its upper end. */
export function budgetBandOf(budget: Budget): BudgetBand {
  return budget.kind === 'NEGOTIABLE' ? 'NEGOTIABLE' : amountBandOf(BigInt(budget.maxFen));
}
