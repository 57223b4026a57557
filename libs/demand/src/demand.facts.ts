// What other rooms compute with: plain facts by id, without policy. `organisationId` and the partner lists are for rules
// only and are never shown; whatever names the owner to others uses `shownOwner`.
import { In } from 'typeorm';
import type { Organisations } from '@app/identity';
import { withOwners } from '@app/listing';
import type { Database } from '@app/platform';
import { DemandEntity } from './demand.entity.js';
import { isOpen } from './demand.policy.js';
import { budgetOf, publicOwner } from './demand.projection.js';
import type { Budget, DemandState, ShownOwner, Target } from './demand.schema.js';

export interface DemandFacts {
  id: string;
  code: string;
  title: string;
  /** For rules only (own organisation, party of a deal): showing it would undo anonymity. */
  organisationId: string;
  isAnonymous: boolean;
  /** The owner as the other side may know it before contacts open. */
  shownOwner: ShownOwner;
  /** Who answers for the enterprise; shown to the other side only after both agreed. */
  contactUserId: string | null;
  state: DemandState;
  /** Open and still valid at the instant of asking. */
  isOpen: boolean;
  type: string | null;
  problem: string | null;
  currentAttempts: string | null;
  targets: Target[];
  constraints: string | null;
  expectedDelivery: string | null;
  budget: Budget | null;
  /** Ends of the budget in fen; null when negotiable or not given. */
  budgetMinFen: bigint | null;
  budgetMaxFen: bigint | null;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  deadline: string | null;
  cooperationModes: string[];
  techArea: string | null;
  industry: string | null;
  bases: string[];
  regionCode: string | null;
  requiredTrl: number | null;
  preferredPartners: string[];
  excludedPartners: string[];
  publishedAt: Date | null;
  validUntil: Date | null;
}

/** Facts of the given demands in any order; unknown ids are left out. */
export async function demandFacts(
  database: Database,
  organisations: Organisations,
  ids: readonly string[],
  now: Date,
): Promise<DemandFacts[]> {
  if (ids.length === 0) return [];
  const rows = await database.manager.getRepository(DemandEntity).findBy({ id: In([...ids]) });
  const owned = await withOwners(rows, (owners) => organisations.byIds(owners));
  return owned.map(([row, owner]) => toFacts(row, publicOwner(row, owner), now));
}

function toFacts(row: DemandEntity, shownOwner: ShownOwner, now: Date): DemandFacts {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    organisationId: row.organisationId,
    isAnonymous: row.isAnonymous,
    shownOwner,
    contactUserId: row.contactUserId,
    state: row.state,
    isOpen: isOpen(row, now),
    type: row.type,
    problem: row.problem,
    currentAttempts: row.currentAttempts,
    targets: row.targets,
    constraints: row.constraints,
    expectedDelivery: row.expectedDelivery,
    budget: budgetOf(row),
    budgetMinFen: row.budgetMinFen,
    budgetMaxFen: row.budgetMaxFen,
    deadline: row.deadline,
    cooperationModes: row.cooperationModes,
    techArea: row.techArea,
    industry: row.industry,
    bases: row.bases,
    regionCode: shownOwner.regionCode,
    requiredTrl: row.requiredTrl,
    preferredPartners: row.preferredPartners,
    excludedPartners: row.excludedPartners,
    publishedAt: row.publishedAt,
    validUntil: row.validUntil,
  };
}
