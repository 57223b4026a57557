import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Injectable, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  Can,
  Database,
  defineEvent,
  defineProblems,
  KeepsNoAnswer,
  On,
  Outbox,
  PageQuery,
  problem,
  Public,
  RequiresIdempotencyKey,
  Returns,
  routesOf,
  safeText,
} from './index.js';
import { testApp, type HttpTestContext } from './testing/index.js';

const Poured = defineEvent('tea.poured', 1, z.object({ cup: z.string() }));
defineProblems({ 'tea.cold': { status: 409, title: '茶凉了' } });
const Cup = z.object({ name: safeText(1, 10), sugar: z.array(z.object({ spoons: z.int() })).default([]) });
const CupView = z.object({ name: z.string() });

@Injectable()
class TeaReactions {
  readonly seen: string[] = [];

  @On(Poured, { name: 'drink-tea', kind: 'once', queue: 'reaction' })
  async drink(payload: { cup: string }): Promise<void> {
    this.seen.push(payload.cup);
  }
}

@Controller('tea')
class TeaController {
  poured = 0;
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  @Post()
  @Public()
  @Returns(CupView, { status: 201 })
  async pour(@Body({ schema: Cup }) cup: z.infer<typeof Cup>) {
    this.poured++;
    await this.database.tx((tx) => this.outbox.add(tx, Poured, { cup: cup.name }));
    return { name: cup.name, secret: 'stays inside' };
  }

  steeped: () => void = () => undefined;

  @Post('steep')
  @Public()
  @Returns(CupView, { status: 201 })
  async steep() {
    await new Promise<void>((resolve) => (this.steeped = resolve));
    return { name: 'strong' };
  }

  @Post('secret')
  @Public()
  @KeepsNoAnswer()
  @Returns(CupView)
  secret() {
    return { name: `secret ${++this.poured}` };
  }

  @Post('sign')
  @Public()
  @RequiresIdempotencyKey()
  @Returns(CupView)
  sign() {
    return { name: 'signed' };
  }

  @Get('fault')
  @Public()
  @Returns(CupView)
  fault() {
    throw new Error('a fault of ours');
  }

  @Get(':kind')
  @Public()
  @Returns(CupView)
  read(@Param('kind') kind: string, @Query({ schema: PageQuery }) _page: PageQuery) {
    if (kind === 'cold') throw problem('tea.cold', { detail: '请加热水' });
    return { name: kind };
  }
}

describe('the platform over HTTP', () => {
  let tea: HttpTestContext;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    tea.request('POST', path, { body, headers: { 'content-type': 'application/json', ...headers } });

  beforeAll(async () => {
    tea = await testApp({ controllers: [TeaController], providers: [TeaReactions] });
  });
  afterAll(() => tea.close());

  it('removes from an answer what the schema does not name', async () => {
    const answer = await post('/api/tea', { name: '沱茶' });
    expect([answer.status, answer.body]).toEqual([201, { name: '沱茶' }]);
  });

  it('hands a committed event to its handler', async () => {
    await post('/api/tea', { name: '绿茶' });
    await tea.drain();
    expect(tea.get(TeaReactions).seen).toContain('绿茶');
  });

  it.each([
    ['{"name":', {}, 400, 'request.bad-json'],
    ['', {}, 400, 'request.bad-json'],
    ['{"__proto__":{"a":1},"name":"x"}', {}, 400, 'request.bad-json'],
    ['name=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'request.wrong-content-type'],
    [`{"name":"${'x'.repeat(1_100_000)}"}`, {}, 413, 'request.too-large'],
    ['{"name":"a\\u0000b"}', {}, 400, 'request.invalid'],
    ['{"name":"a\\ud800b"}', {}, 400, 'request.invalid'],
    [`{"name":${'['.repeat(60)}${']'.repeat(60)}}`, {}, 400, 'request.invalid'],
    ['{"name":"x","sugar":[{"spoons":"many"}]}', {}, 400, 'request.invalid'],
    ['null', {}, 400, 'request.invalid'],
  ])('answers a bad body with a problem: %.40s', async (body, headers, status, code) => {
    const answer = await post('/api/tea', body, headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('names the field of a fault by pointer, in Chinese', async () => {
    const answer = await post('/api/tea', { name: 'x', sugar: [{ spoons: 'many' }] });
    expect(answer.body.errors).toEqual([{ pointer: '/sugar/0/spoons', detail: '应为数字' }]);
  });

  it("carries the caller's trace id into the answer", async () => {
    const id = 'a'.repeat(32);
    const answer = await post('/api/tea', {}, { traceparent: `00-${id}-${'b'.repeat(16)}-01` });
    expect(answer.body.traceId).toBe(id);
  });

  it('answers with the problem that a service throws', async () => {
    const answer = await tea.request('GET', '/api/tea/cold');
    expect([answer.status, answer.body]).toEqual([
      409,
      expect.objectContaining({ code: 'tea.cold', title: '茶凉了', detail: '请加热水' }),
    ]);
  });

  it('says nothing of a fault of ours but its trace id', async () => {
    const answer = await tea.request('GET', '/api/tea/fault');
    expect([answer.status, answer.body.code]).toEqual([500, 'service.fault']);
    expect(answer.text).not.toContain('a fault of ours');
  });

  it('answers 404 for an unknown address and 400 for a bad query', async () => {
    expect((await tea.request('GET', '/api/coffee')).body.code).toBe('request.not-found');
    const answer = await tea.request('GET', '/api/tea/green?limit=0');
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '?limit']);
  });

  it.each(['/api/%ff', '/api/tea/%'])('answers an address that cannot be read with a problem: %s', async (path) => {
    const answer = await tea.request('GET', path);
    expect([answer.status, answer.body.code]).toEqual([400, 'request.refused']);
  });

  it('refuses a body nested without end also when it carries a key', async () => {
    const deep = `{"name":${'['.repeat(6000)}${']'.repeat(6000)}}`;
    const answer = await post('/api/tea', deep, { 'idempotency-key': 'deep-key-1' });
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
  });

  it('gives the first answer to the same key, once', async () => {
    const key = { 'idempotency-key': 'same-key-1' };
    const before = tea.get(TeaController).poured;
    const first = await post('/api/tea', { name: '红茶' }, key);
    const again = await post('/api/tea', { name: '红茶' }, key);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(tea.get(TeaController).poured).toBe(before + 1);
  });

  it('refuses the same key with another body, and a missing key where one is required', async () => {
    const key = { 'idempotency-key': 'same-key-2' };
    await post('/api/tea', { name: '红茶' }, key);
    expect((await post('/api/tea', { name: '黑茶' }, key)).status).toBe(422);
    expect((await post('/api/tea/sign', {})).body.code).toBe('idempotency.key-required');
    expect((await post('/api/tea/sign', {}, { 'idempotency-key': 'x' })).body.code).toBe('idempotency.bad-key');
  });

  it('stores nothing of a route whose answer is secret', async () => {
    await post('/api/tea/secret', {}, { 'idempotency-key': 'secret-key' });
    const stored = await tea.database.query(`select 1 from idempotency_key where key = 'secret-key'`);
    expect(stored).toEqual([]);
  });

  it('sends one effect and answers alike or 409 when one key comes many times at once', async () => {
    const before = tea.get(TeaController).poured;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post('/api/tea', { name: '白茶' }, { 'idempotency-key': 'storm-key' })),
    );
    expect(tea.get(TeaController).poured).toBe(before + 1);
    expect(answers.every((answer) => [201, 409].includes(answer.status))).toBe(true);
  });

  it('gives a key that a dead process left behind to the next request within ten seconds', async () => {
    const key = { 'idempotency-key': 'left-behind-1' };
    const before = tea.get(TeaController).poured;
    await post('/api/tea', { name: '红茶' }, key);
    const leave = (seconds: number) =>
      tea.database.query(
        `update idempotency_key set answered_at = null, claimed_at = now() - make_interval(secs => $1) where key = 'left-behind-1'`,
        [seconds],
      );
    await leave(4);
    expect((await post('/api/tea', { name: '红茶' }, key)).status).toBe(409);
    await leave(9);
    expect((await post('/api/tea', { name: '红茶' }, key)).status).toBe(201);
    expect(tea.get(TeaController).poured).toBe(before + 2);
  });

  it('keeps the key of work that takes longer than the lease', async () => {
    const key = { 'idempotency-key': 'long-steep-1' };
    const first = post('/api/tea/steep', {}, key);
    const claimedAgo = async () => {
      const [row] = await tea.database.query<{ seconds: number }>(
        `select extract(epoch from now() - claimed_at)::float8 as seconds from idempotency_key where key = 'long-steep-1'`,
      );
      return row?.seconds ?? Infinity;
    };
    while ((await claimedAgo()) === Infinity) await new Promise((wake) => setTimeout(wake, 50));
    await tea.database.query(
      `update idempotency_key set claimed_at = now() - interval '7 seconds' where key = 'long-steep-1'`,
    );
    while ((await claimedAgo()) > 5) await new Promise((wake) => setTimeout(wake, 100));
    expect((await post('/api/tea/steep', {}, key)).status).toBe(409);
    tea.get(TeaController).steeped();
    expect((await first).body).toEqual({ name: 'strong' });
    expect((await post('/api/tea/steep', {}, key)).body).toEqual({ name: 'strong' });
  });

  it('is alive, ready and measured', async () => {
    expect((await tea.request('GET', '/health/live')).status).toBe(200);
    expect((await tea.request('GET', '/health/ready')).status).toBe(200);
    expect((await tea.request('GET', '/metrics')).text).toContain('techmart_http_request_seconds');
  });

  it('lists its routes', () => {
    expect(routesOf(tea.app)).toContainEqual(
      expect.objectContaining({
        method: 'POST',
        path: '/api/tea/sign',
        permission: null,
        requiresIdempotencyKey: true,
      }),
    );
  });
});

describe('a route without permission or schema', () => {
  @Controller('open')
  class OpenController {
    @Get()
    @Returns(CupView)
    read() {
      return { name: 'x' };
    }
    @Get('raw')
    @Can('tea.read')
    raw() {
      return 'x';
    }
  }

  it('is refused by name', async () => {
    const app = await testApp({ controllers: [OpenController] });
    expect(() => routesOf(app.app)).toThrow(
      /OpenController.read: needs exactly one[\s\S]*OpenController.raw: needs @Returns/,
    );
    await app.close();
  });
});
