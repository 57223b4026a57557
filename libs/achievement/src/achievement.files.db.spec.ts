// Lists of achievements as files: all pages, what the hall shows this reader, in the language asked for.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { IdentityModule } from '@app/identity';
import { SearchUpkeep } from '@app/platform';
import { testApp, type HttpTestContext } from '@app/platform/testing';
import { buildAchievement } from '../../../test/support/build-listings.js';
import { buildActor, buildOrganisation, signIn } from '../../../test/support/build-people.js';
import { AchievementModule } from './achievement.module.js';

/** More than a page of the engine, and than one of the own list. */
const MANY = 230;

let app: HttpTestContext;
let officer: string;
let member: string;

const lines = (text: string) => text.split('\r\n').slice(0, -1);
const get = (path: string, token?: string, headers: Record<string, string> = {}) =>
  app.request('GET', `/api/achievements${path}`, { token, headers });

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule, AchievementModule] });
  const institute = await buildOrganisation(app.database, 'INSTITUTE');
  officer = (await signIn(app, await buildActor(app.database, institute, 'TT_OFFICER'))).token;
  const enterprise = await buildOrganisation(app.database, 'ENTERPRISE');
  member = (await signIn(app, await buildActor(app.database, enterprise, 'ENT_USER'))).token;
  const organisationId = institute.id;
  for (let at = 0; at < MANY; at += 1)
    await buildAchievement(app.database, { organisationId, title: `榨菜翻拌装置${at}号`, techArea: '06' });
  const priced = await buildAchievement(app.database, { organisationId, title: '=cmd|calc', techArea: '07' });
  await app.database.query(
    `update achievement set price_kind = 'FIXED', price_min_fen = 30000050, price_max_fen = 30000050, trl = 6,
       disclosure = '{"summary":"PUBLIC","technical":"PUBLIC","commercial":"REGISTERED","team":"PUBLIC"}' where id = $1`,
    [priced],
  );
  await buildAchievement(app.database, { organisationId, title: '榨菜草稿', state: 'DRAFT' });
  // The application writes its clock's milliseconds; the rows above have the database's microseconds.
  await app.database.query(`update achievement set updated_at = date_trunc('milliseconds', updated_at)`);
  await app.get(SearchUpkeep).rebuild();
});
afterAll(() => app.close());

describe('the hall as a file', () => {
  test('has every page, each listing once, under the filters and words of the hall', async () => {
    const whole = lines((await get('/export?format=csv')).text);
    expect(whole).toHaveLength(1 + MANY + 1);
    expect(new Set(whole).size).toBe(whole.length);
    const { body } = await get('?q=%E7%BF%BB%E6%8B%8C&techArea=06');
    expect(body.total).toBe(MANY);
    for (const sort of ['relevance', 'newest', 'price']) {
      const { text } = await get(`/export?format=csv&q=%E7%BF%BB%E6%8B%8C&techArea=06&sort=${sort}`);
      expect(lines(text)).toHaveLength(1 + MANY);
    }
    expect(lines((await get('/export?format=csv&techArea=07')).text)).toHaveLength(2);
  });

  test('says what a reader may not see, and shows it to whom it is open', async () => {
    const rowFor = async (token?: string) => lines((await get('/export?format=csv&techArea=07', token)).text)[1];
    expect(await rowFor()).toContain(',6,未涉及知识产权,未公开,未公开,,,');
    expect(await rowFor(member)).toContain(',一口价,300000.50,300000.50,');
    expect(await rowFor()).toContain(",'=cmd|calc,");
  });

  test('is an XLSX workbook with numbers as numbers, under a name that every system takes', async () => {
    const answer = await fetch(`${app.address}/api/achievements/export?format=xlsx&techArea=07`, {
      headers: { authorization: `Bearer ${member}` },
    });
    expect(answer.headers.get('content-type')).toContain('spreadsheetml.sheet');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('科技成果.xlsx')}`,
    );
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const [sheet] = (await readXlsx(Buffer.from(await answer.arrayBuffer()))).sheets;
    expect(sheet?.rows[1]).toEqual(expect.arrayContaining(["'=cmd|calc", 300000.5, 6]));
  });

  test('speaks English to who asks for it', async () => {
    const english = { 'accept-language': 'en-GB,en;q=0.9' };
    const { text } = await get('/export?format=csv&techArea=07', undefined, english);
    expect(lines(text)[0]).toMatch(/^Number,Title,Holder,/);
    expect(lines(text)[1]).toContain('Not disclosed');
  });

  test.each(['', '?format=pdf', '?format=csv&sort=none', '?format=csv&techArea='])('%s is refused', async (query) => {
    expect((await get(`/export${query}`)).status).toBe(400);
  });
});

describe('the own list as a file', () => {
  test('has every state, or the one asked for; other organisations have theirs', async () => {
    expect(lines((await get('/mine/export?format=csv', officer)).text)).toHaveLength(1 + MANY + 2);
    const drafts = lines((await get('/mine/export?format=csv&state=DRAFT', officer)).text);
    expect(drafts).toHaveLength(2);
    expect(drafts[1]).toContain('榨菜草稿,草稿,');
    expect((await get('/mine/export?format=csv', member)).status).toBe(403);
    expect((await get('/mine/export?format=csv')).status).toBe(401);
  });
});

test('one address may ask for twenty files in a minute, a session of its own is counted apart', async () => {
  const limited = await testApp({ imports: [IdentityModule, AchievementModule] }, { RATE_LIMIT: 'on' });
  const ask = (headers: Record<string, string> = {}) =>
    limited.request('GET', '/api/achievements/export?format=csv', { headers });
  for (let at = 0; at < 20; at += 1) expect((await ask()).status).toBe(200);
  const { status, body, headers } = await ask();
  expect([status, body.code, Number(headers.get('retry-after')) > 0]).toEqual([429, 'request.too-many', true]);
  expect((await ask({ authorization: 'Bearer other' })).status).not.toBe(429);
  expect((await limited.request('GET', '/api/achievements')).status).toBe(200);
  await limited.close();
});
