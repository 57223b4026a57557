// The route of the export: who gets the file, and that it verifies.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IdentityModule } from '@app/identity';
import { testApp } from '@app/platform/testing';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { buildMember, buildOfficial, signIn } from '../../../../test/support/build-people.js';
import { buildEntry } from '../testing/build-entry.js';
import { runVerifier } from '../testing/offline-verifier.js';
import { putEntries } from '../testing/put-entries.js';
import { LedgerExportModule } from './export.module.js';
import { Client } from 'pg';

const LENGTH = 1_234;
let app: HttpTestContext;
let tokens: Record<'operator' | 'district' | 'township', string>;
let folder: string;

const get = (path: string, token?: string): Promise<TestAnswer> => app.request('GET', `/api/ledger/${path}`, { token });
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'techmart-export-'));
  app = await testApp({ imports: [IdentityModule, LedgerExportModule] }, { LEDGER_ORIGIN: 'market.test' });
  const [operator, district, township] = [
    await buildMember(app.database, 'PLATFORM_ADMIN'),
    await buildOfficial(app.database),
    await buildOfficial(app.database, '500102011'),
  ];
  tokens = {
    operator: (await signIn(app, operator)).token,
    district: (await signIn(app, district)).token,
    township: (await signIn(app, township)).token,
  };
  await putEntries(
    app.url,
    Array.from({ length: LENGTH }, (_, at) => buildEntry({ idempotencyKey: `k-${at}` })),
  );
  const owner = new Client({ connectionString: app.url });
  await owner.connect();
  await owner.query(`
    insert into ledger_stream (stream_key, seq, chain_hash) select stream_key, seq, chain_hash
      from ledger_entry order by seq desc limit 1;
    insert into ledger_sum select e.stream_key, c.dimension, date_trunc('month', e.ledger_date)::date, c.code,
        sum(e.count_delta), sum(e.total_fen), sum(e.technical_fen), sum(e.received_fen)
      from ledger_entry e cross join lateral ledger_cells(e.dimensions) c group by 1, 2, 3, 4`);
  await owner.end();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

describe('GET /api/ledger/export', () => {
  it('gives an official of the district a file that verifies, without identities', async () => {
    const answer = await get('export', tokens.district);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/attachment; filename="ledger-contract-.*\.jsonl"/);
    expect(answer.text).not.toContain('页岩气');
    const file = join(folder, 'ledger.jsonl');
    writeFileSync(file, answer.text);
    const { keys } = (await get('log/contract/keys')).body;
    const { code, output } = runVerifier(file, '--key', keys[0].vkey);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining(`${LENGTH} 条`) });
    writeFileSync(file, answer.text.replace('225000000', '225000001'));
    expect(runVerifier(file, '--key', keys[0].vkey)).toMatchObject({
      code: 1,
      output: expect.stringContaining('entry 1：'),
    });
    const [written] = await app.database.query(`select action from audit_entry where action = 'ledger.exported'`);
    expect(written).toBeDefined();
  });

  it('is refused to officials of a township, to operators and to strangers', async () => {
    expect(await get('export', tokens.township)).toMatchObject({
      status: 403,
      body: { code: 'ledger.export-of-district' },
    });
    expect(await get('export', tokens.operator)).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    expect((await get('export')).status).toBe(401);
  });

  it('runs a few times at once, and then no more', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => get('export', tokens.district)));
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThanOrEqual(4);
    expect(answers.length - done.length).toBe(answers.filter(({ body }) => body?.code === 'ledger.exporting').length);
  });
});
