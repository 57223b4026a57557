// Makes the first operator from the command line, who then confirms everyone else. No HTTP route leads here.
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
      const now = this.clock.now();
      await tx.getRepository(Membership).insert({
        id: newId(),
        userId: user.id,
        organisationId,
        roles: ['PLATFORM_ADMIN'],
        townshipCode: null,
        parkCode: null,
        status: 'ACTIVE',
        requestedAt: now,
        decidedBy: null,
        decidedAt: now,
      });
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

  private async platformOrganisation(tx: Tx, platform: PlatformOrganisation): Promise<string> {
    const known = await tx.getRepository(Organisation).findOneBy({ creditCode: platform.creditCode });
    if (known && known.kind !== 'PLATFORM') throw problem('identity.already-member');
    if (known) return known.id;
    const id = newId();
    const now = this.clock.now();
    await tx.getRepository(Organisation).insert({
      ...platform,
      id,
      kind: 'PLATFORM',
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
