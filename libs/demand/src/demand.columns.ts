// From what is typed in to columns, and what a demand lacks or gives away before it is published.
import { givenOnly, missingFrom } from '@app/listing';
import type { FieldError } from '@app/platform';
import type { DemandEntity } from './demand.entity.js';
import { budgetColumns, budgetOf } from './demand.projection.js';
import { CompleteDemand, type EditDemand } from './demand.schema.js';

/** The columns that the given fields stand for; fields left out stay as they are. */
export function toColumns(fields: Omit<EditDemand, 'expectedVersion'>): Partial<DemandEntity> {
  const { budget, ...plain } = fields;
  return givenOnly({ ...plain, ...(budget !== undefined && budgetColumns(budget)) });
}

/** What publishing still asks for, one entry per field. */
export function missingIn(row: DemandEntity): FieldError[] {
  return missingFrom(CompleteDemand, { ...row, type: row.type ?? undefined, budget: budgetOf(row) ?? undefined });
}

const TEXT_FIELDS = ['title', 'problem', 'currentAttempts', 'constraints', 'expectedDelivery'] as const;

/** Texts of an anonymous demand that name the enterprise: publishing them would undo the anonymity. */
export function givesAway(row: DemandEntity, ownerName: string): FieldError[] {
  if (!row.isAnonymous) return [];
  const found: string[] = TEXT_FIELDS.filter((field) => row[field]?.includes(ownerName));
  if (JSON.stringify(row.targets).includes(ownerName)) found.push('targets');
  return found.map((field) => ({ pointer: `/${field}`, detail: '匿名发布时，内容中不能出现本单位名称' }));
}

/** @param today calendar day in Asia/Shanghai, `YYYY-MM-DD` */
export function deadlineErrors(deadline: string | null | undefined, today: string): FieldError[] {
  return deadline && deadline < today ? [{ pointer: '/deadline', detail: '截止日期不能早于今天' }] : [];
}

/** A row before anything is typed in. */
export function newDemand(id: string, organisationId: string, now: Date): DemandEntity {
  return {
    id,
    code: '',
    organisationId,
    createdBy: null,
    contactUserId: null,
    state: 'DRAFT',
    isAnonymous: false,
    title: '',
    type: null,
    problem: null,
    currentAttempts: null,
    targets: [],
    constraints: null,
    expectedDelivery: null,
    budgetKind: null,
    budgetMinFen: null,
    budgetMaxFen: null,
    deadline: null,
    cooperationModes: [],
    techArea: null,
    industry: null,
    bases: [],
    ipOwnershipWish: null,
    requiredTrl: null,
    preferredPartners: [],
    excludedPartners: [],
    publishedAt: null,
    confirmedAt: null,
    validUntil: null,
    remindedDays: null,
    closeReason: null,
    closeNote: null,
    source: null,
    sourceId: null,
    sourceUrl: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
