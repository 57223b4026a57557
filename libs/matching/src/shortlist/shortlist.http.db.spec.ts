import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AchievementModule } from '@app/achievement';
import { DemandModule } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { newId } from '@app/platform';
import { testApp, type HttpTestContext } from '@app/platform/testing';
import { ReferenceModule } from '@app/reference';
import { buildActor, buildOrganisation, signIn } from '../../../../test/support/build-people.js';
import { MatchingModule } from '../matching.module.js';

let api: HttpTestContext;
let token: string;

beforeAll(async () => {
  api = await testApp({ imports: [ReferenceModule, IdentityModule, AchievementModule, DemandModule, MatchingModule] });
  const enterprise = await buildOrganisation(api.database, 'ENTERPRISE');
  token = (await signIn(api, await buildActor(api.database, enterprise, 'ENT_USER'))).token;
});
afterAll(() => api.close());

const ask = (method: string, path: string, body?: object) =>
  api.request(method, `/api/matches${path}`, { token, ...(body && { body }) });
const six = Array.from({ length: 6 }, newId);

test.each([
  ['', ''],
  ['?noun=achievement', 'ids'],
  ['?noun=deal&ids=x', 'noun'],
  [`?noun=demand&ids=${newId()},`, 'ids.1'],
  [`?noun=demand&ids=${six.join(',')}`, 'ids'],
])('own pairs are asked for with a kind and up to five identifiers: %s', async (query, field) => {
  const answer = await ask('GET', `/own-pairs${query}`);
  expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, expect.stringContaining(field)]);
});

test.each([
  [{ kind: 'SIGNED', noun: 'achievement', ids: [newId()] }, '/kind'],
  [{ kind: 'OPENED', noun: 'achievement', ids: [] }, '/ids'],
  [{ kind: 'OPENED', noun: 'achievement', ids: six }, '/ids'],
  [{ kind: 'OPENED', noun: 'achievement', ids: ["'"] }, '/ids/0'],
])('what a page may tell of listings is checked: %j', async (body, pointer) => {
  const answer = await ask('POST', '/feedback', body);
  expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
});

test('listings that nobody knows are no fault', async () => {
  const ids = [newId(), newId().toUpperCase()];
  expect((await ask('GET', `/own-pairs?noun=achievement&ids=${ids.join(',')}`)).body).toEqual({ items: [] });
  expect((await ask('POST', '/feedback', { kind: 'COMPARED', noun: 'demand', ids })).status).toBe(204);
  expect((await ask('POST', `/${newId()}/shortlist`)).status).toBe(404);
  expect((await ask('DELETE', `/${newId()}/shortlist`)).status).toBe(404);
  expect((await ask('GET', '?shortlisted=yes')).status).toBe(400);
  expect((await ask('GET', '?shortlisted=true')).body.items).toEqual([]);
});
