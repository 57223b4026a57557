// Who is told what about organisations and members.
import { Injectable } from '@nestjs/common';
import { On } from '@app/platform';
import type { EventMeta } from '@app/platform';
import {
  MembershipConfirmed,
  MembershipRefused,
  MembershipRequested,
  OrganisationClaimed,
  OrganisationConfirmed,
  OrganisationRefused,
  Organisations,
  ROLES_BY_KIND,
  Users,
} from '@app/identity';
import type { OrganisationCard } from '@app/identity';
import { Delivery } from '../delivery.js';
import type { Audience } from '../delivery.js';

interface OrganisationFact {
  organisationId: string;
  userId: string;
}

interface MembershipFact extends OrganisationFact {
  membershipId: string;
}

const OPERATORS: Audience = { organisationId: null, roles: ['PLATFORM_ADMIN'] };

@Injectable()
export class IdentityNotices {
  constructor(
    private readonly delivery: Delivery,
    private readonly organisations: Organisations,
    private readonly users: Users,
  ) {}

  @On(OrganisationClaimed, { name: 'notify-organisation-claimed', kind: 'once', queue: 'notify' })
  async onClaimed({ organisationId, userId }: OrganisationFact, meta: EventMeta): Promise<void> {
    const { organisation, person } = await this.names(organisationId, userId);
    await this.delivery.deliver(meta, [
      {
        template: 'identity.organisation-claimed',
        params: { person, organisation: organisation.name, creditCode: organisation.creditCode },
        subject: { type: 'organisation', id: organisationId },
        to: [OPERATORS],
      },
    ]);
  }

  @On(OrganisationConfirmed, { name: 'notify-organisation-confirmed', kind: 'once', queue: 'notify' })
  async onConfirmed({ organisationId, userId }: OrganisationFact, meta: EventMeta): Promise<void> {
    const organisation = await this.organisations.get(organisationId);
    await this.delivery.deliver(meta, [
      {
        template: 'identity.organisation-confirmed',
        params: { organisation: organisation.name },
        subject: { type: 'organisation', id: organisationId },
        to: [{ userId }],
      },
    ]);
  }

  @On(OrganisationRefused, { name: 'notify-organisation-refused', kind: 'once', queue: 'notify' })
  async onRefused(
    { organisationId, userId, reason }: OrganisationFact & { reason: string },
    meta: EventMeta,
  ): Promise<void> {
    const organisation = await this.organisations.get(organisationId);
    await this.delivery.deliver(meta, [
      {
        template: 'identity.organisation-refused',
        params: { organisation: organisation.name, reason },
        subject: { type: 'organisation', id: organisationId },
        to: [{ userId }],
      },
    ]);
  }

  /** Whoever may decide: the organisation's own admins, else the operator. */
  @On(MembershipRequested, { name: 'notify-membership-requested', kind: 'once', queue: 'notify' })
  async onRequested({ organisationId, userId, membershipId }: MembershipFact, meta: EventMeta): Promise<void> {
    const { organisation, person } = await this.names(organisationId, userId);
    const { admin } = ROLES_BY_KIND[organisation.kind];
    await this.delivery.deliver(meta, [
      {
        template: 'identity.membership-requested',
        params: { person, organisation: organisation.name },
        subject: { type: 'membership', id: membershipId },
        to: [admin === null || organisation.status !== 'ACTIVE' ? OPERATORS : { organisationId, roles: [admin] }],
      },
    ]);
  }

  @On(MembershipConfirmed, { name: 'notify-membership-confirmed', kind: 'once', queue: 'notify' })
  onMembershipConfirmed(fact: MembershipFact, meta: EventMeta): Promise<void> {
    return this.tellMember('identity.membership-confirmed', fact, meta);
  }

  @On(MembershipRefused, { name: 'notify-membership-refused', kind: 'once', queue: 'notify' })
  onMembershipRefused(fact: MembershipFact, meta: EventMeta): Promise<void> {
    return this.tellMember('identity.membership-refused', fact, meta);
  }

  private async tellMember(
    template: 'identity.membership-confirmed' | 'identity.membership-refused',
    { organisationId, userId, membershipId }: MembershipFact,
    meta: EventMeta,
  ): Promise<void> {
    const organisation = await this.organisations.get(organisationId);
    await this.delivery.deliver(meta, [
      {
        template,
        params: { organisation: organisation.name },
        subject: { type: 'membership', id: membershipId },
        to: [{ userId }],
      },
    ]);
  }

  private async names(
    organisationId: string,
    userId: string,
  ): Promise<{ organisation: OrganisationCard; person: string }> {
    const organisation = await this.organisations.get(organisationId);
    const [user] = await this.users.byIds([userId]);
    return { organisation, person: user?.name ?? '有人' };
  }
}
