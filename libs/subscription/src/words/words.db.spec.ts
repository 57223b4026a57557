// The operator's words over HTTP: tried, saved, brought back; and the saved searches that follow them.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AchievementImport, AchievementModule } from '@app/achievement';
import { DemandModule } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { SearchWords, type WordListDraft } from '@app/platform';
import { testApp, type HttpTestContext } from '@app/platform/testing';
import { ReferenceModule } from '@app/reference';
import {
  buildActor,
  buildOrganisation,
  signIn,
  type BuiltOrganisation,
} from '../../../../test/support/build-people.js';
import { SavedSearches } from '../saved-search.service.js';
import { SubscriptionModule } from '../subscription.module.js';
import { WordsFollowing } from './following.js';

let api: HttpTestContext;
let operator: string;
let institute: BuiltOrganisation;
let enterprise: BuiltOrganisation;
let count = 0;

beforeAll(async () => {
  api = await testApp({
    imports: [ReferenceModule, IdentityModule, AchievementModule, DemandModule, SubscriptionModule],
  });
  institute = await buildOrganisation(api.database, 'INSTITUTE');
  enterprise = await buildOrganisation(api.database, 'ENTERPRISE');
  const platform = await buildOrganisation(api.database, 'PLATFORM');
  operator = (await signIn(api, await buildActor(api.database, platform, 'PLATFORM_ADMIN'))).token;
  await publish('榨菜腌制废水回用', '离子膜电渗析脱盐');
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.query('delete from search_words_version');
  await api.database.query(`delete from platform_setting where key = 'search.words'`);
  await api.database.query('delete from saved_search');
});

async function publish(...titles: string[]): Promise<void> {
  const rows = titles.map((title) => ({
    sourceId: String((count += 1)),
    title,
    abstract: '为企业现场问题提供可以直接应用的成套技术。',
    keywords: [],
    techArea: null,
    stage: null,
    trlEvidence: null,
    modes: [],
    owner: null,
    sourceUrl: null,
  }));
  const origin = { organisationId: institute.id, source: 'spec' };
  await api.database.tx((tx) => api.get(AchievementImport).publishImported(tx, null, origin, rows));
  await api.drain();
}

const ask = (method: string, path = '', body?: object) =>
  api.request(method, `/api/search-words${path}`, { token: operator, ...(body && { body }) });
const both = (...words: string[]) => ({ words, isOneWay: false });
const DRAFT: WordListDraft = { synonyms: [both('废水', '污水')], stopWords: ['求购'] };
const save = (draft: WordListDraft, seenVersion: number, note = '加同义词') =>
  ask('POST', '', { draft, seenVersion, note });

describe('the words of the search box', () => {
  test('are tried on questions before they are saved', async () => {
    const questions = ['求购污水', '脱盐', '污水'];
    const { status, body } = await ask('POST', '/preview', { noun: 'achievement', draft: DRAFT, questions });
    expect(status).toBe(200);
    const hit = { id: expect.any(String), title: '榨菜腌制废水回用', before: null, after: 1 };
    expect(body.items).toEqual([
      { q: '求购污水', totalBefore: 0, totalAfter: 1, isChanged: true, hits: [hit] },
      expect.objectContaining({ q: '脱盐', totalBefore: 1, totalAfter: 1, isChanged: false }),
      { q: '污水', totalBefore: 0, totalAfter: 1, isChanged: true, hits: [hit] },
    ]);
    expect((await ask('GET')).body).toMatchObject({ list: { version: 0, synonyms: [], stopWords: [] }, versions: [] });
  });

  test('are saved by version with a note and a trail, and come back as a new version', async () => {
    expect((await save(DRAFT, 0, '污水即废水')).status).toBe(201);
    const second = { synonyms: [{ words: ['咸菜', '榨菜'], isOneWay: true }], stopWords: [] };
    await save(second, 1, '换掉');
    const back = await ask('POST', '/versions/1/restore', { note: '换错了', seenVersion: 2 });
    expect(back.body.list).toEqual({ ...DRAFT, version: 3 });
    expect(back.body.versions).toMatchObject([
      { version: 3, note: '换错了', restoredFrom: 1, groups: 1, stopWords: 1 },
      { version: 2, note: '换掉', restoredFrom: null, groups: 1, stopWords: 0 },
      { version: 1, note: '污水即废水' },
    ]);
    expect((await ask('GET', '/versions/2')).body).toEqual(second);
    const trail = await api.database.query(
      `select subject_id, detail ->> 'note' as note from audit_entry where action = 'search.change-words' order by id`,
    );
    expect(trail.map(({ subject_id: version, note }) => [version, note])).toEqual([
      ['1', '污水即废水'],
      ['2', '换掉'],
      ['3', '换错了'],
    ]);
  });

  test('are not saved twice, not over another’s change, not with contradictions, not from nowhere', async () => {
    await save(DRAFT, 0);
    const answers = [
      await save(DRAFT, 1),
      await save({ synonyms: [], stopWords: ['的'] }, 0),
      await save({ synonyms: [both('废水', '污水')], stopWords: ['污水'] }, 1),
      await save({ synonyms: [both('废水')], stopWords: [] }, 1),
      await ask('POST', '/versions/9/restore', { note: '恢复', seenVersion: 1 }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'search.words-unchanged'],
      [409, 'search.words-changed'],
      [422, 'search.words-contradict'],
      [400, 'request.invalid'],
      [404, 'search.no-such-words'],
    ]);
    expect((await ask('GET')).body.versions).toHaveLength(1);
  });

  test('are offered questions that several people keep, and none that one person keeps', async () => {
    for (const q of ['共同的', '共同的', '一个人的']) {
      await api.get(SavedSearches).save(await buildActor(api.database, enterprise, 'ENT_USER'), searchFor(q));
    }
    expect((await ask('GET')).body.questions).toEqual({ achievement: ['共同的'], demand: [] });
  });
});

const searchFor = (q: string) => ({ noun: 'achievement', name: q, q, filters: {}, cadence: 'AT_ONCE' }) as const;

describe('saved searches', () => {
  const foundBy = async (id: string): Promise<string[]> => {
    const rows = await api.database.query<{ title: string }>(
      'select title from alert join achievement a on a.id = item_id where saved_search_id = $1 order by title',
      [id],
    );
    return rows.map(({ title }) => title);
  };

  test('follow the words, before and after they are saved and when the words come back', async () => {
    const buyer = await buildActor(api.database, enterprise, 'ENT_USER');
    const older = await api.get(SavedSearches).save(buyer, searchFor('污水'));
    await publish('废水一号');
    await save(DRAFT, 0);
    await api.drain();
    const newer = await api.get(SavedSearches).save(buyer, searchFor('求购 污水'));
    await publish('废水二号');
    expect([await foundBy(older.id), await foundBy(newer.id)]).toEqual([['废水二号'], ['废水二号']]);
    await save({ synonyms: [], stopWords: [] }, 1);
    await api.drain();
    await publish('废水三号', '污水三号');
    expect([await foundBy(older.id), await foundBy(newer.id)]).toEqual([['废水二号', '污水三号'], ['废水二号']]);
  });

  test('are made anew in chunks, also those that the event missed, and only once', async () => {
    const { userId } = await buildActor(api.database, enterprise, 'ENT_USER');
    await api.database.query(
      `insert into saved_search (id, user_id, noun, name, q, filters, cadence, question, facet_groups, created_at, updated_at, seen_at)
       select uuidv7(), $1, 'achievement', '多', '污水 ' || n, '{}', 'OFF', 'old', '{}', now(), now(), now()
       from generate_series(1, 1200) n`,
      [userId],
    );
    await api.database.tx((tx) => api.get(SearchWords).set(tx, DRAFT, 0));
    await api.get(WordsFollowing).follow();
    const made = () =>
      api.database.query(
        `select count(*)::int as searches, count(distinct s.xmin::text)::int as chunks, max(s.xmin::text::bigint) as last
         from saved_search s where words_version = 1 and question like '%废水%'`,
      );
    const first = await made();
    expect(first).toMatchObject([{ searches: 1200, chunks: 3 }]);
    await api.get(WordsFollowing).follow();
    expect(await made()).toEqual(first);
  });
});
