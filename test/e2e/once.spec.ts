// The same request many times at once has one effect (quality.md R5, R7). On the embedded servers, one api.
import { newId } from '@app/platform';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { Cast } from '../authorisation/cast.js';
import { subjectOf } from '../authorisation/subjects.js';
import { SIGNING } from '../authorisation/texts.js';
import { buildMarket } from '../support/build-market.js';

const TIMES = 50;
let market: HttpTestContext;
let cast: Cast;

beforeAll(async () => {
  market = await buildMarket();
  cast = await Cast.gather(market);
});
afterAll(() => market.close());

const atOnce = (send: (turn: number) => Promise<TestAnswer>): Promise<TestAnswer[]> =>
  Promise.all(Array.from({ length: TIMES }, (_, turn) => send(turn)));

/** How often each status came. */
function tally(answers: readonly TestAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe('fifty times at once', () => {
  test('one login name makes one account', async () => {
    const body = { name: '张伟', loginName: 'once.only', mobile: '+8613800001111', password: 'Fuling-2026-keji' };
    const answers = await atOnce(() => market.request('POST', '/api/auth/register', { body }));
    // 429: one address registers only so often.
    const { 201: made, 409: taken = 0, 429: limited = 0 } = tally(answers);
    expect([made, taken + limited]).toEqual([1, TIMES - 1]);
  });

  test('one key registers one contract, and gives the first answer ever after', async () => {
    const { id } = await subjectOf(cast, 'contract FIRST_REVIEWED');
    const { token } = cast.person('REG_REVIEWER@own');
    const key = newId();
    const register = (number: string): Promise<TestAnswer> =>
      market.request('POST', `/api/contracts/${id}/register`, {
        token,
        headers: { 'idempotency-key': key },
        body: { registrationNumber: number },
      });
    const answers = await atOnce(() => register('2026500102900001'));
    const counts = tally(answers);
    expect(Object.keys(counts).filter((status) => status !== '200' && status !== '409')).toEqual([]);
    expect(counts['200']).toBeGreaterThan(0);
    const later = await register('2026500102900001');
    expect(later).toMatchObject({ status: 200, body: { registrationNumber: '2026500102900001' } });
    for (const { status, body } of answers) if (status === 200) expect(body).toEqual(later.body);
    expect(await register('2026500102900002')).toMatchObject({ status: 422, body: { code: 'idempotency.other-body' } });
    const entries = await market.database.query(`select 1 from ledger_identity where identity->>'contractId' = $1`, [
      id,
    ]);
    expect(entries).toHaveLength(1);
  });

  test('of as many keys as requests, one confirms the signing', async () => {
    const { id } = await subjectOf(cast, 'deal signed by the seller');
    const { token } = cast.person('ENT_ADMIN@own');
    const body = SIGNING();
    const answers = await atOnce(() =>
      market.request('POST', `/api/deals/${id}/confirm-signing`, {
        token,
        body,
        headers: { 'idempotency-key': newId() },
      }),
    );
    expect(tally(answers)).toEqual({ 200: 1, 409: TIMES - 1 });
    const events = await market.database.query(
      `select 1 from outbox_event where name = 'deal.signed' and payload->>'dealId' = $1`,
      [id],
    );
    expect(events).toHaveLength(1);
  });

  test('one deal gets one contract', async () => {
    const { id: dealId } = await subjectOf(cast, 'deal signed');
    const { token } = cast.person('TT_OFFICER@own');
    const answers = await atOnce(() => market.request('POST', '/api/contracts', { token, body: { dealId } }));
    expect(tally(answers)).toEqual({ 201: 1, 409: TIMES - 1 });
  });

  test('keys of different people never meet', async () => {
    const headers = { 'idempotency-key': newId() };
    const body = { title: '同一个键，两家企业' };
    const [own, other] = await Promise.all(
      (['ENT_USER@own', 'ENT_USER@other'] as const).map((who) =>
        market.request('POST', '/api/demands', { token: cast.tokenOf(who), headers, body }),
      ),
    );
    expect([own?.status, other?.status]).toEqual([201, 201]);
    expect(own?.body.id).not.toBe(other?.body.id);
  });

  test('a request that failed does not use up its key', async () => {
    const headers = { 'idempotency-key': newId() };
    const { token } = cast.person('ENT_USER@own');
    const { id } = await subjectOf(cast, 'demand DRAFT');
    const close = () =>
      market.request('POST', `/api/demands/${id}/close`, { token, headers, body: { reason: 'CHANGED' } });
    expect((await close()).status).toBe(409);
    expect((await market.request('POST', `/api/demands/${id}/publish`, { token })).status).toBe(200);
    expect((await close()).status).toBe(200);
  });
});
