// The one guard of the api: request → session → actor → permission. Row rules are the rooms' policies, not here.
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PERMISSION, problem, PUBLIC } from '@app/platform';
import type { ActorRequest } from '@app/platform';
import { Gate } from '../account/gate.js';
import type { Actor } from '../actor.js';
import { holds } from '../permissions.js';
import { rememberAccess } from './actor.decorators.js';
import type { Access } from './actor.decorators.js';
import { Actors } from './actors.js';
import { TOKEN_OPTIONAL } from './token-optional.decorator.js';

const READS = new Set(['GET', 'HEAD']);

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly gate: Gate,
    private readonly actors: Actors,
  ) {}

  /**
   * @throws access.sign-in-required, identity.session-ended (also on a public route: the portal then refreshes its
   * token instead of showing less than the person may see), access.forbidden
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const handler = context.getHandler();
    const isPublic = this.reflector.get<boolean | undefined>(PUBLIC, handler) === true;
    const access = await this.accessOf(
      request,
      this.reflector.get<boolean | undefined>(TOKEN_OPTIONAL, handler) === true,
    );
    if (access) {
      request.actorKey = `${access.actor.userId} ${access.actor.organisationId ?? ''}`;
      rememberAccess(request, access);
    }
    if (isPublic) return true;
    if (!access) throw problem('access.sign-in-required');
    const permission = this.reflector.get<string | undefined>(PERMISSION, handler);
    if (permission === undefined || !(await this.mayNow(request, access, permission))) {
      throw problem('access.forbidden', { permission });
    }
    return true;
  }

  private async accessOf(request: ActorRequest, isTokenOptional: boolean): Promise<Access | null> {
    const { authorization } = request.headers;
    if (authorization === undefined) return null;
    const claims = await this.gate.byToken(authorization);
    const actor = claims ? await this.actorOf(request, claims.sid) : null;
    if (claims && actor) return { actor, sessionId: claims.sid, tokenExpiresAt: new Date(claims.exp * 1000) };
    if (isTokenOptional) return null;
    throw problem('identity.session-ended');
  }

  /** Reads may use what was known half a second ago; writes may not. */
  private actorOf(request: ActorRequest, sessionId: string): Promise<Actor | null> {
    return READS.has(request.method) ? this.actors.ofSession(sessionId) : this.actors.ofSessionNow(sessionId);
  }

  /** Before a refusal the actor is read afresh: a role granted a moment ago in another process counts. */
  private async mayNow(request: ActorRequest, access: Access, permission: string): Promise<boolean> {
    if (holds(access.actor, permission)) return true;
    if (!READS.has(request.method)) return false;
    const actor = await this.actors.ofSessionNow(access.sessionId);
    if (!actor) throw problem('identity.session-ended');
    rememberAccess(request, { ...access, actor });
    return holds(actor, permission);
  }
}
