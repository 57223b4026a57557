// Tries to learn a hidden word over HTTP, as a stranger and as a member of another unit: from closed groups of fields,
// from listings that are not open, from the owner of an anonymous demand. Whatever is asked, the answer about the hidden
// word must be the answer about a word that exists nowhere (domain §4.4).
import type { HttpTestContext } from '@app/platform/testing';
import { SearchUpkeep } from '@app/platform';
import { buildAchievement, buildDemand } from '../support/build-listings.js';
import { buildMarket } from '../support/build-market.js';
import { buildActor, buildOrganisation, signIn } from '../support/build-people.js';
import { describeWith, meilisearch } from '../support/servers.js';

type Onlooker = 'stranger' | 'member of another unit';

interface Secret {
  readonly about: string;
  readonly word: string;
  readonly hiddenFrom: readonly Onlooker[];
}

/** Stands nowhere. */
const ABSENT = '紫菌酶';
const ALL = ['stranger', 'member of another unit'] as const;
const secret = (about: string, word: string, hiddenFrom: readonly Onlooker[] = ALL): Secret => ({
  about,
  word,
  hiddenFrom,
});

const SECRETS = {
  matched: secret('a group that opens after both sides accept', '蓝藻素'),
  internal: secret('a group that stays in the unit', '赤铁胶'),
  members: secret('a group for members', '黄晶脲', ['stranger']),
  draft: secret('a draft', '青霉钴'),
  review: secret('a listing in review', '白垩肽'),
  withdrawn: secret('a withdrawn listing', '黑磷醚'),
  expired: secret('an expired listing', '绿泥胺'),
  completer: secret('a member of the team', '欧阳墨渊'),
  owner: secret('the owner of an anonymous demand', '橙石膜业'),
  closed: secret('a closed demand', '灰烬醇'),
} as const;

const PUBLIC_WORD = '井筒';

/** Reads of the same kind about a word; each must say the same of a hidden word as of an absent one. */
const PATHS: readonly ((word: string) => string)[] = [
  (word) => `q=${word}`,
  (word) => `q=${word.slice(0, 2)}`,
  (word) => `q=${PUBLIC_WORD} ${word}`,
  (word) => `q=${PUBLIC_WORD} ${word} 监测 装置 量子`,
  (word) => `q=${word}&sort=newest`,
  (word) => `q=${PUBLIC_WORD}${word}&techArea=06`,
  (word) => `q=${PUBLIC_WORD} ${word}&limit=1`,
];

/** Typing on, word by word; one that no title begins with suggests nothing. */
const SUGGESTING: readonly ((word: string) => string)[] = [
  (word) => `/suggestions?q=${word}`,
  (word) => `/suggestions?q=${word.slice(0, 2)}`,
  (word) => `/suggestions?q=${word}${PUBLIC_WORD}`,
];

async function plant(market: HttpTestContext): Promise<{ enterpriseName: string; listingIds: string[] }> {
  const { database } = market;
  const unit = (await buildOrganisation(database, 'INSTITUTE')).id;
  const enterpriseName = `重庆${SECRETS.owner.word}有限公司`;
  const enterprise = (await buildOrganisation(database, 'ENTERPRISE', { name: enterpriseName })).id;
  const set = (id: string, fields: string) => database.query(`update achievement set ${fields} where id = $1`, [id]);
  const listing = (title: string) => buildAchievement(database, { organisationId: unit, title });
  const listingIds: string[] = [];
  // Twice, because the statistics of an index keep only words of two documents.
  for (const at of [1, 2]) {
    const open = await listing(`${PUBLIC_WORD}监测${at}号`);
    listingIds.push(open);
    await set(
      open,
      `problem = '${SECRETS.matched.word}配方', economic_benefit = '${SECRETS.internal.word}成本',
       completers = '[{"name":"${SECRETS.completer.word}","unit":"本单位"}]',
       disclosure = '{"summary":"PUBLIC","technical":"MATCHED","commercial":"INTERNAL","team":"MATCHED"}'`,
    );
    const forMembers = await listing(`${PUBLIC_WORD}诊断${at}号`);
    listingIds.push(forMembers);
    await set(
      forMembers,
      `abstract = '${SECRETS.members.word}工艺',
       disclosure = '{"summary":"REGISTERED","technical":"PUBLIC","commercial":"PUBLIC","team":"PUBLIC"}'`,
    );
    await set(await listing(`${SECRETS.withdrawn.word}${PUBLIC_WORD}`), `state = 'WITHDRAWN'`);
    await set(await listing(`${SECRETS.review.word}${PUBLIC_WORD}`), `state = 'UNIT_REVIEW'`);
    await set(await listing(`${SECRETS.expired.word}${PUBLIC_WORD}`), `valid_until = now() + interval '3 seconds'`);
    await buildAchievement(database, {
      organisationId: unit,
      title: `${SECRETS.draft.word}${PUBLIC_WORD}`,
      state: 'DRAFT',
    });
    await buildDemand(database, { organisationId: enterprise, title: `${PUBLIC_WORD}防腐${at}`, isAnonymous: true });
    const closed = await buildDemand(database, {
      organisationId: enterprise,
      title: `${SECRETS.closed.word}${PUBLIC_WORD}`,
    });
    await database.query(`update demand set state = 'CLOSED', close_reason = 'WITHDRAWN' where id = $1`, [closed]);
  }
  await market.get(SearchUpkeep).rebuild();
  // Still in the index: the listing expires before the index hears of it.
  await new Promise((wake) => setTimeout(wake, 3_100));
  return { enterpriseName, listingIds };
}

function hides(env: Record<string, string>): void {
  let market: HttpTestContext;
  let planted: Awaited<ReturnType<typeof plant>>;
  const tokens = new Map<Onlooker, string | undefined>([['stranger', undefined]]);

  beforeAll(async () => {
    market = await buildMarket({ LOG_LEVEL: 'silent', ...env });
    planted = await plant(market);
    const other = await buildOrganisation(market.database, 'ENTERPRISE');
    const { token } = await signIn(market, await buildActor(market.database, other, 'ENT_USER'));
    tokens.set('member of another unit', token);
  });
  afterAll(() => market.close());

  const read = async (onlooker: Onlooker, path: string) => {
    const { status, body } = await market.request('GET', path, { token: tokens.get(onlooker) });
    expect([path, status, body.degraded]).toEqual([path, 200, false]);
    return body;
  };

  test('the halls are not empty, and a member finds what is for members', async () => {
    expect((await read('stranger', `/api/achievements?q=${PUBLIC_WORD}`)).total).toBe(4);
    expect((await read('stranger', `/api/demands?q=${PUBLIC_WORD}`)).total).toBe(2);
    const found = await read('member of another unit', `/api/achievements?q=${SECRETS.members.word}`);
    expect(found.total).toBe(2);
  });

  const probes = Object.values(SECRETS).flatMap(({ about, word, hiddenFrom }) =>
    hiddenFrom.map((onlooker) => ({ about, word, onlooker })),
  );
  test.each(probes)('$about tells a $onlooker nothing', async ({ word, onlooker }) => {
    for (const hall of ['/api/achievements', '/api/demands']) {
      for (const path of [...PATHS.map((query) => (about: string) => `?${query(about)}`), ...SUGGESTING]) {
        const asked = hall + path(word);
        expect({ asked, body: await read(onlooker, asked) }).toEqual({
          asked,
          body: await read(onlooker, hall + path(ABSENT)),
        });
      }
    }
  });

  test.each(ALL)('no list, facet, mark or similar listing shows a %s a hidden word', async (onlooker) => {
    const paths = [
      '/api/achievements?limit=100',
      `/api/achievements?q=${PUBLIC_WORD}&limit=100`,
      `/api/demands?q=${PUBLIC_WORD}&limit=100`,
      '/api/demands?limit=100',
      ...planted.listingIds.flatMap((id) => [`/api/achievements/${id}/similar`]),
      `/api/achievements/suggestions?q=${PUBLIC_WORD}`,
      `/api/demands/suggestions?q=${PUBLIC_WORD}`,
    ];
    const words = Object.values(SECRETS).flatMap(({ word, hiddenFrom }) =>
      hiddenFrom.includes(onlooker) ? [word] : [],
    );
    for (const path of paths) {
      const text = JSON.stringify(await read(onlooker, path));
      expect(words.filter((word) => text.includes(word))).toEqual([]);
      expect(text).not.toContain(planted.enterpriseName);
    }
  });

  test.each(ALL)('listings side by side show a %s no hidden word', async (onlooker) => {
    const path = `/api/achievements/compare?ids=${planted.listingIds.join(',')}`;
    const { status, body, text } = await market.request('GET', path, { token: tokens.get(onlooker) });
    expect([status, body.items.length]).toEqual([200, planted.listingIds.length]);
    const words = Object.values(SECRETS).filter(({ hiddenFrom }) => hiddenFrom.includes(onlooker));
    expect(words.filter(({ word }) => text.includes(word))).toEqual([]);
  });

  test.each(ALL)('a file of a hall has what the hall shows a %s, and no hidden word', async (onlooker) => {
    const file = async (hall: string, query: string) => {
      const path = `${hall}/export?format=csv${query}`;
      const { status, text } = await market.request('GET', path, { token: tokens.get(onlooker) });
      expect([path, status]).toEqual([path, 200]);
      return text;
    };
    const hidden = Object.values(SECRETS).filter(({ hiddenFrom }) => hiddenFrom.includes(onlooker));
    for (const hall of ['/api/achievements', '/api/demands']) {
      for (const query of ['', `&q=${PUBLIC_WORD}`, '&sort=newest']) {
        const text = await file(hall, query);
        expect(text).toContain(PUBLIC_WORD);
        expect(hidden.filter(({ word }) => text.includes(word))).toEqual([]);
        expect(text).not.toContain(planted.enterpriseName);
      }
      const absent = await file(hall, `&q=${ABSENT}`);
      for (const { word } of hidden) {
        expect([word, await file(hall, `&q=${word}`)]).toEqual([word, absent]);
        const [beside, besideAbsent] = [word, ABSENT].map((each) => file(hall, `&q=${PUBLIC_WORD} ${each}`));
        expect([word, await beside]).toEqual([word, await besideAbsent]);
      }
    }
  });

  test.each(ALL)('the order by price does not tell a %s a hidden price', async (onlooker) => {
    const [first = '', , third = ''] = planted.listingIds;
    const orders: unknown[] = [];
    for (const [cheap, dear] of [
      [first, third],
      [third, first],
    ]) {
      const price = `update achievement set price_kind = 'FIXED', price_min_fen = $2 where id = $1`;
      await market.database.query(price, [cheap, 100]);
      await market.database.query(price, [dear, 9_000_000_000]);
      await market.database.query('update achievement set updated_at = now() where id = any($1)', [[cheap, dear]]);
      await market.get(SearchUpkeep).reconcile('achievement');
      const { items, facets } = await read(onlooker, '/api/achievements?sort=price');
      orders.push({ ids: items.map(({ id }: { id: string }) => id), facets });
    }
    expect(orders[0]).toEqual(orders[1]);
  });
}

describe('hidden words and the embedded engine', () => hides({}));
describeWith('Meilisearch', 'hidden words and Meilisearch', () =>
  hides({
    MEILI_URL: meilisearch?.url ?? '',
    MEILI_KEY: meilisearch?.key ?? '',
    MEILI_PREFIX: `hidden_${process.pid}`,
  }),
);
