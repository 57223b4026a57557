import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AchievementModule } from '@app/achievement';
import { BrokerModule } from '@app/broker';
import { DemandModule } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { MatchingModule } from '@app/matching';
import { newId } from '@app/platform';
import { testApp, type HttpTestContext, type TestAnswer } from '@app/platform/testing';
import { DAY_RULE, ReferenceModule } from '@app/reference';
import { buildBroker } from '../../../test/support/build-brokers.js';
import { buildAchievement } from '../../../test/support/build-listings.js';
import { buildMember, buildOrganisation, signIn, type SignedIn } from '../../../test/support/build-people.js';
import { DealModule } from './index.js';
import { FACTS } from './testing/room.js';

let app: HttpTestContext;
let officer: SignedIn;
let enterprise: SignedIn;
let broker: SignedIn;

beforeAll(async () => {
  const lower = [IdentityModule, ReferenceModule, AchievementModule, DemandModule, BrokerModule, MatchingModule];
  app = await testApp({ imports: [...lower, DealModule] });
  broker = await signIn(app, (await buildBroker(app)).actor);
  officer = await signIn(app, await buildMember(app.database, 'TT_OFFICER'));
  enterprise = await signIn(app, await buildMember(app.database, 'ENT_USER'));
});
afterAll(() => app.close());

const get = ({ token }: SignedIn, path: string): Promise<TestAnswer> =>
  app.request('GET', `/api/deals${path}`, { token });

function post({ token }: SignedIn, path: string, body: unknown = {}, key?: string): Promise<TestAnswer> {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return app.request('POST', `/api/deals${path}`, { token, body, headers });
}

const cursor = (at: string) => Buffer.from(JSON.stringify([at, newId()])).toString('base64url');

async function express(): Promise<string> {
  const achievementId = await buildAchievement(app.database, { organisationId: officer.actor.organisationId! });
  const answer = await post(enterprise, '', { achievementId, message: '希望了解现场应用情况', consent: true });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

test('a deal goes from interest to signature over HTTP', async () => {
  const id = await express();
  expect((await get(officer, `/${id}/contacts`)).body).toMatchObject({ code: 'deal.contacts-closed' });
  expect((await post(officer, `/${id}/accept`, { consent: true })).body).toMatchObject({ stage: 'CONTACT' });
  expect((await get(enterprise, `/${id}/contacts`)).body.seller.name).toBe(officer.actor.name);
  expect((await post(broker, `/${id}/accept-assignment`)).body).toMatchObject({ broker: { state: 'ACCEPTED' } });
  expect((await post(broker, `/${id}/move`, { to: 'NEGOTIATION' })).body.stage).toBe('NEGOTIATION');
  const talk = { kind: 'MEETING', text: '现场会议', happenedAt: '2024-03-01T09:00:00+08:00' };
  expect((await post(broker, `/${id}/log`, talk)).status).toBe(201);
  expect((await get(officer, `/${id}/log`)).body.items[0]).toMatchObject({ happenedAt: '2024-03-01T01:00:00.000Z' });
  expect((await post(officer, `/${id}/move`, { to: 'CONTRACT_DRAFT' })).status).toBe(200);
  expect((await post(officer, `/${id}/propose-signing`, FACTS)).body.code).toBe('idempotency.key-required');
  expect((await post(officer, `/${id}/propose-signing`, FACTS, `propose-${id}`)).status).toBe(200);
  const mismatch = await post(enterprise, `/${id}/confirm-signing`, { ...FACTS, contractType: 'SRV' }, `wrong-${id}`);
  expect([mismatch.status, mismatch.body.errors]).toEqual([
    422,
    [{ pointer: '/contractType', detail: '合同类型与对方填报的不一致' }],
  ]);
  const confirmed = await post(enterprise, `/${id}/confirm-signing`, FACTS, `confirm-${id}`);
  expect(confirmed.body).toMatchObject({ stage: 'SIGNED', totalAmountFen: FACTS.totalAmountFen });
  const again = await post(enterprise, `/${id}/confirm-signing`, FACTS, `confirm-${id}`);
  expect([again.status, again.body.id]).toEqual([200, id]);
  const board = await get(broker, '/board');
  expect(board.body.columns.find((column: { stage: string }) => column.stage === 'SIGNED').count).toBe(1);
});

test('a page that is also a PDF goes out as a PDF, its name escaped as RFC 8187 asks', async () => {
  const id = await express();
  await post(officer, `/${id}/accept`, { consent: true });
  const form = new FormData();
  form.append('file', new Blob(['%PDF-<script>alert(1)</script>']), "方案'(1)*.html");
  const sent = await app.request('POST', `/api/deals/${id}/files`, { token: officer.token, body: form });
  const file = await get(enterprise, `/${id}/files/${sent.body.id}`);
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('方案')}%27%281%29%2A.pdf`,
  );
  expect(file.headers.get('cache-control')).toBe('private, no-store');
});

test('what a signed-in person reads is stored nowhere on the way', async () => {
  const id = await express();
  for (const path of ['', `/${id}`, '/not-a-uuid']) {
    expect((await get(officer, path)).headers.get('cache-control')).toBe('no-store');
  }
});

test('a file is sent as multipart and comes back with its name', async () => {
  const id = await express();
  await post(officer, `/${id}/accept`, { consent: true });
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.7 报告'], { type: 'text/plain' }), '现场报告.pdf');
  const sent = await app.request('POST', `/api/deals/${id}/files`, { token: officer.token, body: form });
  expect(sent.status).toBe(201);
  const file = await get(enterprise, `/${id}/files/${sent.body.id}`);
  expect([file.status, file.text]).toEqual([200, '%PDF-1.7 报告']);
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('现场报告.pdf'));
  const bad = new FormData();
  bad.append('file', new Blob(['MZ not a document']), 'a.pdf');
  const refusal = await app.request('POST', `/api/deals/${id}/files`, { token: officer.token, body: bad });
  expect([refusal.status, refusal.body.code]).toEqual([415, 'upload.wrong-type']);
});

test('one key serves a person once per organisation acted for', async () => {
  const person = await signIn(app, await buildMember(app.database, 'ENT_USER'));
  const second = await buildOrganisation(app.database, 'ENTERPRISE');
  await app.database.query(
    `insert into membership (id, user_id, organisation_id, roles, status, requested_at)
     values (uuidv7(), $1, $2, '{ENT_USER}', 'ACTIVE', now())`,
    [person.actor.userId, second.id],
  );
  const achievementId = await buildAchievement(app.database, { organisationId: officer.actor.organisationId! });
  const ask = () =>
    post(person, '', { achievementId, message: '希望了解现场应用情况', consent: true }, 'one-key-two-units');
  const first = await ask();
  expect((await ask()).body.id).toBe(first.body.id);
  const body = { organisationId: second.id };
  await app.request('POST', '/api/me/active-organisation', { token: person.token, body });
  const other = await ask();
  expect(other.status).toBe(201);
  expect(other.body.id).not.toBe(first.body.id);
});

describe('bad input names the field', () => {
  test.each([
    ['nothing to be interested in', { message: '希望进一步沟通', consent: true }, '/achievementId'],
    ['no consent', { achievementId: newId(), message: '希望进一步沟通' }, '/consent'],
    ['an empty message', { achievementId: newId(), message: ' ', consent: true }, '/message'],
    ['no uuid', { achievementId: 'x', message: '希望进一步沟通', consent: true }, '/achievementId'],
    ['a match and more', { matchId: newId(), demandId: newId(), message: '希望进一步沟通', consent: true }, '/matchId'],
    ['an unknown field', { achievementId: newId(), message: '希望进一步沟通', consent: true, stage: 'SIGNED' }, ''],
  ])('of an interest: %s', async (_, body, pointer) => {
    const answer = await post(enterprise, '', body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });

  test.each([
    ['fail', { reason: 'NO_SUCH' }, '/reason'],
    ['fail', { reason: 'OTHER' }, '/note'],
    ['move', { to: 'SIGNED' }, '/to'],
    ['decline', {}, '/reason'],
    ['log', { kind: 'SMOKE', text: 'x' }, '/kind'],
    ['log', { kind: 'CALL', text: 'x', happenedAt: 'yesterday' }, '/happenedAt'],
    ['log', { kind: 'CALL', text: 'x', happenedAt: '0000-01-01T00:00:00Z' }, '/happenedAt'],
    ['offers', { amountFen: '100', mode: 'LUMP_SUM', terms: '一次付清', validUntil: '0000-01-01' }, '/validUntil'],
    ['offers', { amountFen: '0', mode: 'LUMP_SUM', terms: '一次付清' }, '/amountFen'],
    ['offers', { amountFen: 100, mode: 'LUMP_SUM', terms: '一次付清' }, '/amountFen'],
    ['offers', { amountFen: '99999999999999999999', mode: 'LUMP_SUM', terms: '一次付清' }, '/amountFen'],
  ])('of %s %o', async (path, body, pointer) => {
    const answer = await post(enterprise, `/${await express()}/${path}`, body);
    expect([answer.status, answer.body.errors?.[0].pointer]).toEqual([400, pointer]);
  });

  test('of signing: type, amount and date', async () => {
    const body = { contractType: 'NONE', totalAmountFen: '1.5', signedOn: '2024-02-30' };
    const answer = await post(officer, `/${await express()}/propose-signing`, body, newId());
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
      '/contractType',
      '/totalAmountFen',
      '/signedOn',
    ]);
  });

  test('of signing: a year that no contract has', async () => {
    for (const signedOn of ['0000-01-01', '0001-01-01', '1899-12-31', '9999-12-31']) {
      const answer = await post(officer, `/${await express()}/propose-signing`, { ...FACTS, signedOn }, newId());
      const [fault] = answer.body.errors;
      expect([answer.status, fault.pointer, fault.detail]).toEqual([400, '/signedOn', DAY_RULE]);
    }
  });

  test('of an interest: a telephone number before the other side has accepted', async () => {
    const achievementId = await buildAchievement(app.database, { organisationId: officer.actor.organisationId! });
    const body = { achievementId, message: '请致电 139 1234 5678 详谈', consent: true };
    const answer = await post(enterprise, '', body);
    expect([answer.status, answer.body.code]).toEqual([422, 'deal.contact-in-message']);
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/message', detail: '联系方式在双方同意后开放' });
    expect((await post(enterprise, '', { ...body, message: '年处理量 13912345678 次，想了解' })).status).toBe(201);
  });

  test('of lists: cursor, limit, stage', async () => {
    for (const query of [
      '?cursor=abc',
      `?cursor=${cursor('now')}`,
      `?cursor=${cursor('infinity')}`,
      '?limit=0',
      '?limit=0x10',
      '?limit=1e2',
      '?limit=+5',
      '?limit=5.0',
      '?limit=101',
      '?stage=NOWHERE',
      '?side=JUDGE',
    ]) {
      expect((await get(officer, query)).status).toBe(400);
    }
  });
});

test('roles without a part in deals are refused at the route, hidden deals are not there', async () => {
  const id = await express();
  for (const role of ['RESEARCHER', 'OFFICIAL', 'REG_CLERK', 'PLATFORM_ADMIN'] as const) {
    const caller = await signIn(app, await buildMember(app.database, role));
    expect((await get(caller, `/${id}`)).status).toBe(403);
  }
  for (const role of ['ENT_ADMIN', 'TT_OFFICER', 'IP_OFFICER', 'BROKER'] as const) {
    const caller = await signIn(app, await buildMember(app.database, role));
    for (const path of ['', '/contacts', '/log', '/offers', '/files', '/timeline', '/achievement']) {
      expect((await get(caller, `/${id}${path}`)).status).toBe(404);
    }
  }
  expect((await app.request('GET', `/api/deals/${id}`)).status).toBe(401);
  expect((await get(officer, '/not-a-uuid')).status).toBe(400);
});
