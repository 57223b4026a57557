// Who may see and do what with a demand: pure functions of the actor and the row.
// true = may · a reason code = has this action, but not now · undefined = never has it.
import { definePermissions, holds, type Viewer } from '@app/identity';
import { LISTING_ALIAS as ROW, verdictsBy, type Condition } from '@app/listing';
import type { DemandEntity } from './demand.entity.js';
import { demandLifecycle } from './demand.lifecycle.js';

export const demandPermissions = definePermissions({
  'demand.draft': ['ENT_USER', 'ENT_ADMIN'],
  'demand.read-own': ['ENT_USER', 'ENT_ADMIN'],
  'demand.publish': ['ENT_USER', 'ENT_ADMIN'],
  'demand.renew': ['ENT_USER', 'ENT_ADMIN'],
  'demand.close': ['ENT_USER', 'ENT_ADMIN', 'PLATFORM_ADMIN'],
  'demand.history': ['ENT_USER', 'ENT_ADMIN', 'PLATFORM_ADMIN'],
  'demand.supervise': ['PLATFORM_ADMIN'],
});

export type PolicyRow = Pick<DemandEntity, 'organisationId' | 'createdBy' | 'state' | 'validUntil'>;
export type Verdict = true | 'wrong-state' | undefined;

/** Member of the enterprise that asks. */
export function isOwner(viewer: Viewer, row: Pick<PolicyRow, 'organisationId'>): boolean {
  return viewer?.organisationId === row.organisationId;
}

/** The enterprise itself and the operator see who asks and the office part; an anonymous owner is hidden from all others. */
export function isInOffice(viewer: Viewer, row: Pick<PolicyRow, 'organisationId' | 'state'>): boolean {
  return isOwner(viewer, row) || (isOperator(viewer) && row.state !== 'DRAFT');
}

/** Open and still valid. */
export function isOpen(row: Pick<PolicyRow, 'state' | 'validUntil'>, now: Date): boolean {
  return row.state === 'OPEN' && row.validUntil !== null && row.validUntil > now;
}

/** Everyone sees what is open and still valid; drafts of others do not exist for the asker. */
export function canSee(viewer: Viewer, row: PolicyRow, now: Date): boolean {
  return isOpen(row, now) || isInOffice(viewer, row);
}

/** `canSee` as a condition, for lists. */
export function visibleTo(viewer: Viewer, now: Date): Condition {
  const open = `(${ROW}.state = 'OPEN' AND ${ROW}.valid_until > :now)`;
  if (isOperator(viewer)) return { sql: `(${open} OR ${ROW}.state <> 'DRAFT')`, params: { now } };
  if (!viewer?.organisationId) return { sql: open, params: { now } };
  return { sql: `(${open} OR ${ROW}.organisation_id = :own)`, params: { now, own: viewer.organisationId } };
}

/** The author, or an admin of the enterprise. */
export function canEdit(viewer: Viewer, row: PolicyRow): Verdict {
  return isAuthor(viewer, row) ? verdictOf(row, 'edit') : undefined;
}

export function canPublish(viewer: Viewer, row: PolicyRow): Verdict {
  return isAuthor(viewer, row) ? verdictOf(row, 'publish') : undefined;
}

/** Confirms that the need still stands. */
export function canRenew(viewer: Viewer, row: PolicyRow): Verdict {
  return isAuthor(viewer, row) ? verdictOf(row, 'renew') : undefined;
}

/** The enterprise ends its search; the operator takes it down. */
export function canClose(viewer: Viewer, row: PolicyRow): Verdict {
  return isAuthor(viewer, row) || isOperator(viewer) ? verdictOf(row, 'close') : undefined;
}

const RULES = { edit: canEdit, publish: canPublish, renew: canRenew, close: canClose };

export type Action = keyof typeof RULES;

/** The `can` of a view: every action the viewer has, with true or the reason why not now. */
export function abilitiesOf(viewer: Viewer, row: PolicyRow): Record<string, true | string> {
  return verdictsBy(RULES, viewer, row);
}

function verdictOf(row: PolicyRow, action: Action): Verdict {
  return demandLifecycle.can(row.state, action) || 'wrong-state';
}

function isOperator(viewer: Viewer): boolean {
  return viewer !== null && holds(viewer, 'demand.supervise');
}

function isAuthor(viewer: Viewer, row: PolicyRow): boolean {
  if (!viewer || !isOwner(viewer, row) || !holds(viewer, 'demand.draft')) return false;
  return viewer.roles.includes('ENT_ADMIN') || viewer.userId === row.createdBy;
}
