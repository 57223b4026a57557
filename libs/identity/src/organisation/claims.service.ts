// Claiming an organisation by 统一社会信用代码, or asking to join one; the operator confirms or refuses claims.
import { Injectable } from '@nestjs/common';
import { Clock, Database, isUniqueViolation, newId, Outbox, problem } from '@app/platform';
import type { FieldError, Tx } from '@app/platform';
import type { Actor } from '../actor.js';
import { Actors } from '../access/actors.js';
import { Audit } from '../audit/audit.js';
import {
  MembershipRequested,
  OrganisationClaimed,
  OrganisationConfirmed,
  OrganisationRefused,
} from '../identity.events.js';
import { ROLES_BY_KIND } from '../role.schema.js';
import type { Role } from '../role.schema.js';
import { Membership } from './membership.entity.js';
import { membershipLifecycle } from './membership.lifecycle.js';
import { Organisation } from './organisation.entity.js';
import { organisationLifecycle } from './organisation.lifecycle.js';
import { lockOrganisation, ORGANISATION_SELECT, organisationView, readMembership } from './organisation.queries.js';
import type { OrganisationRow } from './organisation.queries.js';
import { OrganisationDetails } from './organisation.schema.js';
import type { ClaimOrganisation, ClaimResult, OrganisationView } from './organisation.schema.js';

@Injectable()
export class Claims {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly actors: Actors,
  ) {}

  /**
   * An unknown (or formerly refused) code makes a PENDING organisation with the claimer as its first member; a known
   * one makes a PENDING membership. The operator, or an admin of the organisation, decides.
   * @throws identity.organisation-details-missing, identity.already-member
   */
  async claim(actor: Actor, input: ClaimOrganisation): Promise<ClaimResult> {
    try {
      return await this.claimOnce(actor, input);
    } catch (error) {
      // Another claim of the same code was first: the second try finds it and joins.
      if (isUniqueViolation(error)) return this.claimOnce(actor, input);
      throw error;
    }
  }

  private claimOnce(actor: Actor, input: ClaimOrganisation): Promise<ClaimResult> {
    return this.database.tx(async (tx) => {
      const known = await tx
        .getRepository(Organisation)
        .findOne({ where: { creditCode: input.creditCode }, lock: { mode: 'pessimistic_write' } });
      if (known && known.status !== 'REFUSED') return this.join(tx, actor, known);
      const details = requireDetails(input);
      const organisationId = await this.store(tx, actor, { ...details, creditCode: input.creditCode }, known);
      const membershipId = await this.request(tx, actor, organisationId, ROLES_BY_KIND[details.kind].claimer);
      await this.outbox.add(tx, OrganisationClaimed, { organisationId, userId: actor.userId });
      await this.record(tx, actor, 'organisation.claim', organisationId);
      return { outcome: 'CLAIMED' as const, membership: await readMembership(tx, actor, membershipId) };
    });
  }

  /**
   * Makes the organisation and its claimer active.
   * @throws identity.organisation-not-found, organisation.wrong-state
   */
  async confirm(actor: Actor, id: string): Promise<OrganisationView> {
    const { view, claimerId } = await this.decide(actor, id, 'confirm', null);
    if (claimerId) this.actors.forget(claimerId);
    return view;
  }

  /**
   * Refuses the organisation and everyone who asked to join it. The code may be claimed again.
   * @throws identity.organisation-not-found, organisation.wrong-state
   */
  async refuse(actor: Actor, id: string, reason: string): Promise<OrganisationView> {
    return (await this.decide(actor, id, 'refuse', reason)).view;
  }

  private decide(actor: Actor, id: string, action: 'confirm' | 'refuse', reason: string | null) {
    return this.database.tx(async (tx) => {
      const organisation = await lockOrganisation(tx, id);
      if (!organisation) throw problem('identity.organisation-not-found');
      if (action === 'confirm' && organisation.claimedBy === actor.userId) throw problem('identity.own-request');
      const status = organisationLifecycle.next(organisation.status, action);
      const decision = { decidedBy: actor.userId, decidedAt: this.clock.now() };
      await tx.getRepository(Organisation).update({ id }, { ...decision, status, refusedReason: reason });
      const claimerId = organisation.claimedBy;
      if (action === 'confirm') await this.confirmClaimer(tx, organisation, decision);
      else await this.refuseMembers(tx, id, decision);
      const fact = claimerId && { organisationId: id, userId: claimerId };
      if (fact && reason === null) await this.outbox.add(tx, OrganisationConfirmed, fact);
      if (fact && reason !== null) await this.outbox.add(tx, OrganisationRefused, { ...fact, reason });
      await this.record(tx, actor, `organisation.${action}`, id);
      const [row]: OrganisationRow[] = await tx.query(`${ORGANISATION_SELECT} WHERE o.id = $1`, [id]);
      if (!row) throw problem('identity.organisation-not-found');
      return { view: organisationView(actor, row), claimerId };
    });
  }

  private async confirmClaimer(
    tx: Tx,
    { id, claimedBy }: Organisation,
    decision: { decidedBy: string; decidedAt: Date },
  ): Promise<void> {
    if (claimedBy === null) return;
    const where = { organisationId: id, userId: claimedBy };
    const membership = await tx.getRepository(Membership).findOneBy({ ...where, status: 'PENDING' });
    if (!membership) return;
    const status = membershipLifecycle.next(membership.status, 'confirm');
    await tx.getRepository(Membership).update({ id: membership.id }, { ...decision, status });
  }

  private async refuseMembers(
    tx: Tx,
    organisationId: string,
    decision: { decidedBy: string; decidedAt: Date },
  ): Promise<void> {
    const status = membershipLifecycle.next('PENDING', 'refuse');
    await tx.getRepository(Membership).update({ organisationId, status: 'PENDING' }, { ...decision, status });
  }

  private async join(tx: Tx, actor: Actor, organisation: Organisation): Promise<ClaimResult> {
    const role = ROLES_BY_KIND[organisation.kind].joiner;
    const membershipId = await this.request(tx, actor, organisation.id, role);
    await this.outbox.add(tx, MembershipRequested, {
      membershipId,
      organisationId: organisation.id,
      userId: actor.userId,
    });
    await this.record(tx, actor, 'membership.request', organisation.id, { membershipId });
    return { outcome: 'JOIN_REQUESTED', membership: await readMembership(tx, actor, membershipId) };
  }

  /**
   * An official begins with the scope of the office's own seat; only the operator widens it to the whole district, so
   * that nobody sees more by default.
   */
  private async request(tx: Tx, actor: Actor, organisationId: string, role: Role): Promise<string> {
    const repository = tx.getRepository(Membership);
    const { kind, townshipCode, parkCode } = await tx
      .getRepository(Organisation)
      .findOneByOrFail({ id: organisationId });
    const scope = kind === 'GOVERNMENT' ? { townshipCode, parkCode } : { townshipCode: null, parkCode: null };
    const requested = {
      roles: [role],
      ...scope,
      requestedAt: this.clock.now(),
      decidedBy: null,
      decidedAt: null,
    };
    const known = await repository.findOneBy({ organisationId, userId: actor.userId });
    if (known && !membershipLifecycle.can(known.status, 'request')) throw problem('identity.already-member');
    if (known) {
      const status = membershipLifecycle.next(known.status, 'request');
      await repository.update({ id: known.id }, { ...requested, status });
      return known.id;
    }
    const id = newId();
    await repository.insert({ id, organisationId, userId: actor.userId, status: 'PENDING', ...requested });
    return id;
  }

  /** Inserts the organisation, or claims a refused row anew. */
  private async store(
    tx: Tx,
    actor: Actor,
    details: OrganisationDetails & { creditCode: string },
    refused: Organisation | null,
  ): Promise<string> {
    const id = refused?.id ?? newId();
    const row = {
      ...details,
      townshipCode: details.townshipCode ?? null,
      parkCode: details.parkCode ?? null,
      industryCode: details.industryCode ?? null,
      scale: details.scale ?? null,
      status: refused ? organisationLifecycle.next(refused.status, 'claim') : ('PENDING' as const),
      claimedBy: actor.userId,
      claimedAt: this.clock.now(),
      decidedBy: null,
      decidedAt: null,
      refusedReason: null,
    };
    if (refused) await tx.getRepository(Organisation).update({ id }, row);
    else await tx.getRepository(Organisation).insert({ id, ...row });
    return id;
  }

  private record(tx: Tx, actor: Actor, action: string, organisationId: string, detail: object = {}): Promise<void> {
    return this.audit.write(tx, actor, { action, subjectType: 'organisation', subjectId: organisationId, detail });
  }
}

/** The details that a new organisation needs; each missing one is named. */
function requireDetails(input: ClaimOrganisation): OrganisationDetails {
  const parsed = OrganisationDetails.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors: FieldError[] = parsed.error.issues.map((issue) => ({
    pointer: `/${issue.path.join('/')}`,
    detail: issue.code === 'invalid_type' ? '请填写' : issue.message,
  }));
  throw problem('identity.organisation-details-missing', { errors });
}
