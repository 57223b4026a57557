// Parameter decorators that hand the resolved actor to a controller. Filled by AccessGuard, nowhere else.
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { problem } from '@app/platform';
import type { Actor } from '../actor.js';

/** What AccessGuard leaves on the request. */
export interface Access {
  actor: Actor;
  sessionId: string;
  tokenExpiresAt: Date;
}

const accessByRequest = new WeakMap<object, Access>();

/** Called by AccessGuard once per request. */
export function rememberAccess(request: object, access: Access): void {
  accessByRequest.set(request, access);
}

function accessOf(context: ExecutionContext): Access | null {
  return accessByRequest.get(context.switchToHttp().getRequest<object>()) ?? null;
}

function requireAccess(context: ExecutionContext): Access {
  const access = accessOf(context);
  if (!access) throw problem('access.sign-in-required');
  return access;
}

/** The signed-in actor of a @Can route. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor => requireAccess(context).actor);

/** The asker of a @Public route: an actor, or null when anonymous. */
export type Viewer = Actor | null;
export const Viewer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null => accessOf(context)?.actor ?? null,
);

/** Session and end of the access token, for connections that outlive one request. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): Access =>
  requireAccess(context),
);
