import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Clock, newId } from '@app/platform';
import { testApp } from '@app/platform/testing';
import type { HttpTestContext } from '@app/platform/testing';
import { Accounts, Actors, Claims, IdentityModule, Memberships, Operators } from '@app/identity';
import type { Actor } from '@app/identity';
import { creditCodeCheckCharacter, ReferenceModule } from '@app/reference';
import { Delivery } from './delivery.js';
import type { Notice } from './delivery.js';
import { Live, STREAMS_PER_USER } from './live/live.service.js';
import { NotificationModule } from './notification.module.js';
import type { NotificationView } from './notification.schema.js';

const PASSWORD = 'Baitao-2026-xin';
let app: HttpTestContext;
let operator: Actor;
let count = 0;

beforeAll(async () => {
  app = await testApp({ imports: [ReferenceModule, IdentityModule, NotificationModule] });
  operator = await app.get(Operators).register(personNamed('the-operator'), {
    name: '涪陵区科技大市场',
    creditCode: '11500102008675432T',
    regionCode: '500102',
    partyType: '014',
  });
});
afterAll(() => app.close());

function personNamed(loginName: string) {
  return { name: '王芳', loginName, mobile: '+8613800001111', password: PASSWORD };
}

async function person(): Promise<Actor> {
  const { id } = await app.get(Accounts).register(personNamed(`person${++count}`));
  return app.get(Actors).of(id);
}

async function tokenOf(actor: Actor): Promise<string> {
  const [row] = await app.database.query<{ login: string }>(
    'SELECT login_name AS login FROM user_account WHERE id = $1',
    [actor.userId],
  );
  const answer = await app.request('POST', '/api/auth/sign-in', {
    body: { loginName: row?.login, password: PASSWORD },
  });
  return answer.body.accessToken;
}

async function enterprise(): Promise<{ id: string; code: string; admin: Actor }> {
  const claimer = await person();
  const first = `91500102MA5U${String(10_000 + ++count)}`;
  const creditCode = first + creditCodeCheckCharacter(first);
  const claim = await app.get(Claims).claim(claimer, {
    creditCode,
    name: '重庆白涛新材料有限公司',
    kind: 'ENTERPRISE',
    regionCode: '500102',
    partyType: '150',
  });
  const { id } = claim.membership.organisation;
  await app.get(Claims).confirm(operator, id);
  return { id, code: creditCode, admin: await app.get(Actors).of(claimer.userId) };
}

const inboxOf = async (actor: Actor): Promise<NotificationView[]> => {
  const answer = await app.request('GET', '/api/notifications?limit=100', { token: await tokenOf(actor) });
  expect(answer.status).toBe(200);
  return answer.body.items;
};

const noticeTo = (to: Notice['to'], change: Partial<Notice> = {}): Notice => ({
  template: 'identity.membership-confirmed',
  params: { organisation: '重庆白涛新材料有限公司' },
  subject: { type: 'organisation', id: newId() },
  to,
  ...change,
});

const rowsOf = (eventId: string) =>
  app.database.query<{ recipient: string; template: string }>(
    'SELECT recipient_id AS recipient, template FROM notification WHERE event_id = $1',
    [eventId],
  );

describe('an event about an organisation', () => {
  test('reaches the people it concerns, each once, with its text', async () => {
    const { id, admin, code } = await enterprise();
    const joiner = await person();
    const { membership } = await app.get(Claims).claim(joiner, { creditCode: code });
    await app.drain();
    const claimed = (await inboxOf(operator)).filter(({ subject }) => subject.id === id);
    expect(claimed).toMatchObject([
      {
        template: 'identity.organisation-claimed',
        title: '有组织等待确认',
        body: `王芳申请入驻“重庆白涛新材料有限公司”（${code}），请核对后确认。`,
        subject: { type: 'organisation', id },
        readAt: null,
      },
    ]);
    const asked = await inboxOf(admin);
    expect(asked.map(({ template }) => template).sort()).toEqual([
      'identity.membership-requested',
      'identity.organisation-confirmed',
    ]);
    await app.get(Memberships).confirm(admin, membership.id);
    await app.drain();
    expect((await inboxOf(joiner)).map(({ template }) => template)).toEqual(['identity.membership-confirmed']);
  });

  test('a refusal carries the reason', async () => {
    const claimer = await person();
    const first = `91500102MA5U${String(10_000 + ++count)}`;
    const claim = await app.get(Claims).claim(claimer, {
      creditCode: first + creditCodeCheckCharacter(first),
      name: '重庆某某有限公司',
      kind: 'ENTERPRISE',
      regionCode: '500102',
      partyType: '150',
    });
    await app.get(Claims).refuse(operator, claim.membership.organisation.id, '名称与登记不符');
    await app.drain();
    expect((await inboxOf(claimer))[0]?.body).toContain('原因：名称与登记不符');
  });
});

describe('delivery', () => {
  test('repeated after a crash anywhere leaves no missing and no double row', async () => {
    const { id, admin } = await enterprise();
    const delivery = app.get(Delivery);
    const event = { eventId: newId(), occurredAt: new Date() };
    const notices = [noticeTo([{ organisationId: id, roles: ['ENT_ADMIN'] }, { userId: operator.userId }])];
    // A crash inside the statement leaves nothing: it is one statement.
    const faulty = noticeTo([{ userId: (await person()).userId }], { subject: { type: 'deal', id: null as never } });
    await expect(delivery.deliver(event, [...notices, faulty])).rejects.toThrow('null value');
    expect(await rowsOf(event.eventId)).toEqual([]);
    // A crash after it, before the job is done: the job runs again, several times at once.
    const inserted = await Promise.all(Array.from({ length: 8 }, () => delivery.deliver(event, notices)));
    expect(inserted.filter((rows) => rows > 0)).toEqual([2]);
    const recipients = (await rowsOf(event.eventId)).map((row) => row.recipient);
    expect(recipients.sort()).toEqual([admin.userId, operator.userId].sort());
  });

  test('reaches a person once, by the first notice that fits; not who did it, not the disabled', async () => {
    const { id, admin } = await enterprise();
    const disabled = await person();
    await app.get(Accounts).disable(operator, disabled.userId);
    const eventId = newId();
    await app.get(Delivery).deliver({ eventId, occurredAt: new Date() }, [
      noticeTo([{ organisationId: id, roles: ['ENT_ADMIN'] }, { userId: admin.userId }]),
      noticeTo([{ userId: admin.userId }, { userId: operator.userId }, { userId: disabled.userId }], {
        template: 'identity.membership-refused',
        except: operator.userId,
      }),
    ]);
    expect(await rowsOf(eventId)).toEqual([{ recipient: admin.userId, template: 'identity.membership-confirmed' }]);
  });

  test('by role, anywhere, reaches the holders of active memberships only', async () => {
    const { admin } = await enterprise();
    const eventId = newId();
    const everywhere = noticeTo([{ organisationId: null, roles: ['ENT_ADMIN'] }]);
    await app.get(Delivery).deliver({ eventId, occurredAt: new Date() }, [everywhere]);
    const recipients = (await rowsOf(eventId)).map((row) => row.recipient);
    expect(recipients).toContain(admin.userId);
    expect(recipients).not.toContain(operator.userId);
    const pending = await app.database.query<{ id: string }>(
      `SELECT user_id AS id FROM membership WHERE status <> 'ACTIVE'`,
    );
    for (const { id } of pending) expect(recipients).not.toContain(id);
  });

  test('an old fact is filed as read', async () => {
    const reader = await person();
    const occurredAt = new Date(Date.now() - 40 * 86_400_000);
    await app.get(Delivery).deliver({ eventId: newId(), occurredAt }, [noticeTo([{ userId: reader.userId }])]);
    expect((await inboxOf(reader))[0]?.readAt).toBe(occurredAt.toISOString());
  });
});

describe('the inbox', () => {
  test('pages by time without gaps or repeats, and counts what is unread', async () => {
    const reader = await person();
    const at = new Date();
    for (let i = 0; i < 5; i++) {
      await Clock.runAt(at, () =>
        app.get(Delivery).deliver({ eventId: newId(), occurredAt: at }, [noticeTo([{ userId: reader.userId }])]),
      );
    }
    const token = await tokenOf(reader);
    const seen: string[] = [];
    let path = '/api/notifications?limit=2';
    for (;;) {
      const { body } = await app.request('GET', path, { token });
      seen.push(...body.items.map((item: NotificationView) => item.id));
      if (!body.nextCursor) break;
      path = `/api/notifications?limit=2&cursor=${body.nextCursor}`;
    }
    expect(new Set(seen).size).toBe(5);
    const read = await app.request('POST', `/api/notifications/${seen[0]}/read`, { token });
    expect(read.body).toEqual({ unread: 4 });
    expect((await app.request('GET', '/api/notifications?unread=true', { token })).body.items).toHaveLength(4);
    expect((await app.request('POST', '/api/notifications/read-all', { token })).body).toEqual({ unread: 0 });
    expect((await app.request('GET', '/api/notifications/unread-count', { token })).body).toEqual({ unread: 0 });
  });

  test('of somebody else does not exist', async () => {
    const [owner, stranger] = [await person(), await person()];
    await app
      .get(Delivery)
      .deliver({ eventId: newId(), occurredAt: new Date() }, [noticeTo([{ userId: owner.userId }])]);
    const [item] = await inboxOf(owner);
    const answer = await app.request('POST', `/api/notifications/${item?.id}/read`, { token: await tokenOf(stranger) });
    expect([answer.status, answer.body.code]).toEqual([404, 'notification.not-found']);
    expect((await inboxOf(owner))[0]?.readAt).toBeNull();
  });

  test('a made-up cursor is a fault of the client', async () => {
    const token = await tokenOf(operator);
    const cursor = Buffer.from('["x","y"]').toString('base64url');
    expect((await app.request('GET', `/api/notifications?cursor=${cursor}`, { token })).status).toBe(400);
  });
});

interface Heard {
  event: string;
  data: { unread?: number; title?: string };
}

/** Reads a stream in the background; `until` resolves with the first event that fits. */
async function listen(token: string) {
  const controller = new AbortController();
  const response = await fetch(`${app.address}/api/notifications/stream`, {
    headers: { authorization: `Bearer ${token}` },
    signal: controller.signal,
  });
  const heard: Heard[] = [];
  const waiting: (() => void)[] = [];
  let isOver = false;
  const ended = (async () => {
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const match = /^event: (.*)\ndata: (.*)$/.exec(block);
        if (match) heard.push({ event: match[1] ?? '', data: JSON.parse(match[2] ?? '{}') });
      }
      for (const wake of waiting.splice(0)) wake();
    }
  })()
    .catch(() => undefined)
    .finally(() => {
      isOver = true;
      for (const wake of waiting.splice(0)) wake();
    });
  const until = async (fits: (item: Heard) => boolean): Promise<Heard> => {
    for (;;) {
      const found = heard.find(fits);
      if (found) return found;
      if (isOver) throw new Error('the stream ended');
      await new Promise<void>((wake) => waiting.push(wake));
    }
  };
  return { response, heard, until, ended, close: () => controller.abort() };
}

describe('the live stream', () => {
  test('tells the count at once, then each new message and every change of the count', async () => {
    const reader = await person();
    const token = await tokenOf(reader);
    const stream = await listen(token);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.response.headers.get('x-content-type-options')).toBe('nosniff');
    await stream.until(({ event, data }) => event === 'unread' && data.unread === 0);
    const eventId = newId();
    await app.get(Delivery).deliver({ eventId, occurredAt: new Date() }, [noticeTo([{ userId: reader.userId }])]);
    const message = await stream.until(({ event }) => event === 'notification');
    expect(message.data.title).toBe('已加入组织');
    await stream.until(({ event, data }) => event === 'unread' && data.unread === 1);
    stream.heard.length = 0;
    await app.request('POST', '/api/notifications/read-all', { token });
    await stream.until(({ event, data }) => event === 'unread' && data.unread === 0);
    stream.close();
  });

  test('does not tell others', async () => {
    const [reader, other] = [await person(), await person()];
    const [stream, quiet] = [await listen(await tokenOf(reader)), await listen(await tokenOf(other))];
    await app
      .get(Delivery)
      .deliver({ eventId: newId(), occurredAt: new Date() }, [noticeTo([{ userId: reader.userId }])]);
    await stream.until(({ event }) => event === 'notification');
    await new Promise((wake) => setTimeout(wake, 200));
    expect(quiet.heard.filter(({ event, data }) => event !== 'unread' || data.unread !== 0)).toEqual([]);
    stream.close();
    quiet.close();
  });

  test('ends within a second and a half when the user is disabled', async () => {
    const reader = await person();
    const stream = await listen(await tokenOf(reader));
    await stream.until(({ event }) => event === 'unread');
    await app.database.query(`UPDATE user_account SET status = 'DISABLED' WHERE id = $1`, [reader.userId]);
    const startedMs = performance.now();
    await stream.ended;
    expect(performance.now() - startedMs).toBeLessThan(1_500);
  });

  test('is limited per person: the oldest tab gives way', async () => {
    const reader = await person();
    const token = await tokenOf(reader);
    const streams = [];
    for (let i = 0; i <= STREAMS_PER_USER; i++) streams.push(await listen(token));
    await streams[0]?.ended;
    for (const stream of streams) stream.close();
    while (app.get(Live).size > 0) await new Promise((wake) => setTimeout(wake, 20));
  });

  test('goes on after the database dropped the listening connection', async () => {
    const reader = await person();
    const stream = await listen(await tokenOf(reader));
    await stream.until(({ event }) => event === 'unread');
    const pg = await import('pg');
    const owner = new pg.Client({ connectionString: app.url });
    await owner.connect();
    await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'techmart-notification' AND datname = current_database()`,
    );
    await owner.end();
    stream.heard.length = 0;
    await app
      .get(Delivery)
      .deliver({ eventId: newId(), occurredAt: new Date() }, [noticeTo([{ userId: reader.userId }])]);
    await stream.until(({ event, data }) => event === 'unread' && data.unread === 1);
    stream.close();
  });

  test('needs a token', async () => {
    expect((await app.request('GET', '/api/notifications/stream')).status).toBe(401);
  });
});
