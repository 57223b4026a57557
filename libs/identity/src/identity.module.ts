// Wiring of the identity room; global, because every room asks who is acting.
import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard.js';
import { Actors } from './access/actors.js';
import { AccessTokens } from './account/access-tokens.js';
import { Accounts } from './account/accounts.service.js';
import { Attempts } from './account/attempts.js';
import { AuthController } from './account/auth.controller.js';
import { AuthService } from './account/auth.service.js';
import { Gate } from './account/gate.js';
import { MeController } from './account/me.controller.js';
import { MeService } from './account/me.service.js';
import { RefreshToken, Session } from './account/session.entity.js';
import { Sessions } from './account/sessions.service.js';
import { SignInAttempt } from './account/sign-in-attempt.entity.js';
import { UserAccount } from './account/user-account.entity.js';
import { UserController } from './account/user.controller.js';
import { UserDirectory } from './account/user-directory.service.js';
import { Users } from './account/users.service.js';
import { AuditEntry } from './audit/audit.entity.js';
import { Audit } from './audit/audit.js';
import './identity.problems.js';
import { Operators } from './operators.js';
import { Claims } from './organisation/claims.service.js';
import { MembershipController } from './organisation/membership.controller.js';
import { Membership } from './organisation/membership.entity.js';
import { Memberships } from './organisation/memberships.service.js';
import { OrganisationController } from './organisation/organisation.controller.js';
import { OrganisationDesk } from './organisation/organisation-desk.service.js';
import { Organisation } from './organisation/organisation.entity.js';
import { Organisations } from './organisation/organisations.service.js';

const ENTITIES = [UserAccount, Organisation, Membership, Session, RefreshToken, SignInAttempt, AuditEntry];
const DOOR = [Users, Organisations, Audit, Actors, Accounts, Sessions, Claims, Memberships, Operators];

@Global()
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  controllers: [AuthController, MeController, UserController, OrganisationController, MembershipController],
  providers: [
    ...DOOR,
    AccessTokens,
    Attempts,
    AuthService,
    Gate,
    MeService,
    OrganisationDesk,
    UserDirectory,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: DOOR,
})
export class IdentityModule {}
