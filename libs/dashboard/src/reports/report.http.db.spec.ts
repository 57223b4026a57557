// Reports from the request to the files, over HTTP, with the worker's handlers run inline.
import { IdentityModule, type Actor } from '@app/identity';
import { CONTRACT_STREAM, Ledger } from '@app/ledger';
import { Clock, newId } from '@app/platform';
import { testApp, type HttpTestContext } from '@app/platform/testing';
import { createHash } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { DashboardModule } from '../dashboard.module.js';
import { buildMember, buildOfficial, signIn } from '../../../../test/support/build-people.js';
import { ReportSchedules } from './report-schedules.service.js';

let app: HttpTestContext;
let tokens: Record<'district' | 'township' | 'enterprise', string>;

const get = (path: string, token: string) => app.request('GET', `/api/${path}`, { token });
const post = (path: string, token: string, body: object) => app.request('POST', `/api/${path}`, { token, body });

async function built(token: string, kind: string, period: string) {
  const asked = await post('reports', token, { kind, period });
  expect([asked.status, asked.body.state]).toEqual([202, 'QUEUED']);
  await app.drain();
  return (await get(`reports/${asked.body.id}`, token)).body;
}

async function bytesOf(id: string, file: string, token: string): Promise<Buffer> {
  const answer = await fetch(`${app.address}/api/reports/${id}/files/${file}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** A registered contract of a seller in that township. */
async function register(sellerTownship: string, totalFen: bigint, occurredAt: Date): Promise<void> {
  const codes = { type: 'DEV', subType: 'DEV_COMMISSIONED', techArea: '05' };
  const regions = { sellerRegion: '500102', buyerRegion: '110108' };
  const contractId = newId();
  await app.get(Ledger).appendAlone({
    streamKey: CONTRACT_STREAM,
    idempotencyKey: `registration:${contractId}`,
    kind: 'REGISTRATION',
    occurredAt,
    amounts: { totalFen, technicalFen: totalFen },
    dimensions: { ...codes, ...regions, sellerTownship, related: false, brokerAssisted: false },
    identity: { contractId, projectName: '榨菜废水资源化' },
    actorId: newId(),
  });
}

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule, DashboardModule] });
  const tokenOf = async (actor: Actor) => (await signIn(app, actor)).token;
  tokens = {
    district: await tokenOf(await buildOfficial(app.database)),
    township: await tokenOf(await buildOfficial(app.database, '500102011')),
    enterprise: await tokenOf(await buildMember(app.database, 'ENT_ADMIN')),
  };
  for (const [township, fen, at] of [
    ['500102011', 100n, '2024-10-31T17:00:00Z'],
    ['500102011', 1_234_567n, '2025-10-31T15:59:59Z'],
    ['500102013', 30_000_000n, '2025-10-01T00:00:00Z'],
    ['500102013', 7n, '2025-10-31T16:00:00Z'],
  ] as const) {
    await register(township, fen, new Date(at));
  }
});
afterAll(() => app.close());

describe('a report', () => {
  it('is three files of one moment of the ledger, counted in months of Shanghai', async () => {
    const report = await built(tokens.district, 'MONTH', '2025-10');
    expect(report).toMatchObject({ state: 'DONE', ledgerSeq: '4', rowsDone: 2, title: '技术合同月报 · 2025 年 10 月' });
    expect(report.files.map(({ file }: { file: string }) => file)).toEqual(['workbook', 'list', 'document']);
    for (const { file, sha256, size } of report.files) {
      const bytes = await bytesOf(report.id, file, tokens.district);
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([size, sha256]);
    }
    const { sheets } = await readXlsx(await bytesOf(report.id, 'workbook', tokens.district));
    const rowsOf = (name: string) => sheets.find((each) => each.name === name)?.rows ?? [];
    expect(rowsOf('本期与上年同期')).toEqual([
      ['期间', '合同项数', '合同成交总额（元）', '技术交易额（元）', '占比'],
      ['本期', 2, 312_345.67, 312_345.67, null],
      ['上年同期', 0, 0, 0, null],
    ]);
    expect(
      rowsOf('按乡镇街道')
        .slice(1)
        .map((row) => row[2]),
    ).toEqual([300_000, 12_345.67, null]);
    const list = (await readXlsx(await bytesOf(report.id, 'list', tokens.district))).sheets[0]?.rows ?? [];
    expect(list.slice(1).map((row) => row[0])).toEqual(['3', '2']);
  });

  it('is the same bytes when it is built again of the same ledger', async () => {
    const [one, other] = [await built(tokens.district, 'YEAR', '2025'), await built(tokens.district, 'YEAR', '2025')];
    const hashes = ({ files }: { files: { sha256: string }[] }) => files.map(({ sha256 }) => sha256);
    expect(hashes(other)).toEqual(hashes(one));
    await register('500102013', 1n, new Date('2025-12-31T15:00:00Z'));
    const later = await built(tokens.district, 'YEAR', '2025');
    expect(later.rowsDone).toBe(one.rowsDone + 1);
    expect(hashes(later)).not.toEqual(hashes(one));
  });

  it('of a township holds what the township sees, and is nobody else’s', async () => {
    const report = await built(tokens.township, 'QUARTER', '2025Q4');
    expect(report).toMatchObject({ scopeLabel: expect.stringMatching(/街道|镇|乡/), rowsDone: 1 });
    expect((await get(`reports/${report.id}`, tokens.district)).status).toBe(404);
    expect((await get(`reports/${report.id}/files/list`, tokens.district)).status).toBe(404);
    expect((await get('reports', tokens.township)).body.items).toHaveLength(1);
    expect((await get('reports', tokens.enterprise)).status).toBe(403);
  });

  it('is listed newest first, page by page', async () => {
    const first = (await get('reports?limit=2', tokens.district)).body;
    const rest = (await get(`reports?limit=2&cursor=${first.nextCursor}`, tokens.district)).body;
    const all = [...first.items, ...rest.items].map(({ id }: { id: string }) => id);
    expect(all).toEqual(all.toSorted().toReversed());
    expect(new Set(all).size).toBe(4);
  });

  it.each([
    ['MONTH', '2025-13', 422, 'report.no-such-period'],
    ['QUARTER', '2025-10', 422, 'report.no-such-period'],
    ['YEAR', '2099', 422, 'report.period-ahead'],
    ['WEEK', '2025', 400, 'request.invalid'],
  ])('%s %s is refused', async (kind, period, status, code) => {
    const answer = await post('reports', tokens.district, { kind, period });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  it('is asked for once at a time', async () => {
    const asked = () => post('reports', tokens.district, { kind: 'MONTH', period: '2025-01' });
    const answers = await Promise.all([asked(), asked(), asked()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
    await app.drain();
    expect((await asked()).status).toBe(202);
    await app.drain();
  });
});

describe('a schedule', () => {
  it('builds the last period once it is due, once, and its recipients are named to be told', async () => {
    const { people } = (await get('report-schedules', tokens.district)).body;
    const made = await post('report-schedules', tokens.district, {
      kind: 'MONTH',
      dayOfMonth: 5,
      recipientIds: [people[0].id],
    });
    expect([made.status, made.body.lastPeriod]).toEqual([201, null]);
    const run = (day: string) => Clock.runAt(new Date(`${day}T08:00:00+08:00`), () => app.get(ReportSchedules).run());
    await run('2025-11-04');
    expect((await get('report-schedules', tokens.district)).body.items[0].lastPeriod).toBeNull();
    await Promise.all([run('2025-11-05'), run('2025-11-05')]);
    await run('2025-11-06');
    await app.drain();
    const { items } = (await get('reports', tokens.district)).body;
    const scheduled = items.filter(({ isScheduled }: { isScheduled: boolean }) => isScheduled);
    expect(scheduled).toMatchObject([{ kind: 'MONTH', period: '2025-10', state: 'DONE', requestedBy: null }]);
    const told = await app.database.query<{ payload: object }>(
      `select payload from outbox_event where name = 'report.built' and payload ->> 'reportId' = $1`,
      [scheduled[0].id],
    );
    expect(told).toMatchObject([{ payload: { userIds: [people[0].id] } }]);
    expect(
      (await app.request('DELETE', `/api/report-schedules/${made.body.id}`, { token: tokens.district })).status,
    ).toBe(204);
    expect((await get(`reports/${scheduled[0].id}`, tokens.district)).body.state).toBe('DONE');
  });

  it('is refused for recipients of another office, and is another office’s to nobody', async () => {
    const { people } = (await get('report-schedules', tokens.district)).body;
    const recipientIds = [people[0].id];
    const foreign = await post('report-schedules', tokens.township, { kind: 'YEAR', dayOfMonth: 1, recipientIds });
    expect([foreign.status, foreign.body.errors[0].pointer]).toEqual([422, '/recipientIds/0']);
    const own = await post('report-schedules', tokens.district, { kind: 'YEAR', dayOfMonth: 1, recipientIds });
    const answer = await app.request('DELETE', `/api/report-schedules/${own.body.id}`, { token: tokens.township });
    expect(answer.status).toBe(404);
  });
});
