// The count of unread notices, which every open portal asks for, against its one statement through bare pg: alone, and
// behind the least HTTP server that could answer it (no session, no permission, no schema, no log).
import { Client } from 'pg';
import { built } from '../built.mjs';
import { startServer } from '../house.mjs';
import { compare } from '../rounds.mjs';

/** @param {import('../house.mjs').House} house */
export async function run({ rooms, corpus, env, api: open, databaseUrl, databaseUs, ownUs }) {
  const { Database } = await built('libs/platform/src/index.js');
  const [{ id: userId }] = await rooms.get(Database, { strict: false }).query('select id from user_account');
  const api = await open();
  const { accessToken } = await api.post('/api/auth/sign-in', corpus);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const statement = 'SELECT count(*)::int AS unread FROM notification WHERE recipient_id = $1 AND read_at IS NULL';
  const bare = await startServer(new URL('../bare-server.mjs', import.meta.url).pathname, {
    ...env,
    USER_ID: userId,
    STATEMENT: statement,
  });
  const ours = { name: 'api', once: () => api.get('/api/notifications/unread-count', accessToken), nodeUs: api.cpuUs };
  const common = { operations: 300, databaseUs, ours };
  await compare({
    ...common,
    name: 'hot read against bare pg',
    must: 'Node CPU ≤ 1.5',
    reference: { name: 'pg', once: () => client.query(statement, [userId]), nodeUs: ownUs },
  });
  await compare({
    ...common,
    name: 'hot read against bare HTTP and pg',
    must: 'none; for judging the one above',
    reference: { name: 'http and pg', once: () => bare.get('/'), nodeUs: bare.cpuUs },
  });
  await bare.stop();
  await client.end();
}
