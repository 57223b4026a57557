// How each route is called properly: query, body and headers, so that nothing but the right to do it decides.
import { Sessions } from '@app/identity';
import { newId, SearchWords } from '@app/platform';
import type { TestRequest } from '@app/platform/testing';
import { creditCodeCheckCharacter } from '@app/reference';
import type { Cast } from './cast.js';
import { ledgerCalls } from './ledger.calls.js';
import { planningCalls } from './planning.calls.js';
import { reportCalls } from './report.subjects.js';
import type { Subject } from './subject.js';
import { registrationNumberOf } from './subjects.js';
import { ACHIEVEMENT, contractForm, DEMAND, SIGNING, upload, wordsOf } from './texts.js';
import type { Who } from './who.js';

interface Call extends TestRequest {
  query?: string;
  /** Values of placeholders that no subject gives. */
  params?: Record<string, string>;
}
type Caller = (cast: Cast, who: Who, subject: Subject) => Call | Promise<Call>;

let count = 0;
const PASSWORD = 'Baitao-2026-xin';
const CSRF = { 'x-requested-with': 'techmart' };
const reason = { body: { reason: '内容需要补充' } };
const firmly = (body: object): Call => ({ body, headers: { 'idempotency-key': newId() } });

function newcomer(): { loginName: string; password: string; name: string; mobile: string } {
  count += 1;
  return { name: '新用户', loginName: `newcomer-${count}`, mobile: '+8613900001111', password: PASSWORD };
}

function newOrganisation(): object {
  count += 1;
  const start = `91500102MA7${String(200_000 + count)}`;
  const details = { name: `涪陵新设企业${count}号`, kind: 'ENTERPRISE', regionCode: '500102', partyType: '150' };
  return { creditCode: start + creditCodeCheckCharacter(start), ...details };
}

/** One account serves all: a password takes its time to be hashed. */
const known = new WeakMap<Cast, Promise<Call>>();
function signInAs(cast: Cast): Promise<Call> {
  const call = known.get(cast) ?? registered(cast);
  known.set(cast, call);
  return call;
}

async function registered(cast: Cast): Promise<Call> {
  const { loginName, password, ...person } = newcomer();
  await cast.app.request('POST', '/api/auth/register', { body: { loginName, password, ...person } });
  return { body: { loginName, password } };
}

async function refresh(cast: Cast): Promise<Call> {
  const { refreshToken } = await cast.app.get(Sessions).start(cast.person('ENT_USER@own').actor.userId);
  return { headers: { ...CSRF, cookie: `techmart_refresh=${refreshToken}` } };
}

/** Signing out ends the session that asks: everybody uses a session of its own. */
async function signOut(cast: Cast, who: Who): Promise<Call> {
  if (who === 'anonymous' || who === 'disabled') return { headers: CSRF };
  const session = await cast.app.get(Sessions).start(cast.person(who).actor.userId);
  return { headers: CSRF, token: session.accessToken };
}

function interest(_: Cast, who: Who, { achievementId, demandId }: Subject): Call {
  const listing = who.startsWith('TT_OFFICER') ? { demandId } : { achievementId };
  return { body: { ...listing, message: '希望了解现场应用情况', consent: true } };
}

async function wordsVersion(cast: Cast): Promise<number> {
  return (await cast.app.get(SearchWords).get()).version;
}

const CALLS: Record<string, Caller> = {
  ...planningCalls,
  ...ledgerCalls,
  ...reportCalls,
  'GET /api/contracts/:id/papers/:paper': () => ({ params: { paper: 'national-json' } }),
  'POST /api/auth/register': () => ({ body: newcomer() }),
  'POST /api/auth/sign-in': signInAs,
  'POST /api/auth/refresh': refresh,
  'POST /api/auth/sign-out': signOut,
  'POST /api/me/active-organisation': (cast, who) => ({
    body: { organisationId: who === 'anonymous' ? newId() : cast.person(who).actor.organisationId },
  }),
  'GET /api/reference/lists/:name': () => ({ params: { name: 'techArea' } }),
  'GET /api/reference/lists/:name/search': () => ({ params: { name: 'techArea' }, query: 'q=环保' }),
  'POST /api/dashboard/plan-periods/:code/set-target': () => ({
    params: { code: '15-5' },
    body: { targetFen: '400000000000', source: '区科技局规划' },
  }),
  'GET /api/organisations/lookup': () => ({ query: 'creditCode=91500102MA5U000038' }),
  'POST /api/organisations/claim': () => ({ body: newOrganisation() }),
  'POST /api/organisations/:id/refuse': () => reason,
  'POST /api/memberships/:id/roles': () => ({ body: { roles: ['ENT_USER'] } }),
  'POST /api/brokers': () => ({ body: { level: 'SENIOR', fields: ['06'], bio: '从事页岩气装备技术转移十年。' } }),
  'PATCH /api/brokers/:id': () => ({ body: { bio: '从事页岩气装备技术转移十一年。' } }),
  'POST /api/brokers/:id/confirm': () => ({ body: { level: 'JUNIOR' } }),
  'POST /api/brokers/:id/refuse': () => reason,
  'POST /api/brokers/:id/pause': () => reason,
  'POST /api/achievements': () => ({ body: ACHIEVEMENT }),
  'PATCH /api/achievements/:id': () => ({ body: { keywords: ['光纤'] } }),
  'POST /api/achievements/:id/submit': () => ({ body: { declaresNoSecrets: true } }),
  'POST /api/achievements/:id/return': () => reason,
  'POST /api/achievements/:id/withdraw': () => reason,
  'GET /api/achievements/suggestions': () => ({ query: 'q=zc' }),
  'GET /api/achievements/compare': () => ({ query: `ids=${newId()},${newId()}` }),
  'GET /api/achievements/export': () => ({ query: 'format=csv' }),
  'GET /api/achievements/mine/export': () => ({ query: 'format=csv' }),
  'GET /api/demands/export': () => ({ query: 'format=csv' }),
  'GET /api/demands/mine/export': () => ({ query: 'format=csv' }),
  'GET /api/demands/suggestions': () => ({ query: 'q=zc' }),
  'GET /api/demands/compare': () => ({ query: `ids=${newId()},${newId()}` }),
  'POST /api/demands': () => ({ body: DEMAND }),
  'PATCH /api/demands/:id': () => ({ body: { requiredTrl: 5 } }),
  'POST /api/demands/:id/close': () => ({ body: { reason: 'CHANGED' } }),
  'POST /api/matches/:id/reject': () => ({ body: { reason: 'PRICE' } }),
  'POST /api/matches/:id/feedback': () => ({ body: { kind: 'OPENED' } }),
  'POST /api/matches/feedback': () => ({ body: { kind: 'OPENED', noun: 'achievement', ids: [newId()] } }),
  'POST /api/matches/personalisation': () => ({ body: { isOn: true } }),
  'POST /api/search-words': async (cast) => ({
    body: { draft: wordsOf((count += 1)), note: '补充同义词', seenVersion: await wordsVersion(cast) },
  }),
  'POST /api/search-words/preview': () => ({
    body: { noun: 'achievement', draft: wordsOf(0), questions: ['废水'] },
  }),
  'POST /api/search-words/versions/:version/restore': async (cast) => ({
    body: { note: '恢复', seenVersion: await wordsVersion(cast) },
  }),
  'POST /api/saved-searches': () => ({ body: { noun: 'demand', name: '降盐', q: `降盐 ${(count += 1)}` } }),
  'PATCH /api/saved-searches/:id': () => ({ body: { cadence: 'WEEKLY' } }),
  'PATCH /api/follows/:id': () => ({ body: { cadence: 'WEEKLY' } }),
  'POST /api/follows': () => ({ body: { kind: 'FIELD', subject: '06' } }),
  'POST /api/deals': interest,
  'POST /api/deals/:id/accept': () => ({ body: { consent: true } }),
  'POST /api/deals/:id/decline': () => reason,
  'POST /api/deals/:id/name-broker': (_, __, { brokerId }) => ({ body: { brokerId } }),
  'POST /api/deals/:id/accept-assignment': () => ({ body: {} }),
  'POST /api/deals/:id/decline-assignment': () => reason,
  'POST /api/deals/:id/move': () => ({ body: { to: 'NEGOTIATION' } }),
  'POST /api/deals/:id/propose-signing': () => firmly(SIGNING()),
  'POST /api/deals/:id/confirm-signing': () => firmly(SIGNING()),
  'POST /api/deals/:id/fail': () => ({ body: { reason: 'OTHER', note: '双方另有安排' } }),
  'POST /api/deals/:id/log': () => ({ body: { kind: 'CALL', text: '电话沟通了现场工况' } }),
  'POST /api/deals/:id/offers': () => ({ body: { amountFen: '100', mode: 'LUMP_SUM', terms: '一次付清' } }),
  'POST /api/deals/:id/files': () => ({ body: upload() }),
  'POST /api/contracts': (_, __, { id }) => ({ body: id ? { dealId: id } : {} }),
  'PATCH /api/contracts/:id': () => ({ body: { technicalContent: contractForm('').technicalContent } }),
  'POST /api/contracts/:id/withdraw': () => reason,
  'POST /api/contracts/:id/files': () => ({ query: 'kind=ANNEX', body: upload() }),
  'POST /api/contracts/:id/first-review': () => ({ body: { opinion: 'REGISTER' } }),
  'POST /api/contracts/:id/return': () => ({ body: { items: [{ reason: '请补充技术指标' }] } }),
  'POST /api/contracts/:id/refuse': () => ({ body: { ground: 'G2', note: '标的不明确，无法认定' } }),
  'POST /api/contracts/:id/register': () => firmly({ registrationNumber: registrationNumberOf() }),
};

/** The request of `who` to that route about `subject`: method, path and the rest. */
export async function callOf(
  route: string,
  cast: Cast,
  who: Who,
  subject: Subject,
): Promise<{ method: string; path: string; request: TestRequest }> {
  const [method = '', pattern = ''] = route.split(' ');
  const { query = subject['query'], params, ...request } = (await CALLS[route]?.(cast, who, subject)) ?? {};
  const values = { ...subject, ...params };
  const path = pattern.replaceAll(/:(\w+)|\*/g, (sign, name: string | undefined) => {
    const value = values[name ?? sign];
    if (value === undefined) throw new Error(`${route}: nothing stands for ${sign}`);
    return value;
  });
  return { method, path: query ? `${path}?${query}` : path, request: { token: cast.tokenOf(who), ...request } };
}
