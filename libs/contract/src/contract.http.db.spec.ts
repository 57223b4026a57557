// Routes of contracts as the portal meets them: what is refused before a service is asked, files, registration, officials.
import { IdentityModule, type Actor } from '@app/identity';
import { testApp, type HttpTestContext, type TestAnswer } from '@app/platform/testing';
import { ContractModule } from './contract.module.js';
import { buildForm } from './testing/build-form.js';
import { buildMember, signIn } from '../../../test/support/build-people.js';
import { freshNumber, PDF } from './testing/room.js';

const PEOPLE = ['TT_OFFICER', 'ENT_ADMIN', 'REG_CLERK', 'REG_REVIEWER', 'OFFICIAL'] as const;
let app: HttpTestContext;
let tokens: Record<(typeof PEOPLE)[number], string>;
let officials: Actor;

const send = (who: keyof typeof tokens, method: string, path: string, body?: unknown, key?: string) =>
  app.request(method, `/api/${path}`, {
    token: tokens[who],
    body,
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });

function upload(id: string, content: string | Buffer): Promise<TestAnswer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), '合同.pdf');
  return app.request('POST', `/api/contracts/${id}/files?kind=CONTRACT_TEXT`, { token: tokens.TT_OFFICER, body: form });
}

/** Today, so that no date of the form lies in the future. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const form = () =>
  buildForm({
    signedOn: today(),
    startsOn: today(),
    endsOn: '2070-12-31',
    clauseText: null,
    paymentPlan: [],
    payMethod: 'ONE_OFF',
  });

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule, ContractModule] });
  const signed = [];
  for (const role of PEOPLE) {
    const actor = await buildMember(app.database, role);
    if (role === 'OFFICIAL') officials = actor;
    signed.push([role, (await signIn(app, actor)).token] as const);
  }
  tokens = Object.fromEntries(signed) as typeof tokens;
});
afterAll(() => app.close());

describe('bad input', () => {
  it('an unknown code is refused, naming field and list', async () => {
    const answer = await send('TT_OFFICER', 'POST', 'contracts', {
      form: { techArea: '99', seller: { regionCode: '999999' } },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { pointer: '/form/techArea', detail: '技术领域代码不存在：99' },
      { pointer: '/form/seller/regionCode', detail: '行政区划代码不存在：999999' },
    ]);
  });

  it.each([
    [{ totalFen: 300 }, '/form/totalFen'],
    [{ totalFen: '-1' }, '/form/totalFen'],
    [{ totalFen: '1.5' }, '/form/totalFen'],
    [{ totalFen: '100000000000000' }, '/form/totalFen'],
    [{ signedOn: '2026-02-30' }, '/form/signedOn'],
    [{ signedOn: '0000-01-01' }, '/form/signedOn'],
    [{ endsOn: '9999-12-31' }, '/form/endsOn'],
    [{ paymentPlan: [{ dueOn: '0001-01-01', amountFen: '1', condition: '验收' }] }, '/form/paymentPlan/0/dueOn'],
    [{ projectName: 'a\u0000b' }, '/form/projectName'],
    [{ projectName: '长'.repeat(201) }, '/form/projectName'],
    [{ buyer: { creditCode: '91500102MA5U000039' } }, '/form/buyer/creditCode'],
    [
      { nonTechnicalItems: [{ type: 'EQUIPMENT', description: '台架', amountFen: '0' }] },
      '/form/nonTechnicalItems/0/amountFen',
    ],
  ])('%j is refused at %s', async (wrong, pointer) => {
    const answer = await send('TT_OFFICER', 'POST', 'contracts', { form: wrong });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });

  it('a field that does not exist is refused, not swallowed', async () => {
    expect((await send('TT_OFFICER', 'POST', 'contracts', { form: { technicalfen: '1' } })).status).toBe(400);
  });

  it('roles without the permission get 403, nobody signed in 401', async () => {
    expect((await send('OFFICIAL', 'GET', 'contracts')).status).toBe(403);
    expect((await send('TT_OFFICER', 'GET', 'registry/contracts')).status).toBe(403);
    expect((await app.request('GET', '/api/contracts')).status).toBe(401);
    expect((await send('REG_CLERK', 'GET', 'registry/contracts?tab=nothing')).status).toBe(400);
    expect((await send('REG_CLERK', 'GET', 'registry/contracts?cursor=xx')).status).toBe(400);
    expect((await send('REG_CLERK', 'GET', 'contracts/not-an-id')).status).toBe(400);
  });
});

it('goes from a draft to a registered contract that the official opens', async () => {
  const draft = await send('TT_OFFICER', 'POST', 'contracts', { form: form() });
  expect(draft.status).toBe(201);
  const { id } = draft.body;
  expect((await send('REG_CLERK', 'GET', `contracts/${id}`)).status).toBe(404);

  expect((await upload(id, 'MZ not a document')).status).toBe(415);
  const early = await send('TT_OFFICER', 'POST', `contracts/${id}/submit`);
  expect([early.status, early.body.code, early.body.rules]).toEqual([
    422,
    'contract.precheck-failed',
    ['text-attached'],
  ]);
  const file = (await upload(id, PDF.bytes)).body.items[0];
  expect(file).toMatchObject({ kind: 'CONTRACT_TEXT', name: '合同.pdf', mediaType: 'application/pdf' });
  const text = await send('TT_OFFICER', 'GET', `contracts/${id}/files/${file.id}`);
  expect([text.status, text.headers.get('content-type'), text.text]).toEqual([
    200,
    'application/pdf',
    PDF.bytes.toString(),
  ]);

  expect((await send('TT_OFFICER', 'POST', `contracts/${id}/submit`)).body.state).toBe('SUBMITTED');
  const queue = await send('REG_CLERK', 'GET', 'registry/contracts?tab=unclaimed');
  expect(queue.body.items.map((card: { id: string }) => card.id)).toEqual([id]);
  expect((await send('REG_CLERK', 'POST', `contracts/${id}/accept`)).body.clock).toMatchObject({
    limitDays: 15,
    unit: 'WORKING_DAY',
  });
  expect((await send('REG_CLERK', 'POST', `contracts/${id}/first-review`, { opinion: 'REFUSE' })).status).toBe(400);
  expect((await send('REG_CLERK', 'POST', `contracts/${id}/first-review`, { opinion: 'REGISTER' })).body.state).toBe(
    'FIRST_REVIEWED',
  );

  const registrationNumber = freshNumber();
  const keyless = await send('REG_REVIEWER', 'POST', `contracts/${id}/register`, { registrationNumber });
  expect([keyless.status, keyless.body.code]).toEqual([400, 'idempotency.key-required']);
  const short = await send(
    'REG_REVIEWER',
    'POST',
    `contracts/${id}/register`,
    { registrationNumber: '123' },
    'short-number',
  );
  expect(short.body.errors).toEqual([
    { pointer: '/registrationNumber', detail: '合同登记编号须为 16 位数字，不能全为 0' },
  ]);
  const done = await send('REG_REVIEWER', 'POST', `contracts/${id}/register`, { registrationNumber }, 'register-once');
  expect(done.body).toMatchObject({ state: 'REGISTERED', registrationNumber, can: {} });
  const again = await send('REG_REVIEWER', 'POST', `contracts/${id}/register`, { registrationNumber }, 'register-once');
  expect([again.status, again.body.ledger]).toEqual([200, done.body.ledger]);

  const record = await send('OFFICIAL', 'GET', `contracts/${id}/record`);
  expect(record.body).toMatchObject({ registrationNumber, totalFen: '300000000', technicalFen: '225000000' });
  expect(record.text).not.toContain('technicalContent');
  expect(record.body.differsFromLedger).toEqual([]);
  expect((await send('OFFICIAL', 'GET', `contracts/${id}`)).status).toBe(403);
  await app.database.query(`update membership set township_code = '500102208' where user_id = $1`, [officials.userId]);
  tokens.OFFICIAL = (await signIn(app, officials)).token;
  expect((await send('OFFICIAL', 'GET', `contracts/${id}/record`)).status).toBe(404);
});
