// `npm run matches:page -- --url URL`: demands with their first suggestions and reasons as Markdown, for people to read and
// judge. Reads a running platform as a broker or operator would; changes nothing.
import { parseArgs } from 'node:util';

const USAGE = `npm run -s matches:page -- [--url http://127.0.0.1:3000] [--login broker] [--password …] [--demands 30] [--top 5]

Prints demands, spread evenly over all that are open, each with its best suggestions, the signed reasons that add up to the
score, and what is missing. The login is a broker's or the operator's; the demo's accounts are printed by npm start.`;

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    login: { type: 'string', default: 'broker' },
    password: { type: 'string', default: 'fuling-demo-2026' },
    demands: { type: 'string', default: '30' },
    top: { type: 'string', default: '5' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** @typedef {{ id: string, title: string, owner: { name: string }, code?: string }} Demand */

/** @param {string} path @param {string} [token] @param {object} [body] @returns {Promise<any>} */
async function ask(path, token, body) {
  const answer = await fetch(values.url + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const read = await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${read.detail ?? read.title}`);
  return read;
}

/** All open demands, page by page. @returns {Promise<Demand[]>} */
async function openDemands() {
  const found = [];
  for (let cursor = ''; ;) {
    const page = await ask(`/api/demands?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    found.push(...page.items);
    if (!page.nextCursor) return found;
    cursor = page.nextCursor;
  }
}

/** @template T @param {T[]} all @param {number} count @returns {T[]} spread evenly */
function spread(all, count) {
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => /** @type {T} */ (all[Math.floor(at * step)]));
}

/** @param {number} points */
const signed = (points) => `${points > 0 ? '+' : ''}${points.toFixed(1)}`;

/** @param {Demand} demand @param {any} view @param {any[]} matches @param {number} at */
function section(demand, view, matches, at) {
  const lines = [`## ${at}. ${demand.title}`, '', `${view.owner.name}：${(view.problem ?? '').slice(0, 200)}`, ''];
  if (matches.length === 0) lines.push('暂无合适成果', '');
  for (const match of matches) {
    const { title, holder } = match.achievement;
    lines.push(`${match.rank}. **${title}**（${holder.name}）${match.score.toFixed(1)} 分`);
    for (const { text, contribution } of match.reasons) lines.push(`   - ${signed(contribution)} ${text}`);
    if (match.missing.length > 0) {
      lines.push(`   - 还缺：${match.missing.map((/** @type {{ text: string }} */ { text }) => text).join('；')}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

async function main() {
  if (values.help) return console.log(USAGE);
  const { accessToken } = await ask('/api/auth/sign-in', undefined, {
    loginName: values.login,
    password: values.password,
  });
  const all = await openDemands();
  const chosen = spread(all, Number(values.demands));
  console.log(`# ${chosen.length} 项需求（共 ${all.length} 项）与各自的前 ${values.top} 项成果\n`);
  for (const [at, demand] of chosen.entries()) {
    const view = await ask(`/api/demands/${demand.id}`, accessToken);
    const { items } = await ask(`/api/matches?limit=${values.top}&demandId=${demand.id}`, accessToken);
    console.log(section(demand, view, items, at + 1));
  }
}

try {
  await main();
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
