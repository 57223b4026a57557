// Two api and two worker processes on one database and one Redis: the main job through all of them, one trace from a
// request to its jobs, one effect of one key whichever process is asked.
import { randomBytes } from 'node:crypto';
import { Clock, newId, newTraceId } from '@app/platform';
import { sendRequest, testModule, type TestContext } from '@app/platform/testing';
import { playStory } from '../../apps/cli/src/story/story.js';
import { ROOMS } from '../../apps/api/src/rooms.js';
import { buildOperator, OPERATOR } from '../support/build-operator.js';
import { buildMember, signIn } from '../support/build-people.js';
import { House, until, type HouseProcess } from '../support/build-processes.js';
import { describeWith, redisUrl } from '../support/servers.js';

const JOBS_TIMEOUT_MS = 30_000;

describeWith('Redis', 'two api and two worker processes', () => {
  let rooms: TestContext;
  let house: House;
  let apis: HouseProcess[];
  let workers: HouseProcess[];

  beforeAll(async () => {
    rooms = await testModule({ imports: ROOMS });
    await buildOperator(rooms);
    const env = {
      QUEUE_URL: redisUrl ?? '',
      QUEUE_PREFIX: `test-${randomBytes(4).toString('hex')}`,
      LOG_LEVEL: 'info',
    };
    house = await House.build(env, rooms.url);
    const started = await Promise.all((['api', 'api', 'worker', 'worker'] as const).map((name) => house.spawn(name)));
    await Promise.all(started.map((each) => each.ready()));
    apis = started.slice(0, 2);
    workers = started.slice(2);
  }, 120_000);
  afterAll(async () => {
    await house.close(false);
    await rooms.close();
  });

  test('the main job goes through, every request to the other api', async () => {
    const address = await house.inTurn(apis);
    await playStory({ address, operator: OPERATOR, say: () => undefined });
    for (const api of apis) expect(api.lines.filter((line) => line.msg === 'request').length).toBeGreaterThan(20);
  }, 180_000);

  test('both workers took jobs, and none failed', async () => {
    await until(() => workers.every((worker) => worker.lines.some((line) => line.msg === 'job')), JOBS_TIMEOUT_MS);
    expect(workers.flatMap((worker) => worker.lines).filter((line) => line.msg === 'job failed')).toEqual([]);
  });

  test('the trace id of a request is that of its log line, its event and every job that follows', async () => {
    const { token } = await signIn(rooms, await buildMember(rooms.database, 'ENT_USER'));
    const traceId = newTraceId();
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    const body = {
      title: '求购高温气井环空带压监测方案',
      type: 'RETROFIT',
      problem: '气井环空带压频繁，停井检测损失大，希望不停井在线定位泄漏点。',
      budget: { kind: 'NEGOTIABLE' },
      cooperationModes: ['LICENCE'],
      techArea: '06',
    };
    const address = apis[0]?.address ?? '';
    const { id } = (await sendRequest(address, 'POST', '/api/demands', { token, body })).body;
    const published = await sendRequest(address, 'POST', `/api/demands/${id}/publish`, { token, headers });
    expect(published.status).toBe(200);
    const jobs = (): string[] =>
      workers.flatMap((worker) => worker.lines).flatMap((line) => (line.traceId === traceId ? (line.job ?? []) : []));
    await until(
      () =>
        ['index-published-demand', 'match-published-demand', 'notify-demand-published'].every((job) =>
          jobs().includes(job),
        ),
      JOBS_TIMEOUT_MS,
    );
    const requests = () => apis[0]?.lines.filter((line) => line.traceId === traceId && line.msg === 'request') ?? [];
    await until(() => requests().length > 0, JOBS_TIMEOUT_MS);
    expect(requests()).toMatchObject([{ route: '/api/demands/:id/publish', status: 200 }]);
    const events = await rooms.database.query('select name from outbox_event where trace_id = $1', [traceId]);
    expect(events).toContainEqual({ name: 'demand.published' });
  });

  test('a refusal names the trace id that the log has', async () => {
    const traceId = newTraceId();
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    const answer = await sendRequest(apis[1]?.address ?? '', 'GET', '/api/me', { headers });
    expect(answer.body).toMatchObject({ code: 'access.sign-in-required', traceId });
  });

  test('one key sent fifty times to both has one effect, and later the same answer from either', async () => {
    const { token, actor } = await signIn(rooms, await buildMember(rooms.database, 'ENT_USER'));
    const headers = { 'idempotency-key': newId() };
    const send = (turn: number, title = '同一键只写一份需求') =>
      sendRequest(apis[turn % 2]?.address ?? '', 'POST', '/api/demands', { token, headers, body: { title } });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, turn) => send(turn)));
    const rows = await rooms.database.query<{ id: string }>('select id from demand where organisation_id = $1', [
      actor.organisationId,
    ]);
    expect(rows).toHaveLength(1);
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    for (const turn of [0, 1]) {
      expect(await send(turn)).toMatchObject({ status: 201, body: { id: rows[0]?.id } });
      expect(await send(turn, '另一份需求')).toMatchObject({ status: 422, body: { code: 'idempotency.other-body' } });
    }
  });

  test('disabling a person at one api ends the access at the other within a second', async () => {
    const victim = await signIn(rooms, await buildMember(rooms.database, 'ENT_USER'));
    const operator = await signIn(rooms, await buildMember(rooms.database, 'PLATFORM_ADMIN'));
    const [one, other] = apis.map((api) => api.address) as [string, string];
    const me = () => sendRequest(other, 'GET', '/api/me', { token: victim.token });
    expect((await me()).status).toBe(200);
    const path = `/api/users/${victim.actor.userId}/disable`;
    expect((await sendRequest(one, 'POST', path, { token: operator.token })).status).toBe(204);
    const began = rooms.get(Clock).now().getTime();
    await until(async () => (await me()).status === 401, 5_000);
    expect(rooms.get(Clock).now().getTime() - began).toBeLessThan(1_500);
  });
});
