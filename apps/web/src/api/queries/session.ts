// The signed-in person: sign in, register, me, active organisation, sign out.
import { api, take } from '../client.js';
import { CSRF } from '../token.js';
import type { Me as MeOfApi, Register, SignedIn, SignIn } from './identity-types.js';

export type Me = MeOfApi;

export const fetchMe = () => take<Me>(api.GET('/api/me', {}));

export const signIn = (body: SignIn) => take<SignedIn>(api.POST('/api/auth/sign-in', { body }));

/** Makes the account; signing in is a second call. */
export const register = (body: Register) => take<unknown>(api.POST('/api/auth/register', { body }));

export const signOut = () => take<void>(api.POST('/api/auth/sign-out', { headers: CSRF }));

/** Acts for another of one's organisations from now on. */
export const switchOrganisation = (organisationId: string) =>
  take<Me>(api.POST('/api/me/active-organisation', { body: { organisationId } }));
