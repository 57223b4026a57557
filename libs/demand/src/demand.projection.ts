// From row to what a reader may see; the only place that decides how the owner of an anonymous demand is shown.
import type { OrganisationCard, Viewer } from '@app/identity';
import { labelOf, pathOf } from '@app/reference';
import type { DemandEntity } from './demand.entity.js';
import type { DemandCard } from './demand.list.schema.js';
import { isInOffice } from './demand.policy.js';
import type { Budget, ProjectedDemand, ShownOwner } from './demand.schema.js';

/** Characters of the problem that a card shows. */
const CARD_PROBLEM_LENGTH = 160;

/** The owner as this reader may know it. */
export function ownerFor(
  viewer: Viewer,
  row: Pick<DemandEntity, 'organisationId' | 'state' | 'isAnonymous'>,
  owner: OrganisationCard,
): ShownOwner {
  return row.isAnonymous && !isInOffice(viewer, row) ? hiddenOwner(owner) : openOwner(owner, row.isAnonymous);
}

/** The owner as everyone else may know it; what matching and deals show before contacts open. */
export function publicOwner(row: Pick<DemandEntity, 'isAnonymous'>, owner: OrganisationCard): ShownOwner {
  return row.isAnonymous ? hiddenOwner(owner) : openOwner(owner, false);
}

/**
 * Kind and region in place of a name, e.g. 涪陵区某农副食品加工企业. The division of GB/T 4754 is the finest industry told:
 * a smaller class would often name the only enterprise of its kind.
 */
export function aliasOf(owner: Pick<OrganisationCard, 'regionCode' | 'industryCode' | 'kind'>): string {
  const division = pathOf('industry', owner.industryCode ?? '').find((item) => item.code.length === 3);
  const trade = division ? division.label.replace(/业$/, '') : '';
  return `${labelOf('region', owner.regionCode)}某${trade}${owner.kind === 'ENTERPRISE' ? '企业' : '单位'}`;
}

/** The public part of the view; `can` and `office` are added by the service. */
export function project(viewer: Viewer, row: DemandEntity, owner: OrganisationCard): ProjectedDemand {
  return {
    ...toHeading(viewer, row, owner),
    problem: row.problem,
    currentAttempts: row.currentAttempts,
    targets: row.targets,
    constraints: row.constraints,
    expectedDelivery: row.expectedDelivery,
    ipOwnershipWish: row.ipOwnershipWish,
    closeReason: row.closeReason,
  };
}

/** Columns that a card needs. */
export const CARD_COLUMNS = [
  'id',
  'code',
  'organisationId',
  'createdBy',
  'state',
  'isAnonymous',
  'title',
  'type',
  'problem',
  'targets',
  'budgetKind',
  'budgetMinFen',
  'budgetMaxFen',
  'deadline',
  'cooperationModes',
  'techArea',
  'industry',
  'bases',
  'requiredTrl',
  'publishedAt',
  'validUntil',
  'sourceUrl',
  'updatedAt',
] as const satisfies readonly (keyof DemandEntity)[];
export type CardRow = Pick<DemandEntity, (typeof CARD_COLUMNS)[number]>;

export function toCard(viewer: Viewer, row: CardRow, owner: OrganisationCard): DemandCard {
  return {
    ...toHeading(viewer, row, owner),
    problem: row.problem?.slice(0, CARD_PROBLEM_LENGTH) ?? null,
    targetCount: row.targets.length,
  };
}

/** The wire form of the stored budget columns. */
export function budgetOf(row: Pick<DemandEntity, 'budgetKind' | 'budgetMinFen' | 'budgetMaxFen'>): Budget | null {
  if (row.budgetKind === null) return null;
  if (row.budgetKind === 'NEGOTIABLE') return { kind: 'NEGOTIABLE' };
  return { kind: 'RANGE', minFen: String(row.budgetMinFen), maxFen: String(row.budgetMaxFen) };
}

/** The stored columns of a budget; the inverse of `budgetOf`. */
export function budgetColumns(budget: Budget | null) {
  const isRange = budget?.kind === 'RANGE';
  return {
    budgetKind: budget?.kind ?? null,
    budgetMinFen: isRange ? BigInt(budget.minFen) : null,
    budgetMaxFen: isRange ? BigInt(budget.maxFen) : null,
  };
}

function hiddenOwner(owner: OrganisationCard): ShownOwner {
  return { id: null, name: aliasOf(owner), kind: owner.kind, regionCode: owner.regionCode, isAnonymous: true };
}

function openOwner({ id, name, kind, regionCode }: OrganisationCard, isAnonymous: boolean): ShownOwner {
  return { id, name, kind, regionCode, isAnonymous };
}

function toHeading(viewer: Viewer, row: CardRow, owner: OrganisationCard) {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    state: row.state,
    owner: ownerFor(viewer, row, owner),
    type: row.type,
    techArea: row.techArea,
    industry: row.industry,
    bases: row.bases,
    budget: budgetOf(row),
    cooperationModes: row.cooperationModes,
    requiredTrl: row.requiredTrl,
    deadline: row.deadline,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    validUntil: row.validUntil?.toISOString() ?? null,
    sourceUrl: row.sourceUrl,
  };
}
