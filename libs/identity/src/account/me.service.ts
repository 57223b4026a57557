// The signed-in person: who I am, where I am a member, what I may do, and for whom I act.
import { Injectable } from '@nestjs/common';
import { Database, problem } from '@app/platform';
import { Actors } from '../access/actors.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.js';
import { canManageMembers } from '../identity.policy.js';
import { MEMBERSHIP_SELECT, membershipView } from '../organisation/organisation.queries.js';
import type { MembershipRow } from '../organisation/organisation.queries.js';
import { holds, permissionsOf } from '../permissions.js';
import type { MeView } from './account.schema.js';
import { userView } from './accounts.service.js';
import { UserAccount } from './user-account.entity.js';

@Injectable()
export class MeService {
  constructor(
    private readonly database: Database,
    private readonly actors: Actors,
    private readonly audit: Audit,
  ) {}

  async view(actor: Actor): Promise<MeView> {
    const user = await this.database.manager.getRepository(UserAccount).findOneBy({ id: actor.userId });
    if (!user) throw problem('identity.user-not-found');
    const rows = await this.database.query<MembershipRow>(
      `${MEMBERSHIP_SELECT} WHERE m.user_id = $1 ORDER BY m.requested_at, m.id LIMIT 100`,
      [actor.userId],
    );
    const memberships = rows.map((row) => membershipView(actor, row));
    const active = memberships.find(({ organisation }) => organisation.id === actor.organisationId)?.organisation;
    return {
      user: userView(user),
      memberships,
      activeOrganisation: active ?? null,
      roles: [...actor.roles],
      permissions: permissionsOf(actor),
      counts: await this.counts(actor),
    };
  }

  /**
   * Chooses the organisation to act for, in this and every later session.
   * @throws identity.not-your-organisation unless both it and the membership are active
   */
  async switchTo(actor: Actor, organisationId: string): Promise<MeView> {
    await this.database.tx(async (tx) => {
      const changed: unknown[][] = await tx.query(
        `UPDATE user_account SET active_organisation_id = $2 WHERE id = $1 AND EXISTS (
           SELECT 1 FROM membership m JOIN organisation o ON o.id = m.organisation_id AND o.status = 'ACTIVE'
           WHERE m.user_id = $1 AND m.organisation_id = $2 AND m.status = 'ACTIVE') RETURNING 1`,
        [actor.userId, organisationId],
      );
      if (changed[0]?.length !== 1) throw problem('identity.not-your-organisation');
      await this.audit.write(tx, actor, {
        action: 'user.switch-organisation',
        subjectType: 'organisation',
        subjectId: organisationId,
      });
    });
    this.actors.forget(actor.userId);
    return this.view(await this.actors.of(actor.userId));
  }

  private async counts(actor: Actor): Promise<MeView['counts']> {
    const { organisationId: id, organisationKind: kind } = actor;
    const isManager = id !== null && kind !== null && canManageMembers(actor, { id, kind });
    const isReviewer = holds(actor, 'organisation.review');
    if (!isManager && !isReviewer) return { pendingMembers: 0, pendingOrganisations: 0 };
    const [row] = await this.database.query<MeView['counts']>(
      `SELECT (SELECT count(*)::int FROM membership m JOIN organisation o ON o.id = m.organisation_id AND o.status = 'ACTIVE'
         WHERE m.status = 'PENDING' AND ($1 OR m.organisation_id = $2)) AS "pendingMembers",
       (SELECT count(*)::int FROM organisation WHERE status = 'PENDING' AND $1) AS "pendingOrganisations"`,
      [isReviewer, actor.organisationId],
    );
    return row ?? { pendingMembers: 0, pendingOrganisations: 0 };
  }
}
