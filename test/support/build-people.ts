// People and organisations as valid rows with readable defaults, the actor a policy would see, and his access token.
// For tests only.
import { ROLES_BY_KIND, Sessions, type Actor, type OrganisationKind, type Role } from '@app/identity';
import { newId, type Database } from '@app/platform';
import type { TestContext } from '@app/platform/testing';
import { creditCodeCheckCharacter } from '@app/reference';

let count = 0;

export interface BuiltOrganisation {
  id: string;
  name: string;
  kind: OrganisationKind;
}

interface OrganisationFields {
  name?: string;
  regionCode?: string;
  industryCode?: string | null;
}

/** A confirmed organisation of that kind in 涪陵区. */
export async function buildOrganisation(
  database: Database,
  kind: OrganisationKind,
  fields: OrganisationFields = {},
): Promise<BuiltOrganisation> {
  count += 1;
  const id = newId();
  const name = fields.name ?? `${KIND_NAMES[kind]}${count}号`;
  const start = `91500102MA5U${String(10_000 + (process.pid % 100) * 500 + count)}`;
  await database.query(
    `INSERT INTO organisation (id, name, kind, credit_code, region_code, party_type, industry_code, status, claimed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'ACTIVE', now())`,
    [
      id,
      name,
      kind,
      start + creditCodeCheckCharacter(start),
      fields.regionCode ?? '500102',
      kind === 'ENTERPRISE' ? '150' : '022',
      fields.industryCode ?? null,
    ],
  );
  return { id, name, kind };
}

/** A person with these roles in the organisation; without one, a signed-in person with no membership. */
export async function buildActor(
  database: Database,
  organisation: BuiltOrganisation | null,
  ...roles: Role[]
): Promise<Actor> {
  count += 1;
  const userId = newId();
  const name = `测试人员${count}`;
  await database.query(
    `INSERT INTO user_account (id, name, login_name, mobile, password_hash, status, active_organisation_id, created_at)
     VALUES ($1, $2, $3, $4, 'none', 'ACTIVE', $5, now())`,
    [userId, name, `person-${userId}`, `+86138${String(count).padStart(8, '0')}`, organisation?.id ?? null],
  );
  if (organisation) {
    await database.query(
      `INSERT INTO membership (id, user_id, organisation_id, roles, status, requested_at)
       VALUES ($1, $2, $3, $4, 'ACTIVE', now())`,
      [newId(), userId, organisation.id, roles],
    );
  }
  return {
    userId,
    name,
    organisationId: organisation?.id ?? null,
    organisationKind: organisation?.kind ?? null,
    roles,
  };
}

/** The kind of organisation where that role exists. */
export function kindOf(role: Role): OrganisationKind {
  const kinds = Object.entries(ROLES_BY_KIND) as [OrganisationKind, { allowed: readonly Role[] }][];
  const found = kinds.find(([, { allowed }]) => allowed.includes(role));
  if (!found) throw new Error(`no kind of organisation has the role ${role}`);
  return found[0];
}

/** A person with that role; without `organisationId` in a fresh organisation of the fitting kind. */
export async function buildMember(database: Database, role: Role, organisationId?: string | null): Promise<Actor> {
  const kind = kindOf(role);
  const organisation = organisationId
    ? { id: organisationId, name: '', kind }
    : await buildOrganisation(database, kind);
  return buildActor(database, organisation, role);
}

/** An official of a fresh office: of the district, or held to one township. */
export async function buildOfficial(database: Database, townshipCode: string | null = null): Promise<Actor> {
  const actor = await buildMember(database, 'OFFICIAL');
  await database.query('UPDATE membership SET township_code = $1 WHERE user_id = $2', [townshipCode, actor.userId]);
  return { ...actor, townshipCode };
}

export interface SignedIn {
  actor: Actor;
  /** Access token, valid for ten minutes. */
  token: string;
}

/** Opens a session for the actor, past the password. */
export async function signIn(app: Pick<TestContext, 'get'>, actor: Actor): Promise<SignedIn> {
  return { actor, token: (await app.get(Sessions).start(actor.userId)).accessToken };
}

const KIND_NAMES: Record<OrganisationKind, string> = {
  INSTITUTE: '涪陵测试研究院',
  ENTERPRISE: '涪陵测试食品有限公司',
  BROKERAGE: '涪陵测试技术转移中心',
  REGISTRY: '涪陵测试登记机构',
  GOVERNMENT: '涪陵测试科技局',
  PLATFORM: '涪陵测试科技大市场',
};
