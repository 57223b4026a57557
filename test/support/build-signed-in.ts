// A person with a role in an organisation, signed in over HTTP. For tests of routes only.
import { Accounts, type Role } from '@app/identity';
import { newId } from '@app/platform';
import type { HttpTestContext } from '@app/platform/testing';
import type { BuiltOrganisation } from './build-actor.js';

const PASSWORD = 'Baitao-2026-xin';

/** Registers, gives the role, signs in; returns the access token and the person's id. */
export async function buildSignedIn(
  app: HttpTestContext,
  organisation: BuiltOrganisation,
  role: Role,
): Promise<{ userId: string; token: string }> {
  const loginName = `person-${newId()}`;
  const person = { name: '李明', loginName, mobile: '+8613800001111', password: PASSWORD };
  const { id: userId } = await app.get(Accounts).register(person);
  await app.database.query(
    `INSERT INTO membership (id, user_id, organisation_id, roles, status, requested_at)
     VALUES ($1, $2, $3, $4, 'ACTIVE', now())`,
    [newId(), userId, organisation.id, [role]],
  );
  const answer = await app.request('POST', '/api/auth/sign-in', { body: { loginName, password: PASSWORD } });
  return { userId, token: answer.body.accessToken };
}
