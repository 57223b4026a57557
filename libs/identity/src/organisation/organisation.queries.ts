// Reading organisations and memberships as views, and locking them for a decision.
import type { Tx } from '@app/platform';
import { problem } from '@app/platform';
import { creditCodeWarning } from '@app/reference';
import type { Actor } from '../actor.js';
import { isOperator, membershipAbilities, organisationAbilities } from '../identity.policy.js';
import type { OrganisationKind, Role } from '../role.schema.js';
import { Membership } from './membership.entity.js';
import { Organisation } from './organisation.entity.js';
import type { MembershipStatus, MembershipView, OrganisationStatus, OrganisationView } from './organisation.schema.js';

export interface OrganisationRow extends Organisation {
  claimerName: string | null;
  claimerMobile: string | null;
}

/** Joined so that a list needs one statement. */
export const ORGANISATION_SELECT = `SELECT o.id, o.name, o.kind, o.credit_code AS "creditCode", o.region_code AS "regionCode",
  o.township_code AS "townshipCode", o.park_code AS "parkCode", o.party_type AS "partyType",
  o.industry_code AS "industryCode", o.scale, o.status, o.claimed_by AS "claimedBy", o.claimed_at AS "claimedAt",
  o.decided_at AS "decidedAt", o.refused_reason AS "refusedReason", u.name AS "claimerName", u.mobile AS "claimerMobile"
  FROM organisation o LEFT JOIN user_account u ON u.id = o.claimed_by`;

export function organisationView(actor: Actor, row: OrganisationRow): OrganisationView {
  const { claimedBy, claimerName, claimerMobile } = row;
  const hasClaimer = isOperator(actor) && claimedBy !== null && claimerName !== null && claimerMobile !== null;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    creditCode: row.creditCode,
    creditCodeWarning: creditCodeWarning(row.creditCode) ?? null,
    regionCode: row.regionCode,
    townshipCode: row.townshipCode,
    parkCode: row.parkCode,
    partyType: row.partyType,
    industryCode: row.industryCode,
    scale: row.scale,
    status: row.status,
    claimedAt: row.claimedAt,
    claimer: hasClaimer ? { id: claimedBy, name: claimerName, mobile: claimerMobile } : null,
    decidedAt: row.decidedAt,
    refusedReason: row.refusedReason,
    can: organisationAbilities(actor, row),
  };
}

export interface MembershipRow {
  id: string;
  organisationId: string;
  organisationName: string;
  organisationKind: OrganisationKind;
  organisationStatus: OrganisationStatus;
  userId: string;
  userName: string;
  mobile: string;
  roles: Role[];
  townshipCode: string | null;
  parkCode: string | null;
  status: MembershipStatus;
  requestedAt: Date;
  decidedAt: Date | null;
}

export const MEMBERSHIP_SELECT = `SELECT m.id, m.organisation_id AS "organisationId", o.name AS "organisationName",
  o.kind AS "organisationKind", o.status AS "organisationStatus", m.user_id AS "userId", u.name AS "userName", u.mobile,
  m.roles, m.township_code AS "townshipCode", m.park_code AS "parkCode", m.status, m.requested_at AS "requestedAt",
  m.decided_at AS "decidedAt"
  FROM membership m JOIN organisation o ON o.id = m.organisation_id JOIN user_account u ON u.id = m.user_id`;

export function membershipView(actor: Actor, row: MembershipRow): MembershipView {
  const { organisationName, organisationKind, organisationStatus, organisationId, userId, userName, mobile } = row;
  const organisation = {
    id: organisationId,
    name: organisationName,
    kind: organisationKind,
    status: organisationStatus,
  };
  return {
    id: row.id,
    organisation,
    user: { id: userId, name: userName, mobile },
    roles: row.roles,
    townshipCode: row.townshipCode,
    parkCode: row.parkCode,
    status: row.status,
    requestedAt: row.requestedAt,
    decidedAt: row.decidedAt,
    can: membershipAbilities(actor, { status: row.status, organisation }),
  };
}

/** @throws identity.membership-not-found */
export async function readMembership(tx: Tx, actor: Actor, id: string): Promise<MembershipView> {
  const [row]: MembershipRow[] = await tx.query(`${MEMBERSHIP_SELECT} WHERE m.id = $1`, [id]);
  if (!row) throw problem('identity.membership-not-found');
  return membershipView(actor, row);
}

/** Locks an organisation, so that decisions about it and its members come one after the other. */
export function lockOrganisation(tx: Tx, id: string): Promise<Organisation | null> {
  return tx.getRepository(Organisation).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Locks the organisation of a membership first and the membership after it: always in this order, no deadlock. */
export async function lockMembership(
  tx: Tx,
  id: string,
): Promise<{ membership: Membership; organisation: Organisation } | null> {
  const found = await tx.getRepository(Membership).findOneBy({ id });
  const organisation = found && (await lockOrganisation(tx, found.organisationId));
  const membership = await tx.getRepository(Membership).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  return organisation && membership ? { membership, organisation } : null;
}
