// Organisations and people for tests: valid rows with readable defaults, and the actor that a request would bring.
import type { Actor, OrganisationKind, Role } from '@app/identity';
import { newId, type Database } from '@app/platform';
import { creditCodeCheckCharacter } from '@app/reference';

let count = 0;

/** Kind of organisation in which a role exists. */
function kindOf(role: Role): OrganisationKind {
  if (role === 'ENT_USER' || role === 'ENT_ADMIN') return 'ENTERPRISE';
  if (role === 'BROKER') return 'BROKERAGE';
  if (role === 'REG_CLERK' || role === 'REG_REVIEWER') return 'REGISTRY';
  if (role === 'OFFICIAL') return 'GOVERNMENT';
  return role === 'PLATFORM_ADMIN' ? 'PLATFORM' : 'INSTITUTE';
}

/** A confirmed organisation; returns its id. */
export async function buildOrganisation(
  database: Database,
  facts: { kind: OrganisationKind; name?: string },
): Promise<string> {
  const id = newId();
  const first = `91500102MA5U${String(10_000 + ++count)}`;
  await database.query(
    `insert into organisation (id, name, kind, credit_code, region_code, party_type, status, claimed_at)
     values ($1, $2, $3, $4, '500102', '150', 'ACTIVE', now())`,
    [id, facts.name ?? `测试单位${count}`, facts.kind, first + creditCodeCheckCharacter(first)],
  );
  return id;
}

/** A person with one active membership of that role; without an organisation a fitting new one is made. */
export async function buildActor(
  database: Database,
  role: Role,
  facts: { organisationId?: string; name?: string } = {},
): Promise<Actor> {
  const organisationKind = kindOf(role);
  const organisationId = facts.organisationId ?? (await buildOrganisation(database, { kind: organisationKind }));
  const userId = newId();
  const name = facts.name ?? `测试人员${++count}`;
  await database.query(
    `insert into user_account (id, name, login_name, mobile, email, password_hash, status, active_organisation_id, created_at)
     values ($1, $2, $3, $4, $5, 'no password', 'ACTIVE', $6, now())`,
    [
      userId,
      name,
      `tester-${userId}`,
      `+86138${String(10_000_000 + count)}`,
      `tester${count}@example.cn`,
      organisationId,
    ],
  );
  await database.query(
    `insert into membership (id, user_id, organisation_id, roles, status, requested_at)
     values ($1, $2, $3, array[$4]::varchar[], 'ACTIVE', now())`,
    [newId(), userId, organisationId, role],
  );
  return { userId, name, organisationId, organisationKind, roles: [role], townshipCode: null, parkCode: null };
}
