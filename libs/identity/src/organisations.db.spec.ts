import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testApp } from '@app/platform/testing';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { Accounts, Actors, IdentityModule, Operators, Organisations, Sessions, Users } from '@app/identity';
import { AccessTokens } from './account/access-tokens.js';
import { creditCodeCheckCharacter } from '@app/reference';

let app: HttpTestContext;
let operator: { id: string; token: string };
let count = 0;

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule] });
  const { userId } = await app.get(Operators).register(personNamed('the-operator'), {
    name: '涪陵区科技大市场',
    creditCode: '11500102008675432T',
    regionCode: '500102',
    partyType: '014',
  });
  operator = { id: userId, token: await tokenOf(userId) };
});
afterAll(() => app.close());

function personNamed(loginName: string) {
  return { name: '王芳', loginName, mobile: '+8613800001111', password: 'Baitao-2026-xin' };
}

async function tokenOf(userId: string): Promise<string> {
  const session = await app.get(Sessions).start(userId);
  return app.get(AccessTokens).issue(userId, session.sessionId).accessToken;
}

async function person(): Promise<{ id: string; token: string }> {
  const { id } = await app.get(Accounts).register(personNamed(`person${++count}`));
  return { id, token: await tokenOf(id) };
}

function creditCode(): string {
  const first = `91500102MA5U${String(10_000 + ++count)}`;
  return first + creditCodeCheckCharacter(first);
}

const post = (token: string, path: string, body?: object): Promise<TestAnswer> =>
  app.request('POST', `/api/${path}`, { token, body: body ?? {} });
const get = (token: string, path: string): Promise<TestAnswer> => app.request('GET', `/api/${path}`, { token });

const DETAILS = {
  name: '重庆白涛新材料有限公司',
  kind: 'ENTERPRISE',
  regionCode: '500102',
  townshipCode: '500102013',
  parkCode: 'P02',
  partyType: '150',
  industryCode: 'C26',
  scale: 'MEDIUM',
};

async function confirmedEnterprise() {
  const admin = await person();
  const code = creditCode();
  const claim = await post(admin.token, 'organisations/claim', { creditCode: code, ...DETAILS });
  const id: string = claim.body.membership.organisation.id;
  expect((await post(operator.token, `organisations/${id}/confirm`)).status).toBe(200);
  return { admin, code, id, adminMembershipId: claim.body.membership.id as string };
}

async function joined(code: string) {
  const member = await person();
  const answer = await post(member.token, 'organisations/claim', { creditCode: code });
  return { ...member, membershipId: answer.body.membership.id as string, answer };
}

describe('claiming an organisation', () => {
  test('an unknown code makes a pending organisation; the operator confirms it and the claimer becomes its admin', async () => {
    const claimer = await person();
    const code = creditCode();
    const look = await get(claimer.token, `organisations/lookup?creditCode=${code}`);
    expect(look.body.organisation).toBeNull();
    const claim = await post(claimer.token, 'organisations/claim', {
      creditCode: ` ${code.toLowerCase()} `,
      ...DETAILS,
    });
    expect([claim.status, claim.body.outcome]).toEqual([201, 'CLAIMED']);
    expect(claim.body.membership).toMatchObject({ status: 'PENDING', roles: ['ENT_ADMIN'], can: {} });
    const id = claim.body.membership.organisation.id;
    expect((await get(claimer.token, 'me')).body).toMatchObject({ roles: [], activeOrganisation: null });
    expect((await get(claimer.token, `organisations/${id}`)).status).toBe(404);

    const pending = await get(operator.token, 'organisations?status=PENDING');
    const row = pending.body.items.find((item: { id: string }) => item.id === id);
    expect(row).toMatchObject({
      creditCode: code,
      claimer: { id: claimer.id, mobile: '+8613800001111' },
      can: { confirm: true, refuse: true },
    });
    expect((await get(operator.token, 'me')).body.counts.pendingOrganisations).toBeGreaterThan(0);
    expect((await post(claimer.token, `organisations/${id}/confirm`)).status).toBe(403);
    const confirmed = await post(operator.token, `organisations/${id}/confirm`);
    expect(confirmed.body).toMatchObject({ status: 'ACTIVE', can: { confirm: 'organisation.wrong-state' } });
    const again = await post(operator.token, `organisations/${id}/confirm`);
    expect([again.status, again.body.code]).toEqual([409, 'organisation.wrong-state']);

    const me = (await get(claimer.token, 'me')).body;
    expect(me).toMatchObject({ roles: ['ENT_ADMIN'], activeOrganisation: { id } });
    expect(me.permissions).toContain('membership.manage');
    expect((await get(claimer.token, `organisations/${id}`)).body.claimer).toBeNull();
    expect(await app.get(Organisations).get(id)).toMatchObject({ townshipCode: '500102013', parkCode: 'P02' });
    expect(await app.get(Users).usersWithRole(id, 'ENT_ADMIN')).toEqual([claimer.id]);
    expect(await app.get(Users).usersWithRole(null, 'ENT_ADMIN')).toContain(claimer.id);
  });

  test('a wrong check digit, an unknown township and the platform kind are refused by name', async () => {
    const { token } = await person();
    const wrong = { ...DETAILS, creditCode: '91500102MA5U000039', townshipCode: '500102999', kind: 'PLATFORM' };
    const answer = await post(token, 'organisations/claim', wrong);
    expect(answer.status).toBe(400);
    const pointers = answer.body.errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers.sort()).toEqual(['/creditCode', '/kind', '/townshipCode']);
  });

  test('an unknown code without details names what is missing', async () => {
    const { token } = await person();
    const answer = await post(token, 'organisations/claim', { creditCode: creditCode(), name: '重庆某某有限公司' });
    expect([answer.status, answer.body.code]).toEqual([400, 'identity.organisation-details-missing']);
    const pointers = answer.body.errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers).toEqual(['/kind', '/regionCode', '/partyType']);
  });

  test('of two simultaneous claims of one code one claims and the other asks to join', async () => {
    const [one, two] = [await person(), await person()];
    const code = creditCode();
    const claims = await Promise.all(
      [one, two].map(({ token }) => post(token, 'organisations/claim', { creditCode: code, ...DETAILS })),
    );
    expect(claims.map(({ body }): string => body.outcome).sort()).toEqual(['CLAIMED', 'JOIN_REQUESTED']);
  });

  test('a refused organisation can be claimed again, by anyone', async () => {
    const first = await person();
    const code = creditCode();
    const claim = await post(first.token, 'organisations/claim', { creditCode: code, ...DETAILS });
    const id = claim.body.membership.organisation.id;
    const waiting = await joined(code);
    const refused = await post(operator.token, `organisations/${id}/refuse`, { reason: '名称与登记不符' });
    expect(refused.body).toMatchObject({ status: 'REFUSED', refusedReason: '名称与登记不符' });
    expect((await get(waiting.token, 'me')).body.memberships[0].status).toBe('REFUSED');
    expect((await get(first.token, `organisations/lookup?creditCode=${code}`)).body.organisation).toBeNull();
    const second = await person();
    const again = await post(second.token, 'organisations/claim', {
      creditCode: code,
      ...DETAILS,
      name: '重庆白涛新材有限公司',
    });
    expect(again.body).toMatchObject({
      outcome: 'CLAIMED',
      membership: { organisation: { id, name: '重庆白涛新材有限公司', status: 'PENDING' } },
    });
    expect((await post(second.token, 'organisations/claim', { creditCode: code, ...DETAILS })).body.code).toBe(
      'identity.already-member',
    );
  });

  test('refusing needs a reason', async () => {
    const { id } = await confirmedEnterprise();
    const answer = await post(operator.token, `organisations/${id}/refuse`, { reason: ' ' });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/reason']);
  });
});

describe('members', () => {
  test('a person joins by the code alone; the organisation’s own admin lets them in', async () => {
    const { admin, code, id } = await confirmedEnterprise();
    const look = await get(admin.token, `organisations/lookup?creditCode=${code}`);
    expect(look.body.organisation).toMatchObject({ id, name: DETAILS.name });
    const member = await joined(code);
    expect(member.answer.body).toMatchObject({ outcome: 'JOIN_REQUESTED', membership: { roles: ['ENT_USER'] } });
    expect((await get(admin.token, 'me')).body.counts.pendingMembers).toBe(1);
    const list = await get(admin.token, `organisations/${id}/members?status=PENDING`);
    expect(list.body.items[0]).toMatchObject({ id: member.membershipId, can: { confirm: true, refuse: true } });
    expect((await post(admin.token, `memberships/${member.membershipId}/confirm`)).body.status).toBe('ACTIVE');
    expect((await get(member.token, 'me')).body.roles).toEqual(['ENT_USER']);
    expect((await get(member.token, `organisations/${id}/members`)).status).toBe(403);
  });

  test('an admin of another organisation does not see them: 404 for list and for each action', async () => {
    const { code, id } = await confirmedEnterprise();
    const stranger = await confirmedEnterprise();
    const member = await joined(code);
    expect((await get(stranger.admin.token, `organisations/${id}/members`)).status).toBe(404);
    for (const action of ['confirm', 'refuse', 'disable', 'enable']) {
      expect((await post(stranger.admin.token, `memberships/${member.membershipId}/${action}`)).status).toBe(404);
    }
    const roles = { roles: ['ENT_ADMIN'] };
    expect((await post(stranger.admin.token, `memberships/${member.membershipId}/roles`, roles)).status).toBe(404);
  });

  test('nobody enters an organisation that the operator has not confirmed', async () => {
    const claimer = await person();
    const code = creditCode();
    await post(claimer.token, 'organisations/claim', { creditCode: code, ...DETAILS });
    const member = await joined(code);
    const answer = await post(operator.token, `memberships/${member.membershipId}/confirm`);
    expect([answer.status, answer.body.code]).toEqual([409, 'organisation.wrong-state']);
  });

  test('a disabled member loses the roles at once and gets them back when enabled', async () => {
    const { admin, code } = await confirmedEnterprise();
    const member = await joined(code);
    await post(admin.token, `memberships/${member.membershipId}/confirm`);
    await post(admin.token, `memberships/${member.membershipId}/disable`);
    expect((await get(member.token, 'me')).body).toMatchObject({ roles: [], activeOrganisation: null });
    const rejoin = await post(member.token, 'organisations/claim', { creditCode: code });
    expect(rejoin.body.code).toBe('identity.already-member');
    await post(admin.token, `memberships/${member.membershipId}/enable`);
    expect((await get(member.token, 'me')).body.roles).toEqual(['ENT_USER']);
  });

  test('acting out of state names what is possible', async () => {
    const { admin, code } = await confirmedEnterprise();
    const member = await joined(code);
    const answer = await post(admin.token, `memberships/${member.membershipId}/disable`);
    expect(answer.body).toMatchObject({ code: 'membership.wrong-state', allowed: ['confirm', 'refuse'] });
  });

  test('roles must fit the kind of organisation, and the last admin stays', async () => {
    const { admin, code, adminMembershipId } = await confirmedEnterprise();
    const member = await joined(code);
    await post(admin.token, `memberships/${member.membershipId}/confirm`);
    const foreign = await post(admin.token, `memberships/${member.membershipId}/roles`, { roles: ['PLATFORM_ADMIN'] });
    expect([foreign.status, foreign.body.code]).toEqual([400, 'identity.role-not-allowed']);
    const unknown = await post(admin.token, `memberships/${member.membershipId}/roles`, { roles: ['KING'] });
    expect(unknown.body.errors[0].pointer).toBe('/roles/0');
    for (const [path, body] of [
      ['disable', {}],
      ['roles', { roles: ['ENT_USER'] }],
    ] as const) {
      const last = await post(admin.token, `memberships/${adminMembershipId}/${path}`, body);
      expect(last.body.code).toBe('identity.last-admin');
    }
    const granted = await post(admin.token, `memberships/${member.membershipId}/roles`, {
      roles: ['ENT_ADMIN', 'ENT_USER'],
    });
    expect(granted.body.roles).toEqual(['ENT_ADMIN', 'ENT_USER']);
    expect((await post(admin.token, `memberships/${adminMembershipId}/disable`)).status).toBe(200);
  });

  test('of two admins who disable each other at once one stays', async () => {
    const { admin, code, adminMembershipId } = await confirmedEnterprise();
    const other = await joined(code);
    await post(admin.token, `memberships/${other.membershipId}/confirm`);
    await post(admin.token, `memberships/${other.membershipId}/roles`, { roles: ['ENT_ADMIN'] });
    const answers = await Promise.all([
      post(admin.token, `memberships/${other.membershipId}/disable`),
      post(other.token, `memberships/${adminMembershipId}/disable`),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('an official begins with the seat of the office; only the operator changes the scope, and leaving it out keeps it', async () => {
    const official = await person();
    const code = creditCode();
    const seat = { townshipCode: '500102013', parkCode: null };
    const office = { ...DETAILS, ...seat, kind: 'GOVERNMENT', partyType: '014', name: '涪陵区白涛街道办事处' };
    const claim = await post(official.token, 'organisations/claim', { creditCode: code, ...office });
    const { id, organisation } = claim.body.membership;
    await post(operator.token, `organisations/${organisation.id}/confirm`);
    const scopeOf = async () => (await app.get(Actors).of(official.id)).townshipCode;
    const set = (scope: object) => post(operator.token, `memberships/${id}/roles`, { roles: ['OFFICIAL'], ...scope });
    expect(await scopeOf()).toBe('500102013');
    expect((await set({ townshipCode: '500102011' })).body.townshipCode).toBe('500102011');
    await set({});
    expect(await scopeOf()).toBe('500102011');
    await set({ townshipCode: null });
    expect(await scopeOf()).toBeNull();
    const enterprise = await confirmedEnterprise();
    const wrong = await post(enterprise.admin.token, `memberships/${enterprise.adminMembershipId}/roles`, {
      roles: ['ENT_ADMIN'],
      townshipCode: '500102013',
    });
    expect(wrong.body.code).toBe('identity.scope-not-allowed');
  });

  test('a member of two organisations acts for the one chosen', async () => {
    const one = await confirmedEnterprise();
    const two = await confirmedEnterprise();
    const { token, id: userId } = one.admin;
    const join = await post(token, 'organisations/claim', { creditCode: two.code });
    const before = await post(token, 'me/active-organisation', { organisationId: two.id });
    expect(before.body.code).toBe('identity.not-your-organisation');
    await post(two.admin.token, `memberships/${join.body.membership.id}/confirm`);
    const me = await post(token, 'me/active-organisation', { organisationId: two.id });
    expect(me.body).toMatchObject({ activeOrganisation: { id: two.id }, roles: ['ENT_USER'] });
    expect(me.body.permissions).not.toContain('membership.manage');
    expect((await get(token, `organisations/${one.id}/members`)).status).toBe(403);
    expect(await app.get(Actors).of(userId, one.id)).toMatchObject({ roles: ['ENT_ADMIN'] });
    await post(two.admin.token, `memberships/${join.body.membership.id}/disable`);
    expect((await get(token, 'me')).body.activeOrganisation.id).toBe(one.id);
  });
});

describe('the operator', () => {
  test('finds users by name, page by page, with masked numbers', async () => {
    await person();
    await person();
    const first = await get(operator.token, 'users?q=PERSON&limit=1');
    expect(first.body.items[0]).toMatchObject({ mobileMasked: '138****1111', can: { disable: true } });
    expect(JSON.stringify(first.body)).not.toContain('13800001111');
    const second = await get(operator.token, `users?q=PERSON&limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.items[0].id < first.body.items[0].id).toBe(true);
    const bad = await get(operator.token, `users?cursor=${Buffer.from('["x"]').toString('base64url')}`);
    expect(bad.status).toBe(400);
  });

  test('is alone in listing and disabling users', async () => {
    const { admin } = await confirmedEnterprise();
    expect((await get(admin.token, 'users')).status).toBe(403);
    expect((await post(admin.token, `users/${admin.id}/disable`)).status).toBe(403);
    expect((await post(operator.token, `users/${admin.id}/disable`)).status).toBe(204);
    expect((await get(admin.token, 'me')).status).toBe(401);
  });
});

describe('the audit trail', () => {
  test('names actor, organisation, action and subject of a write', async () => {
    const { id } = await confirmedEnterprise();
    const rows = await app.database.query(
      `SELECT action, actor_id IS NOT NULL AS "hasActor", length(trace_id) AS trace FROM audit_entry
       WHERE subject_id = $1 ORDER BY occurred_at`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'organisation.claim', hasActor: true, trace: 32 },
      { action: 'organisation.confirm', hasActor: true, trace: 32 },
    ]);
  });

  test('refuses change and removal, for the application and for the owner of the schema', async () => {
    const statements = [`UPDATE audit_entry SET action = 'x'`, 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'];
    const pg = await import('pg');
    const owner = new pg.default.Client({ connectionString: app.url });
    await owner.connect();
    for (const sql of statements) {
      await expect(app.database.query(sql)).rejects.toThrow(/permission denied|append-only/);
      await expect(owner.query(sql)).rejects.toThrow('append-only');
    }
    await owner.end();
  });
});
