// Wiring of the identity room; global, because every room asks who is acting.
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UserAccount } from './account/user-account.entity.js';
import { Users } from './account/users.service.js';
import { AuditEntry } from './audit/audit.entity.js';
import { Audit } from './audit/audit.js';
import './identity.problems.js';
import { Organisation } from './organisation/organisation.entity.js';
import { Organisations } from './organisation/organisations.service.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([UserAccount, Organisation, AuditEntry])],
  providers: [Users, Organisations, Audit],
  exports: [Users, Organisations, Audit],
})
export class IdentityModule {}
