// The resources that lines of the authorisation table are about, each made afresh in the right state by its own people
// over HTTP. What belongs to `own`: institute (seller), enterprise (buyer), broker, and the registry's two people.
import { newId, SearchWords } from '@app/platform';
import { buildAchievement, buildDemand } from '../support/build-listings.js';
import { buildActor, buildMember, buildOrganisation, signIn } from '../support/build-people.js';
import type { Cast } from './cast.js';
import { PLANNING_SUBJECTS } from './planning.subjects.js';
import { REPORT_SUBJECTS } from './report.subjects.js';
import type { Subject } from './subject.js';
import { ACHIEVEMENT, contractForm, DEMAND, SIGNING, upload, wordsOf } from './texts.js';

let count = 0;
const fresh = (): string => String((count += 1)).padStart(6, '0');

async function achievement(cast: Cast, steps: number, author: 'RESEARCHER' | 'COLLEAGUE' = 'RESEARCHER') {
  const { id } = (await cast.ask('RESEARCHER@own', 'POST', '/api/achievements', { body: ACHIEVEMENT })).body;
  if (author === 'COLLEAGUE') {
    const colleague = await buildActor(cast.app.database, cast.organisation('INSTITUTE'), 'RESEARCHER');
    await cast.app.database.query('update achievement set created_by = $2 where id = $1', [id, colleague.userId]);
  }
  const at = `/api/achievements/${id}`;
  if (steps > 0) await cast.ask('RESEARCHER@own', 'POST', `${at}/submit`, { body: { declaresNoSecrets: true } });
  if (steps > 1) await cast.ask('TT_OFFICER@own', 'POST', `${at}/approve`);
  if (steps > 2) await cast.ask('PLATFORM_ADMIN@own', 'POST', `${at}/publish`);
  return { id };
}

async function demand(cast: Cast, isOpen: boolean) {
  const { id } = (await cast.ask('ENT_USER@own', 'POST', '/api/demands', { body: DEMAND })).body;
  if (isOpen) await cast.ask('ENT_USER@own', 'POST', `/api/demands/${id}/publish`);
  return { id };
}

async function demandOfColleague(cast: Cast) {
  const made = await demand(cast, false);
  const colleague = await buildActor(cast.app.database, cast.organisation('ENTERPRISE'), 'ENT_USER');
  await cast.app.database.query('update demand set created_by = $2 where id = $1', [made.id, colleague.userId]);
  return made;
}

const REASONS = JSON.stringify(
  ['words', 'phrases'].map((feature) => ({ feature, text: '关键词吻合：井筒', contribution: 0.4 })),
);

async function match(cast: Cast) {
  const { database } = cast.app;
  const institute = cast.organisation('INSTITUTE').id;
  const enterprise = cast.organisation('ENTERPRISE').id;
  const achievementId = await buildAchievement(database, { organisationId: institute });
  const demandId = await buildDemand(database, { organisationId: enterprise });
  const id = newId();
  await database.query(
    `insert into match (id, demand_id, achievement_id, demand_organisation_id, achievement_organisation_id, score, rank,
       features, reasons, missing, weights_version, statistics_version, statistics_documents, suggested_at, scored_at)
     values ($1, $2, $3, $4, $5, 0.8, 1, '{}', $6, '[]', 'test', 1, 1, now(), now())`,
    [id, demandId, achievementId, enterprise, institute, REASONS],
  );
  return { id, demandId, achievementId };
}

const FIGURES = {
  pairs: 300,
  goodPairs: 90,
  demands: 50,
  folds: 5,
  seed: 1,
  oldNdcg: 0.6,
  newNdcg: 0.7,
  lower: 0.65,
  upper: 0.75,
};

async function weights({ app: { database } }: Cast, state: 'READY' | 'RETIRED') {
  const version = `fit-${fresh()}`;
  await database.query(
    `insert into match_weights (version, source, state, weights, figures, created_at, live_at)
     values ($1, 'FIT', $2::varchar, $3, $4, now(), case when $2 = 'RETIRED' then now() end)`,
    [version, state, JSON.stringify({ text: 60, facts: { maturity: 40 } }), JSON.stringify(FIGURES)],
  );
  return { version };
}

async function saveWords(cast: Cast): Promise<number> {
  const { version: seenVersion } = await cast.app.get(SearchWords).get();
  const body = { draft: wordsOf(Number(fresh())), note: '补充同义词', seenVersion };
  return (await cast.ask('PLATFORM_ADMIN@own', 'POST', '/api/search-words', { body })).body.list.version;
}

/** Steps: 0 interest · 1 contact, BROKER@own asked · 2 broker leads · 3 in draft · 4 seller signed · 5 signed. */
async function deal(cast: Cast, steps: number): Promise<Subject> {
  const institute = cast.organisation('INSTITUTE').id;
  const achievementId = await buildAchievement(cast.app.database, { organisationId: institute });
  const interest = { achievementId, message: '希望了解现场应用情况', consent: true };
  const { id } = (await cast.ask('ENT_USER@own', 'POST', '/api/deals', { body: interest })).body;
  const at = `/api/deals/${id}`;
  if (steps > 0) {
    await cast.ask('TT_OFFICER@own', 'POST', `${at}/accept`, { body: { consent: true } });
    const brokerId = await brokerOf(cast, 'BROKER@own');
    await cast.ask('TT_OFFICER@own', 'POST', `${at}/name-broker`, { body: { brokerId } });
  }
  if (steps > 1) await cast.ask('BROKER@own', 'POST', `${at}/accept-assignment`, { body: {} });
  if (steps > 2) {
    await cast.ask('BROKER@own', 'POST', `${at}/move`, { body: { to: 'NEGOTIATION' } });
    await cast.ask('BROKER@own', 'POST', `${at}/move`, { body: { to: 'CONTRACT_DRAFT' } });
  }
  const headers = { 'idempotency-key': newId() };
  if (steps > 3) await cast.ask('TT_OFFICER@own', 'POST', `${at}/propose-signing`, { body: SIGNING(), headers });
  const confirm = { body: SIGNING(), headers: { 'idempotency-key': newId() } };
  if (steps > 4) await cast.ask('ENT_ADMIN@own', 'POST', `${at}/confirm-signing`, confirm);
  return { id, brokerId: await brokerOf(cast, 'BROKER@other') };
}

async function fileOfDeal(cast: Cast): Promise<Subject> {
  const { id = '' } = await deal(cast, 2);
  const added = await cast.ask('TT_OFFICER@own', 'POST', `/api/deals/${id}/files`, { body: upload() });
  return { id, fileId: added.body.id };
}

async function addPaper(cast: Cast, id: string, kind: string): Promise<string> {
  const { body } = await cast.ask('TT_OFFICER@own', 'POST', `/api/contracts/${id}/files?kind=${kind}`, {
    body: upload(),
  });
  return body.items.find((file: { kind: string }) => file.kind === kind).id;
}

/** Steps: 0 draft · 1 submitted · 2 accepted · 3 first reviewed · 4 registered. */
async function contract(cast: Cast, steps: number, paper = 'CONTRACT_TEXT'): Promise<Subject> {
  const { id: dealId } = await deal(cast, 5);
  const { id } = (await cast.ask('TT_OFFICER@own', 'POST', '/api/contracts', { body: { dealId } })).body;
  const at = `/api/contracts/${id}`;
  await cast.ask('TT_OFFICER@own', 'PATCH', at, { body: contractForm(fresh()) });
  const text = await addPaper(cast, id, 'CONTRACT_TEXT');
  const fileId = paper === 'CONTRACT_TEXT' ? text : await addPaper(cast, id, paper);
  if (steps > 0) await cast.ask('TT_OFFICER@own', 'POST', `${at}/submit`);
  if (steps > 1) await cast.ask('REG_CLERK@own', 'POST', `${at}/accept`);
  if (steps > 2) await cast.ask('REG_CLERK@own', 'POST', `${at}/first-review`, { body: { opinion: 'REGISTER' } });
  if (steps < 4) return { id, fileId };
  const registrationNumber = registrationNumberOf();
  const request = { body: { registrationNumber }, headers: { 'idempotency-key': newId() } };
  const done = await cast.ask('REG_REVIEWER@own', 'POST', `${at}/register`, request);
  return { id, fileId, seq: done.body.ledger.seq };
}

/** A registration number that no other call gave. */
export const registrationNumberOf = (): string => `2026500102${fresh()}`;

/** The filing of an institute where both reviewers also are members. */
async function contractOfReviewers(cast: Cast): Promise<Subject> {
  const made = await contract(cast, 3);
  const tied = await buildOrganisation(cast.app.database, 'ENTERPRISE');
  await cast.app.database.query('update contract set buyer_organisation_id = $2 where id = $1', [made.id, tied.id]);
  for (const who of ['REG_REVIEWER@own', 'REG_REVIEWER@other'] as const) {
    await cast.app.database.query(
      `insert into membership (id, user_id, organisation_id, roles, status, requested_at)
       values ($1, $2, $3, '{ENT_USER}', 'ACTIVE', now() + interval '1 day')`,
      [newId(), cast.person(who).actor.userId, tied.id],
    );
  }
  return made;
}

async function brokerOf(cast: Cast, who: 'BROKER@own' | 'BROKER@other', status?: string): Promise<string> {
  const { userId } = cast.person(who).actor;
  const { database } = cast.app;
  if (status) await database.query('update broker set status = $2 where user_id = $1', [userId, status]);
  const [row] = await database.query<{ id: string }>('select id from broker where user_id = $1', [userId]);
  return row?.id ?? '';
}

async function application(cast: Cast): Promise<Subject> {
  const applicant = await signIn(cast.app, await buildMember(cast.app.database, 'BROKER'));
  const body = { level: 'JUNIOR', fields: ['06'], bases: [], bio: '申请登记为技术经纪人的人员。' };
  const { token } = applicant;
  return { id: (await cast.app.request('POST', '/api/brokers', { token, body })).body.id };
}

async function membership(
  cast: Cast,
  kind: 'ENTERPRISE' | 'INSTITUTE' | 'REGISTRY',
  status: 'PENDING' | 'ACTIVE' | 'DISABLED',
): Promise<Subject> {
  const role = { ENTERPRISE: 'ENT_USER', INSTITUTE: 'RESEARCHER', REGISTRY: 'REG_CLERK' }[kind];
  const person = await buildActor(cast.app.database, null);
  const id = newId();
  await cast.app.database.query(
    `insert into membership (id, user_id, organisation_id, roles, status, requested_at) values ($1, $2, $3, $4, $5, now())`,
    [id, person.userId, cast.organisation(kind).id, [role], status],
  );
  return { id };
}

async function claimed(cast: Cast): Promise<Subject> {
  const { id } = await buildOrganisation(cast.app.database, 'ENTERPRISE');
  await cast.app.database.query(`update organisation set status = 'PENDING' where id = $1`, [id]);
  return { id };
}

async function user(cast: Cast, status: 'ACTIVE' | 'DISABLED'): Promise<Subject> {
  const { userId } = await buildActor(cast.app.database, null);
  await cast.app.database.query('update user_account set status = $2 where id = $1', [userId, status]);
  return { id: userId };
}

async function notification(cast: Cast): Promise<Subject> {
  const id = newId();
  await cast.app.database.query(
    `insert into notification (id, event_id, recipient_id, channel, template, params, subject_type, subject_id, occurred_at)
     values ($1, $2, $3, 'IN_APP', 'deal.accepted', '{}', 'deal', $2, now())`,
    [id, newId(), cast.person('ENT_USER@own').actor.userId],
  );
  return { id };
}

async function savedSearch(cast: Cast): Promise<Subject> {
  const body = { noun: 'achievement', name: '井筒', q: `井筒 ${fresh()}` };
  return { id: (await cast.ask('ENT_USER@own', 'POST', '/api/saved-searches', { body })).body.id };
}

async function follow(cast: Cast): Promise<Subject> {
  const body = { kind: 'FIELD', subject: '06' };
  return { id: (await cast.ask('ENT_USER@own', 'POST', '/api/follows', { body })).body.id };
}

const askedBy = async (cast: Cast, end: 'demandId' | 'achievementId'): Promise<Subject> => ({
  query: `${end}=${(await match(cast))[end]}`,
});

const SUBJECTS = {
  ...PLANNING_SUBJECTS,
  ...REPORT_SUBJECTS,
  'achievement DRAFT': (cast: Cast) => achievement(cast, 0),
  'achievement DRAFT of a colleague': (cast: Cast) => achievement(cast, 0, 'COLLEAGUE'),
  'achievement UNIT_REVIEW': (cast: Cast) => achievement(cast, 1),
  'achievement PLATFORM_REVIEW': (cast: Cast) => achievement(cast, 2),
  'achievement PUBLISHED': (cast: Cast) => achievement(cast, 3),
  'demand DRAFT': (cast: Cast) => demand(cast, false),
  'demand DRAFT of a colleague': demandOfColleague,
  'demand OPEN': (cast: Cast) => demand(cast, true),
  match,
  'match, asked by demand': (cast: Cast) => askedBy(cast, 'demandId'),
  'match, asked by achievement': (cast: Cast) => askedBy(cast, 'achievementId'),
  'match, asked by both': async (cast: Cast) => {
    const { demandId, achievementId } = await match(cast);
    return { query: `demandId=${demandId}&achievementId=${achievementId}` };
  },
  'match, asked by a foreign listing': async (cast: Cast) => ({
    query: `noun=achievement&ids=${(await match(cast)).achievementId}`,
  }),
  'weights that passed': (cast: Cast) => weights(cast, 'READY'),
  'weights of before': (cast: Cast) => weights(cast, 'RETIRED'),
  'version of the search words': async (cast: Cast) => {
    const versions = [await saveWords(cast), await saveWords(cast)];
    return { version: String(versions[0]) };
  },
  'listings of two others': async ({ app: { database } }: Cast) => ({
    achievementId: await buildAchievement(database, {
      organisationId: (await buildOrganisation(database, 'INSTITUTE')).id,
    }),
    demandId: await buildDemand(database, { organisationId: (await buildOrganisation(database, 'ENTERPRISE')).id }),
  }),
  'deal in interest': (cast: Cast) => deal(cast, 0),
  'deal with a broker asked': (cast: Cast) => deal(cast, 1),
  'deal with a leading broker': (cast: Cast) => deal(cast, 2),
  'deal in draft': (cast: Cast) => deal(cast, 3),
  'deal signed by the seller': (cast: Cast) => deal(cast, 4),
  'deal signed': (cast: Cast) => deal(cast, 5),
  'file of a deal': fileOfDeal,
  'contract DRAFT': (cast: Cast) => contract(cast, 0),
  'contract SUBMITTED': (cast: Cast) => contract(cast, 1),
  'contract ACCEPTED': (cast: Cast) => contract(cast, 2),
  'contract FIRST_REVIEWED': (cast: Cast) => contract(cast, 3),
  'contract FIRST_REVIEWED of the reviewers’ organisation': contractOfReviewers,
  'contract REGISTERED': (cast: Cast) => contract(cast, 4),
  'seller’s paper in a contract SUBMITTED': (cast: Cast) => contract(cast, 1, 'AUTHORISATION'),
  broker: async (cast: Cast) => {
    await brokerOf(cast, 'BROKER@other', 'ACTIVE');
    return { id: await brokerOf(cast, 'BROKER@own', 'ACTIVE') };
  },
  'paused broker': async (cast: Cast) => ({ id: await brokerOf(cast, 'BROKER@own', 'PAUSED') }),
  'refused brokers': async (cast: Cast) => {
    await brokerOf(cast, 'BROKER@other', 'REFUSED');
    return { id: await brokerOf(cast, 'BROKER@own', 'REFUSED') };
  },
  'application of a broker': application,
  enterprise: async (cast: Cast) => ({ id: cast.organisation('ENTERPRISE').id }),
  'claimed organisation': claimed,
  'request to join the enterprise': (cast: Cast) => membership(cast, 'ENTERPRISE', 'PENDING'),
  'request to join the institute': (cast: Cast) => membership(cast, 'INSTITUTE', 'PENDING'),
  'request to join the registry': (cast: Cast) => membership(cast, 'REGISTRY', 'PENDING'),
  'member of the enterprise': (cast: Cast) => membership(cast, 'ENTERPRISE', 'ACTIVE'),
  'disabled member of the enterprise': (cast: Cast) => membership(cast, 'ENTERPRISE', 'DISABLED'),
  user: (cast: Cast) => user(cast, 'ACTIVE'),
  'disabled user': (cast: Cast) => user(cast, 'DISABLED'),
  'notification of the enterprise’s user': notification,
  'saved search of the enterprise’s user': savedSearch,
  'follow of the enterprise’s user': follow,
} satisfies Record<string, (cast: Cast) => Promise<Subject>>;

export type SubjectName = keyof typeof SUBJECTS;

/** Makes that resource. */
export function subjectOf(cast: Cast, name: SubjectName): Promise<Subject> {
  return SUBJECTS[name](cast);
}
