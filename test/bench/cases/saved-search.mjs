// A newly published item against all saved searches, from the event to the alert rows, beside one bare question to the
// engine: 1,000 saved searches as a ratio, 100,000 as times of one pass with one item and with a batch of 500.
import { built } from '../built.mjs';
import { compare, spread } from '../rounds.mjs';

const FEW = 1_000;
const MANY = 100_000;
/** As many as one person may keep. */
const EACH = 50;
const BATCH = 500;
const QUESTION = '废水处理';
const CADENCES = ['DAILY', 'WEEKLY', 'OFF'];
const NO_WORDS = { version: 0, synonyms: [], stopWords: [] };

/** @param {import('../house.mjs').House} house */
export async function run({ rooms, databaseUs, ownUs }) {
  const { Database, SearchEngine } = await built('libs/platform/src/index.js');
  const { achievementIndex } = await built('libs/achievement/src/index.js');
  const { Alerts } = await built('libs/subscription/src/alerts.js');
  const room = (/** @type {any} */ token) => rooms.get(token, { strict: false });
  const [database, engine, alerts] = [room(Database), room(SearchEngine), room(Alerts)];
  const rows = await database.query(`select id, title, tech_area as "techArea" from achievement order by id`);
  const ids = rows.map((/** @type {{ id: string }} */ { id }) => id);
  const statistics = await engine.statistics(achievementIndex);
  const keep = await keeper(database, rows, statistics);

  await keep(FEW);
  await alerts.find('achievement', ids.slice(0, 1));
  const filter = [{ field: 'validUntil', gt: Date.now() }];
  await compare({
    name: `${FEW} saved searches, one new item`,
    must: '≤ 3',
    operations: 20,
    databaseUs,
    ours: { name: 'find and tell', once: (at) => alerts.find('achievement', [ids[at % ids.length]]), nodeUs: ownUs },
    reference: {
      name: `engine, ${QUESTION}`,
      once: () => engine.search(achievementIndex, { q: QUESTION, filter, limit: 20 }),
      nodeUs: ownUs,
    },
  });

  await keep(MANY);
  const singles = [];
  for (let at = 0; at < 50; at += 1) singles.push(await timed(() => alerts.find('achievement', [ids.at(-1 - at)])));
  print(`${MANY} saved searches, one new item`, singles);
  const batches = [];
  for (let at = 0; at < 3; at += 1) {
    batches.push(await timed(() => alerts.find('achievement', ids.slice(at * BATCH, (at + 1) * BATCH))));
  }
  const [{ found }] = await database.query('select count(*)::int as found from alert');
  print(`${MANY} saved searches, ${BATCH} new items`, batches);
  console.log(`  ${Math.round(found / (50 + 3 * BATCH))} searches met by an item, on average`);
}

/** @param {string} name @param {number[]} times */
function print(name, times) {
  const [least, median, most] = spread(times).map((time) => time.toFixed(1));
  console.log(`${name}: ${median} ms (${least}–${most})`);
}

/** @param {() => Promise<unknown>} once */
async function timed(once) {
  const begunMs = performance.now();
  await once();
  return performance.now() - begunMs;
}

/**
 * Replaces all saved searches: two to four words of a title each, one in five with a filter, one in twenty by filters alone;
 * half of their owners are members.
 * @param {any} database @param {{ title: string, techArea: string | null }[]} listings @param {any} statistics
 */
async function keeper(database, listings, statistics) {
  const { newId, plainWords, normalise } = await built('libs/platform/src/index.js');
  const { compileSearch } = await built('libs/subscription/src/compiled-search.js');
  const { chance } = await built('apps/cli/src/demo/numbers.js');
  const next = chance(11);
  const pick = (/** @type {any[]} */ list) => list[Math.floor(next() * list.length)];
  const organisation = await enterprise(database, newId());
  /** @param {string} userId */
  const row = async (userId) => {
    const { title, techArea } = pick(listings);
    const words = plainWords(normalise(title)).filter((/** @type {string} */ word) => word.length > 1);
    const kind = next();
    const q = kind < 0.05 ? '' : Array.from({ length: 2 + Math.floor(next() * 3) }, () => pick(words)).join(' ');
    const filters = kind < 0.25 && techArea ? { techArea } : {};
    const compiled = await compileSearch(q, filters, { statistics: async () => statistics, words: NO_WORDS });
    return compiled && { id: newId(), userId, q, filters, cadence: pick(CADENCES), ...compiled };
  };
  return async (/** @type {number} */ wanted) => {
    await database.query('delete from saved_search');
    for (let kept = 0; kept < wanted;) {
      const userId = newId();
      await person(database, userId, organisation, kept % (2 * EACH) === 0, newId());
      const searches = [];
      for (let at = 0; at < EACH && kept < wanted; at += 1) {
        const search = await row(userId);
        if (!search) continue;
        searches.push(search);
        kept += 1;
      }
      await insert(database, searches);
    }
    await database.query('analyze saved_search, saved_search_anchor, alert');
  };
}

/** @param {any} database @param {string} id */
async function enterprise(database, id) {
  await database.query(
    `insert into organisation (id, name, kind, credit_code, region_code, party_type, status, claimed_at)
     values ($1, '测速企业', 'ENTERPRISE', '91500102MA5U999999', '500102', '150', 'ACTIVE', now())`,
    [id],
  );
  return id;
}

/** @param {any} database @param {string} id @param {string} organisation @param {boolean} isMember @param {string} membership */
async function person(database, id, organisation, isMember, membership) {
  await database.query(
    `insert into user_account (id, name, login_name, mobile, password_hash, status, created_at)
     values ($1::uuid, '订阅人', 'bench-' || $1::uuid, '+86' || (13000000000 + (random() * 999999999)::bigint), 'none', 'ACTIVE', now())`,
    [id],
  );
  if (!isMember) return;
  await database.query(
    `insert into membership (id, user_id, organisation_id, roles, status, requested_at)
     values ($1, $2, $3, '{ENT_USER}', 'ACTIVE', now())`,
    [membership, id, organisation],
  );
}

/** @param {any} database @param {any[]} searches */
async function insert(database, searches) {
  const records = JSON.stringify(searches);
  await database.query(
    `insert into saved_search (id, user_id, noun, name, q, filters, cadence, question, facet_groups, created_at, updated_at, seen_at)
     select id, "userId", 'achievement', '测速', q, filters, cadence, question, "facetGroups", now(), now(), now()
     from jsonb_to_recordset($1::jsonb) as s (id uuid, "userId" uuid, q text, filters jsonb, cadence text, question text,
       "facetGroups" text[]) on conflict do nothing`,
    [records],
  );
  await database.query(
    `insert into saved_search_anchor (noun, anchor, saved_search_id)
     select 'achievement', anchor, s.id from jsonb_to_recordset($1::jsonb) as s (id uuid, anchors text[])
       join saved_search using (id), unnest(anchors) anchor on conflict do nothing`,
    [records],
  );
}
