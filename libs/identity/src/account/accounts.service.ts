// Accounts of people: register, sign in, disable and enable. Not for sessions (sessions) or roles (memberships).
import { Injectable } from '@nestjs/common';
import { Clock, Database, isUniqueViolation, newId, problem } from '@app/platform';
import type { Tx } from '@app/platform';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.js';
import type { Register, UserView } from './account.schema.js';
import { Attempts } from './attempts.js';
import { hashPassword, isPassword, weaknessOf } from './passwords.js';
import { Sessions } from './sessions.service.js';
import { UserAccount } from './user-account.entity.js';

@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /**
   * Registers a person; without a membership nobody may do more than claim or join an organisation.
   * @param address of the client: a taken login name counts as a failed try from there, against enumeration; null for
   * the command line
   * @throws identity.login-taken, identity.weak-password, identity.too-many-attempts
   */
  async register(input: Register, address: string | null = null): Promise<UserView> {
    const weakness = weaknessOf(input.password, input);
    if (weakness) throw problem('identity.weak-password', { errors: [{ pointer: '/password', detail: weakness }] });
    const attemptId = address === null ? null : await this.attempts.begin(`register:${input.loginName}`, address);
    const passwordHash = await hashPassword(input.password);
    const user = await this.database
      .tx((tx) => this.insert(tx, input, passwordHash))
      .catch((error: unknown) => {
        if (!isUniqueViolation(error)) throw error;
        throw problem('identity.login-taken', { errors: [{ pointer: '/loginName', detail: '该登录名已被使用' }] });
      });
    if (attemptId) await this.attempts.succeed(attemptId);
    return userView(user);
  }

  /**
   * The user with this login name and password. An unknown user and a wrong password get the same answer after the
   * same work.
   * @throws identity.bad-credentials, identity.too-many-attempts; identity.user-disabled (only after a right password)
   */
  async authenticate(loginName: string, password: string, address: string): Promise<UserAccount> {
    const attemptId = await this.attempts.begin(loginName, address);
    const user = await this.database.manager.getRepository(UserAccount).findOneBy({ loginName });
    const isRight = await isPassword(password, user?.passwordHash ?? null);
    if (!user || !isRight) throw problem('identity.bad-credentials');
    await this.attempts.succeed(attemptId);
    if (user.status === 'DISABLED') throw problem('identity.user-disabled');
    return user;
  }

  /**
   * Ends all sessions of a user and refuses new ones. Takes effect in every process within a second (see Actors).
   * @throws identity.user-not-found, identity.cannot-disable-self
   */
  async disable(actor: Actor, userId: string): Promise<void> {
    if (userId === actor.userId) throw problem('identity.cannot-disable-self');
    await this.database.tx(async (tx) => {
      await this.setStatus(tx, userId, 'DISABLED', this.clock.now());
      await this.sessions.endAllOf(tx, userId, 'DISABLED');
      await this.audit.write(tx, actor, { action: 'user.disable', subjectType: 'user', subjectId: userId });
    });
    this.sessions.forget(userId);
  }

  /** @throws identity.user-not-found */
  async enable(actor: Actor, userId: string): Promise<void> {
    await this.database.tx(async (tx) => {
      await this.setStatus(tx, userId, 'ACTIVE', null);
      await this.audit.write(tx, actor, { action: 'user.enable', subjectType: 'user', subjectId: userId });
    });
  }

  private async setStatus(
    tx: Tx,
    userId: string,
    status: 'ACTIVE' | 'DISABLED',
    disabledAt: Date | null,
  ): Promise<void> {
    const result = await tx.getRepository(UserAccount).update({ id: userId }, { status, disabledAt });
    if (result.affected === 0) throw problem('identity.user-not-found');
  }

  private async insert(tx: Tx, input: Register, passwordHash: string): Promise<UserAccount> {
    const user = tx.getRepository(UserAccount).create({
      id: newId(),
      name: input.name,
      loginName: input.loginName,
      mobile: input.mobile,
      email: input.email ?? null,
      passwordHash,
      status: 'ACTIVE',
      activeOrganisationId: null,
      createdAt: this.clock.now(),
      disabledAt: null,
    });
    await tx.getRepository(UserAccount).insert(user);
    await this.audit.write(tx, null, { action: 'user.register', subjectType: 'user', subjectId: user.id });
    return user;
  }
}

export function userView(user: UserAccount): UserView {
  const { id, name, loginName, mobile, email, status, createdAt } = user;
  return { id, name, loginName, mobile, email, status, createdAt };
}
