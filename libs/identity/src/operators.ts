// What the command line may found: the first operator, who then confirms everyone else, and organisations that hold what
// the platform brings in itself. No HTTP route leads here.
import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, problem } from '@app/platform';
import type { Tx } from '@app/platform';
import { Actors } from './access/actors.js';
import type { Register } from './account/account.schema.js';
import { Accounts } from './account/accounts.service.js';
import type { Actor } from './actor.js';
import { Audit } from './audit/audit.js';
import { Membership } from './organisation/membership.entity.js';
import { Organisation } from './organisation/organisation.entity.js';
import { ROLES_BY_KIND, type OrganisationKind } from './role.schema.js';

export interface PlatformOrganisation {
  name: string;
  /** Normalised 统一社会信用代码 of the body that runs the platform. */
  creditCode: string;
  regionCode: string;
  partyType: string;
}

@Injectable()
export class Operators {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly audit: Audit,
    private readonly actors: Actors,
  ) {}

  /** True when somebody can already run the platform. */
  async exist(): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM membership WHERE status = 'ACTIVE' AND roles @> ARRAY['PLATFORM_ADMIN']::varchar[] LIMIT 1`,
    );
    return rows.length > 0;
  }

  /**
   * Registers a person as operator, in the platform's organisation, which is made when there is none yet.
   * @throws identity.login-taken, identity.weak-password; identity.already-member when the code belongs to another kind
   */
  async register(person: Register, platform: PlatformOrganisation): Promise<Actor> {
    const user = await this.accounts.register(person);
    await this.database.tx(async (tx) => {
      const organisationId = await this.platformOrganisation(tx, platform);
      await this.join(tx, user.id, organisationId, 'PLATFORM');
      const detail = { organisationId };
      await this.audit.write(tx, null, {
        action: 'operator.register',
        subjectType: 'user',
        subjectId: user.id,
        detail,
      });
    });
    return this.actors.of(user.id);
  }

  /**
   * Founds an organisation that holds imported listings. The operator acts for it; nobody confirms it, because it
   * stands for no unit outside. Returns its id.
   */
  async foundHolder(operator: Actor, holder: PlatformOrganisation & { kind: OrganisationKind }): Promise<string> {
    return this.database.tx(async (tx) => {
      const id = await this.insert(tx, holder);
      await this.join(tx, operator.userId, id, holder.kind);
      await this.audit.write(tx, operator, {
        action: 'organisation.found',
        subjectType: 'organisation',
        subjectId: id,
      });
      return id;
    });
  }

  private async platformOrganisation(tx: Tx, platform: PlatformOrganisation): Promise<string> {
    const known = await tx.getRepository(Organisation).findOneBy({ creditCode: platform.creditCode });
    if (known && known.kind !== 'PLATFORM') throw problem('identity.already-member');
    return known ? known.id : this.insert(tx, { ...platform, kind: 'PLATFORM' });
  }

  private async join(tx: Tx, userId: string, organisationId: string, kind: OrganisationKind): Promise<void> {
    const now = this.clock.now();
    await tx.getRepository(Membership).insert({
      id: newId(),
      userId,
      organisationId,
      roles: [ROLES_BY_KIND[kind].claimer],
      townshipCode: null,
      parkCode: null,
      status: 'ACTIVE',
      requestedAt: now,
      decidedBy: null,
      decidedAt: now,
    });
  }

  private async insert(tx: Tx, details: PlatformOrganisation & { kind: OrganisationKind }): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    await tx.getRepository(Organisation).insert({
      ...details,
      id,
      townshipCode: null,
      parkCode: null,
      industryCode: null,
      scale: null,
      status: 'ACTIVE',
      claimedBy: null,
      claimedAt: now,
      decidedBy: null,
      decidedAt: now,
      refusedReason: null,
    });
    return id;
  }
}
