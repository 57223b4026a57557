import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Clock } from '@app/platform';
import { testApp } from '@app/platform/testing';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { Accounts, Actors, IdentityModule, Operators } from '@app/identity';
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, Attempts, PAIR_LIMIT } from './account/attempts.js';
import { isPassword, weaknessOf } from './account/passwords.js';

const PASSWORD = 'Baitao-2026-xin';
const CSRF = { 'x-requested-with': 'techmart' };
let app: HttpTestContext;
let count = 0;

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule] });
});
afterAll(() => app.close());

async function registered(): Promise<{ loginName: string; id: string }> {
  const loginName = `person${++count}`;
  const body = { name: '张伟', loginName, mobile: '13800001111', password: PASSWORD };
  const answer = await app.request('POST', '/api/auth/register', { body });
  expect(answer.status).toBe(201);
  return { loginName, id: answer.body.id };
}

function signIn(loginName: string, password = PASSWORD): Promise<TestAnswer> {
  return app.request('POST', '/api/auth/sign-in', { body: { loginName, password } });
}

function cookieOf(answer: TestAnswer): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

function refresh(cookie: string, headers: Record<string, string> = CSRF): Promise<TestAnswer> {
  return app.request('POST', '/api/auth/refresh', { headers: { ...headers, cookie } });
}

const me = (token: string) => app.request('GET', '/api/me', { token });

describe('registering', () => {
  test('stores the password as argon2id of the required cost and answers without it', async () => {
    const { id } = await registered();
    const [row] = await app.database.query<{ password_hash: string; mobile: string }>(
      'SELECT password_hash, mobile FROM user_account WHERE id = $1',
      [id],
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(row?.mobile).toBe('+8613800001111');
  });

  test('a taken login name is refused without regard to case', async () => {
    const { loginName } = await registered();
    const body = { name: '李娜', loginName: loginName.toUpperCase(), mobile: '13800001112', password: PASSWORD };
    const answer = await app.request('POST', '/api/auth/register', { body });
    expect([answer.status, answer.body.code]).toEqual([409, 'identity.login-taken']);
  });

  test.each([
    ['short', { password: 'abc12' }, '/password'],
    ['common', { password: 'qwerty123456' }, '/password'],
    ['login name inside', { password: 'xx-weakling-77' }, '/password'],
    ['landline', { mobile: '023-72221234' }, '/mobile'],
    ['odd login name', { loginName: '张伟' }, '/loginName'],
    ['no name', { name: ' ' }, '/name'],
  ])('%s: the field is named', async (_, change, pointer) => {
    const body = { name: '张伟', loginName: 'weakling', mobile: '13800001111', password: PASSWORD, ...change };
    const answer = await app.request('POST', '/api/auth/register', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toBe(pointer);
  });

  test('a password with the mobile number in it is weak', () => {
    expect(weaknessOf('tel13800001111', { loginName: 'zhangwei', mobile: '+8613800001111' })).toMatch('手机号');
  });
});

describe('signing in', () => {
  test('gives a token of ten minutes and an HttpOnly, SameSite=Strict cookie for /api/auth', async () => {
    const { loginName, id } = await registered();
    const answer = await signIn(loginName);
    expect(answer.body).toEqual({
      accessToken: expect.any(String),
      expiresAt: expect.any(String),
      userId: id,
    });
    const lifeS = (Date.parse(answer.body.expiresAt) - Date.now()) / 1000;
    expect(lifeS).toBeGreaterThan(590);
    expect(lifeS).toBeLessThanOrEqual(600);
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/api/auth']) expect(cookie).toContain(part);
    expect((await me(answer.body.accessToken)).body.user.id).toBe(id);
  });

  test('an unknown user and a wrong password get the same answer', async () => {
    const { loginName } = await registered();
    const wrong = await signIn(loginName, 'not-the-password');
    const unknown = await signIn('nobody-at-all', 'not-the-password');
    const comparable = ({ status, body }: TestAnswer) => ({ status, ...body, traceId: '' });
    expect(comparable(wrong)).toEqual(comparable(unknown));
    expect(wrong.body.code).toBe('identity.bad-credentials');
  });

  test('checking the password of an unknown user does the work of a real check', async () => {
    const { loginName } = await registered();
    const [row] = await app.database.query<{ password_hash: string }>(
      'SELECT password_hash FROM user_account WHERE login_name = $1',
      [loginName],
    );
    const cpuOf = async (stored: string | null): Promise<number> => {
      const before = process.cpuUsage();
      expect(await isPassword('not-the-password', stored)).toBe(false);
      const used = process.cpuUsage(before);
      return used.user + used.system;
    };
    const best = { known: Infinity, unknown: Infinity };
    for (let round = 0; round < 5; round++) {
      best.known = Math.min(best.known, await cpuOf(row?.password_hash ?? null));
      best.unknown = Math.min(best.unknown, await cpuOf(null));
    }
    expect(best.unknown / best.known).toBeGreaterThan(0.5);
  });

  /** Failed tries of a minute ago. */
  async function failed(times: number, loginName: (at: number) => string, address: (at: number) => string) {
    for (let at = 0; at < times; at++) {
      await app.database.query(
        `INSERT INTO sign_in_attempt VALUES (uuidv7(), sha256($1::bytea), $2, now() - interval '1 minute', false)`,
        [loginName(at), address(at)],
      );
    }
  }
  const tooMany = { code: 'identity.too-many-attempts' };

  test('ten wrong passwords from one address close the account to that address for a while, and say for how long', async () => {
    const { loginName, id } = await registered();
    const answers = await Promise.all(
      Array.from({ length: PAIR_LIMIT + 4 }, () => signIn(loginName, 'not-the-password')),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(PAIR_LIMIT);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
    const right = await signIn(loginName);
    expect(right.status).toBe(429);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800);
    await expect(app.get(Accounts).authenticate(loginName, PASSWORD, '192.0.2.20')).resolves.toMatchObject({ id });
    await app.database.query(`UPDATE sign_in_attempt SET attempted_at = attempted_at - interval '16 minutes'`);
    expect((await signIn(loginName)).status).toBe(200);
  });

  test('a login name that nobody has is closed like any other', async () => {
    for (let i = 0; i < PAIR_LIMIT; i++) expect((await signIn('nobody-here', 'wrong-password')).status).toBe(401);
    expect((await signIn('nobody-here', 'wrong-password')).status).toBe(429);
  });

  test('a right password ends the count', async () => {
    const { loginName } = await registered();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < PAIR_LIMIT - 1; i++) expect((await signIn(loginName, 'wrong-password')).status).toBe(401);
      expect((await signIn(loginName)).status).toBe(200);
    }
  });

  test('many failures of an account from everywhere close it, but not to an address that was signed in from', async () => {
    const accounts = app.get(Accounts);
    const { loginName, id } = await registered();
    await accounts.authenticate(loginName, PASSWORD, '192.0.2.30');
    await failed(
      ACCOUNT_LIMIT,
      () => loginName,
      (at) => `198.51.100.${at}`,
    );
    await expect(accounts.authenticate(loginName, PASSWORD, '192.0.2.31')).rejects.toMatchObject(tooMany);
    await expect(accounts.authenticate(loginName, PASSWORD, '192.0.2.30')).resolves.toMatchObject({ id });
  });

  test('many failures from one address close it to every account but those that were signed in to from there', async () => {
    const accounts = app.get(Accounts);
    const address = '192.0.2.7';
    const [colleague, stranger] = [await registered(), await registered()];
    await accounts.authenticate(colleague.loginName, PASSWORD, address);
    await failed(
      ADDRESS_LIMIT,
      (at) => `stuffed-${at}`,
      () => address,
    );
    await expect(accounts.authenticate(stranger.loginName, PASSWORD, address)).rejects.toMatchObject(tooMany);
    await expect(accounts.authenticate(stranger.loginName, PASSWORD, '192.0.2.8')).resolves.toMatchObject(stranger);
    await expect(accounts.authenticate(colleague.loginName, PASSWORD, address)).resolves.toMatchObject(colleague);
    for (let i = 0; i < PAIR_LIMIT; i++) {
      await expect(accounts.authenticate(colleague.loginName, 'wrong-password', address)).rejects.toMatchObject({
        code: 'identity.bad-credentials',
      });
    }
    await expect(accounts.authenticate(colleague.loginName, PASSWORD, address)).rejects.toMatchObject(tooMany);
  });

  test('failures are forgotten after a day, known addresses after thirty', async () => {
    const { loginName } = await registered();
    await app.database.query(
      `INSERT INTO sign_in_attempt
      SELECT uuidv7(), sha256($1::bytea), '192.0.2.40', now() - make_interval(days => n), n > 1 FROM generate_series(1, 40) n`,
      [loginName],
    );
    await app.get(Attempts).forgetOld();
    const kept = await app.database.query(
      `SELECT count(*)::int AS n FROM sign_in_attempt WHERE login_hash = sha256($1::bytea) AND address = '192.0.2.40'`,
      [loginName],
    );
    expect(kept).toEqual([{ n: 28 }]);
  });

  test.each([
    ['no header', {}],
    ['not a bearer', { authorization: 'Basic eHg6eXk=' }],
    ['a token signed by nobody', { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.' }],
  ])('%s: 401', async (_, headers: Record<string, string>) => {
    expect((await app.request('GET', '/api/me', { headers })).status).toBe(401);
  });

  test('an expired token is refused', async () => {
    const { loginName } = await registered();
    const hourAgo = new Date(Date.now() - 3_600_000);
    const { AuthService } = await import('./account/auth.service.js');
    const reply = { setCookie: () => undefined, header: () => undefined };
    const old = await Clock.runAt(hourAgo, () =>
      app.get(AuthService).signIn({ loginName, password: PASSWORD }, '192.0.2.9', reply as never),
    );
    expect((await me(old.accessToken)).body.code).toBe('identity.session-ended');
  });
});

describe('refreshing', () => {
  test('a token is used once; using it again ends the whole session', async () => {
    const { loginName } = await registered();
    const first = await signIn(loginName);
    const second = await refresh(cookieOf(first));
    expect(second.status).toBe(200);
    expect(cookieOf(second)).not.toBe(cookieOf(first));
    const reused = await refresh(cookieOf(first));
    expect([reused.status, reused.body.code]).toEqual([401, 'identity.refresh-reused']);
    expect((await refresh(cookieOf(second))).status).toBe(401);
    expect((await me(second.body.accessToken)).status).toBe(401);
    const [session] = await app.database.query(
      `SELECT end_reason FROM session s JOIN user_account u ON u.id = s.user_id WHERE login_name = $1`,
      [loginName],
    );
    expect(session).toEqual({ end_reason: 'REUSE' });
  });

  test('of simultaneous uses of one token at most one succeeds', async () => {
    const { loginName } = await registered();
    const cookie = cookieOf(await signIn(loginName));
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(cookie)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('needs the anti-forgery header and a known cookie', async () => {
    const { loginName } = await registered();
    const cookie = cookieOf(await signIn(loginName));
    expect((await refresh(cookie, {})).body.code).toBe('identity.csrf-header-missing');
    expect((await refresh('techmart_refresh=made-up')).body.code).toBe('identity.session-ended');
    expect((await refresh(cookie)).status).toBe(200);
  });

  test('a token that lay still for a day is worth nothing', async () => {
    const { loginName } = await registered();
    const cookie = cookieOf(await signIn(loginName));
    await app.database.query(`UPDATE refresh_token SET issued_at = issued_at - interval '25 hours'`);
    expect((await refresh(cookie)).status).toBe(401);
  });

  test('only hashes of refresh tokens are stored', async () => {
    const { loginName } = await registered();
    const token = cookieOf(await signIn(loginName)).split('=')[1] ?? '';
    const rows = await app.database.query(`SELECT 1 FROM refresh_token WHERE token_hash = sha256($1::bytea)`, [token]);
    expect(rows).toHaveLength(1);
  });

  test('signing out ends the session and clears the cookie', async () => {
    const { loginName } = await registered();
    const answer = await signIn(loginName);
    const headers = { ...CSRF, cookie: cookieOf(answer) };
    const out = await app.request('POST', '/api/auth/sign-out', { headers });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^techmart_refresh=;.*Path=\/api\/auth/);
    expect((await me(answer.body.accessToken)).status).toBe(401);
    expect((await refresh(cookieOf(answer))).status).toBe(401);
  });
});

describe('a disabled user', () => {
  test('loses access within a second, in every process, and cannot come back', async () => {
    const { loginName, id } = await registered();
    const answer = await signIn(loginName);
    const token: string = answer.body.accessToken;
    expect((await me(token)).status).toBe(200);
    // As another process would do it: this one's memory is not told.
    await app.database.query(`UPDATE user_account SET status = 'DISABLED' WHERE id = $1`, [id]);
    await new Promise((wake) => setTimeout(wake, 900));
    expect((await me(token)).status).toBe(401);
    expect((await refresh(cookieOf(answer))).status).toBe(401);
    expect((await signIn(loginName)).body.code).toBe('identity.user-disabled');
    expect((await signIn(loginName, 'not-the-password')).body.code).toBe('identity.bad-credentials');
  });

  test('is stopped at once for writes, and in the process that disabled them also for reads', async () => {
    const operator = await app
      .get(Operators)
      .register(
        { name: '平台管理员', loginName: 'the-operator', mobile: '+8613800009999', password: PASSWORD },
        { name: '涪陵区科技大市场', creditCode: '11500102008675432T', regionCode: '500102', partyType: '014' },
      );
    const { loginName, id } = await registered();
    const token: string = (await signIn(loginName)).body.accessToken;
    expect((await me(token)).status).toBe(200);
    await app.database.query(`UPDATE user_account SET status = 'DISABLED' WHERE id = $1`, [id]);
    const write = await app.request('POST', '/api/me/active-organisation', { token, body: { organisationId: id } });
    expect(write.status).toBe(401);
    const other = await registered();
    const otherToken: string = (await signIn(other.loginName)).body.accessToken;
    expect((await me(otherToken)).status).toBe(200);
    await app.get(Accounts).disable(operator, other.id);
    expect((await me(otherToken)).status).toBe(401);
    await app.get(Accounts).enable(operator, other.id);
    expect((await me(otherToken)).status).toBe(401);
    expect((await signIn(other.loginName)).status).toBe(200);
    await expect(app.get(Accounts).disable(operator, operator.userId)).rejects.toMatchObject({
      code: 'identity.cannot-disable-self',
    });
    expect(await app.get(Actors).of(operator.userId)).toMatchObject({ roles: ['PLATFORM_ADMIN'] });
  });
});
