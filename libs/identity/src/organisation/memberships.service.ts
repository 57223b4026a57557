// Members of organisations: confirm, refuse, disable, enable, change roles. Asking to join is in claims.
import { Injectable } from '@nestjs/common';
import { Clock, Database, decodeCursor, encodeCursor, Outbox, problem } from '@app/platform';
import type { Tx } from '@app/platform';
import { Actors } from '../access/actors.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.js';
import { MembershipConfirmed, MembershipRefused } from '../identity.events.js';
import { canManageMembers, foreignRoles, isOperator } from '../identity.policy.js';
import { ROLES_BY_KIND } from '../role.schema.js';
import type { Role } from '../role.schema.js';
import { Membership } from './membership.entity.js';
import { membershipLifecycle } from './membership.lifecycle.js';
import type { Organisation } from './organisation.entity.js';
import { organisationLifecycle } from './organisation.lifecycle.js';
import { lockMembership, MEMBERSHIP_SELECT, membershipView, readMembership } from './organisation.queries.js';
import type { MembershipRow } from './organisation.queries.js';
import type { ChangeRoles, MembershipPage, MembershipQuery, MembershipView } from './organisation.schema.js';
import { Organisations } from './organisations.service.js';

type Action = 'confirm' | 'refuse' | 'disable' | 'enable' | 'changeRoles';

interface Locked {
  membership: Membership;
  organisation: Organisation;
}

@Injectable()
export class Memberships {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly actors: Actors,
    private readonly organisations: Organisations,
  ) {}

  /**
   * Members and requests of one organisation, newest first.
   * @throws identity.organisation-not-found for anyone who may not manage them
   */
  async list(actor: Actor, organisationId: string, query: MembershipQuery): Promise<MembershipPage> {
    const organisation = await this.organisations.get(organisationId);
    if (!canManageMembers(actor, organisation)) throw problem('identity.organisation-not-found');
    const before = query.cursor ? decodeCursor(query.cursor, ['uuid'])[0] : null;
    const rows = await this.database.query<MembershipRow>(
      `${MEMBERSHIP_SELECT} WHERE m.organisation_id = $1 AND ($2::text IS NULL OR m.status = $2)
         AND ($3::uuid IS NULL OR m.id < $3) ORDER BY m.id DESC LIMIT $4`,
      [organisationId, query.status ?? null, before, query.limit + 1],
    );
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items: items.map((row) => membershipView(actor, row)), nextCursor: last ? encodeCursor([last.id]) : null };
  }

  /**
   * Lets a person in who asked to join an active organisation.
   * @throws identity.membership-not-found, membership.wrong-state, organisation.wrong-state
   */
  confirm(actor: Actor, id: string): Promise<MembershipView> {
    return this.act(actor, id, 'confirm', async (tx, { membership, organisation }) => {
      if (organisation.status === 'PENDING') throw organisationStillPending();
      if (membership.userId === actor.userId) throw problem('identity.own-request');
      await this.outbox.add(tx, MembershipConfirmed, factOf(membership));
      return {};
    });
  }

  /** @throws identity.membership-not-found, membership.wrong-state */
  refuse(actor: Actor, id: string): Promise<MembershipView> {
    return this.act(actor, id, 'refuse', async (tx, { membership }) => {
      await this.outbox.add(tx, MembershipRefused, factOf(membership));
      return {};
    });
  }

  /** @throws identity.membership-not-found, membership.wrong-state, identity.last-admin */
  disable(actor: Actor, id: string): Promise<MembershipView> {
    return this.act(actor, id, 'disable', async (tx, locked) => {
      await this.keepAdmin(tx, locked, []);
      return {};
    });
  }

  /** @throws identity.membership-not-found, membership.wrong-state */
  enable(actor: Actor, id: string): Promise<MembershipView> {
    return this.act(actor, id, 'enable', async () => ({}));
  }

  /**
   * Replaces the roles, and for an official the scope, of an active member. Only the operator sets scopes; a scope that
   * is left out stays, null opens the whole district.
   * @throws identity.membership-not-found, membership.wrong-state, identity.role-not-allowed,
   * identity.scope-not-allowed, identity.last-admin
   */
  changeRoles(actor: Actor, id: string, input: ChangeRoles): Promise<MembershipView> {
    return this.act(actor, id, 'changeRoles', async (tx, locked) => {
      const { kind } = locked.organisation;
      const foreign = foreignRoles(kind, input.roles);
      if (foreign.length > 0) {
        const detail = `该类组织可用的角色：${ROLES_BY_KIND[kind].allowed.join('、')}`;
        throw problem('identity.role-not-allowed', { errors: [{ pointer: '/roles', detail }] });
      }
      const { townshipCode = locked.membership.townshipCode, parkCode = locked.membership.parkCode } = input;
      const isScoped = Boolean(input.townshipCode ?? input.parkCode);
      if (isScoped && (kind !== 'GOVERNMENT' || !isOperator(actor))) throw problem('identity.scope-not-allowed');
      await this.keepAdmin(tx, locked, input.roles);
      return { roles: input.roles, townshipCode, parkCode };
    });
  }

  /** Policy → lifecycle → the action's own rules → row, audit; the other organisation's member is 404. */
  private async act(
    actor: Actor,
    id: string,
    action: Action,
    rules: (tx: Tx, locked: Locked) => Promise<Partial<Membership>>,
  ): Promise<MembershipView> {
    const view = await this.database.tx(async (tx) => {
      const locked = await lockMembership(tx, id);
      if (!locked || !canManageMembers(actor, locked.organisation)) throw problem('identity.membership-not-found');
      const status = membershipLifecycle.next(locked.membership.status, action);
      const change = await rules(tx, locked);
      const decision = { decidedBy: actor.userId, decidedAt: this.clock.now() };
      await tx.getRepository(Membership).update({ id }, { ...change, ...decision, status });
      const { organisationId, userId } = locked.membership;
      const detail = { organisationId, userId, ...change };
      const name = action === 'changeRoles' ? 'membership.change-roles' : `membership.${action}`;
      await this.audit.write(tx, actor, { action: name, subjectType: 'membership', subjectId: id, detail });
      return readMembership(tx, actor, id);
    });
    this.actors.forget(view.user.id);
    return view;
  }

  /** An organisation that administers itself keeps at least one active admin; so does the platform. */
  private async keepAdmin(tx: Tx, { membership, organisation }: Locked, roles: readonly Role[]): Promise<void> {
    const admin = organisation.kind === 'PLATFORM' ? 'PLATFORM_ADMIN' : ROLES_BY_KIND[organisation.kind].admin;
    if (admin === null || roles.includes(admin) || !membership.roles.includes(admin)) return;
    const [others]: { count: number }[] = await tx.query(
      `SELECT count(*)::int AS count FROM membership m JOIN user_account u ON u.id = m.user_id AND u.status = 'ACTIVE'
       WHERE m.organisation_id = $1 AND m.id <> $2 AND m.status = 'ACTIVE' AND m.roles @> ARRAY[$3]::varchar[]`,
      [organisation.id, membership.id, admin],
    );
    if (others?.count === 0) throw problem('identity.last-admin');
  }
}

function factOf({ id, organisationId, userId }: Membership) {
  return { membershipId: id, organisationId, userId };
}

function organisationStillPending() {
  return problem('organisation.wrong-state', {
    detail: '请先确认该组织',
    allowed: organisationLifecycle.actions('PENDING'),
  });
}
