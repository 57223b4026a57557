import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AchievementCatalogue, AchievementImport, AchievementModule, type ImportedAchievement } from '@app/achievement';
import { DemandCatalogue, DemandImport, DemandModule } from '@app/demand';
import { IdentityModule, Operators } from '@app/identity';
import { testModule, type TestContext } from '@app/platform/testing';
import { toAchievement } from './achievement-row.js';
import { toDemand } from './demand-row.js';
import { findHolder, type Holder } from './holder.js';
import { load, type Tally, type Target } from './load.js';
import type { ReadRow } from './rows.js';

let context: TestContext;
const refused: string[] = [];

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, AchievementModule, DemandModule] });
});
afterAll(() => context.close());

async function* rowsOf(values: readonly Record<string, unknown>[]): AsyncGenerator<ReadRow> {
  let line = 0;
  for (const value of values) {
    line += 1;
    yield { line, value };
  }
}

const PAPERS = Array.from({ length: 1203 }, (_, at) => ({
  id: `p-${at}`,
  title: `第${at}篇：页岩气压裂液返排处理方法研究`,
  abstract: '短摘要',
  clc: 'TE3',
}));

function importPapers(holder: Holder, papers: readonly Record<string, unknown>[]): Promise<Tally> {
  const room = context.get(AchievementImport);
  const origin = { organisationId: holder.organisationId, source: 'papers' };
  const add: Target<ImportedAchievement>['add'] = (tx, batch) => room.publishImported(tx, holder.actor, origin, batch);
  const target = { parse: toAchievement, add, batchSize: 500 };
  return load(
    context.database,
    rowsOf(papers),
    target,
    (line, reason) => refused.push(`${line} ${reason}`),
    () => undefined,
  );
}

const options = { kind: 'achievements', file: '', creditCode: undefined, source: 'papers' } as const;

describe('importing', () => {
  test('without an operator no import organisation is made, and the message says what to do', async () => {
    await expect(findHolder(context.app, options)).rejects.toThrow('--organisation');
    await expect(findHolder(context.app, { ...options, creditCode: '91500102MA5U000038' })).rejects.toThrow(
      '没有已确认的机构',
    );
  });

  test('the import organisation is made once, by the operator', async () => {
    await context
      .get(Operators)
      .register(
        { name: '王芳', loginName: 'operator', mobile: '+8613800001111', password: 'Baitao-2026-xin' },
        { name: '涪陵区科技大市场', creditCode: '11500102008675432T', regionCode: '500102', partyType: '014' },
      );
    const first = await findHolder(context.app, options);
    expect(await findHolder(context.app, options)).toEqual(first);
    expect(first.actor?.roles).toEqual(['PLATFORM_ADMIN']);
    expect((await findHolder(context.app, { ...options, kind: 'demands' })).organisationId).not.toBe(
      first.organisationId,
    );
  });

  test('the same file twice adds nothing, and each refused row is told', async () => {
    const holder = await findHolder(context.app, options);
    const papers = [...PAPERS, { id: 'bad', title: '没有摘要' }, PAPERS[0] ?? {}];
    expect(await importPapers(holder, papers)).toEqual({ read: 1205, added: 1203, known: 1, refused: 1 });
    expect(refused).toEqual([expect.stringMatching(/^1204 abstract /)]);
    expect(await importPapers(holder, papers)).toMatchObject({ added: 0, known: 1204 });
    const [row] = await context.database.query(
      `SELECT count(*)::int AS count, count(DISTINCT code)::int AS codes, max(right(code, 6)) AS last FROM achievement`,
    );
    expect(row).toEqual({ count: 1203, codes: 1203, last: '001203' });
  });

  test('each batch leaves one audit entry and one event of at most 500 ids', async () => {
    const [audit] = await context.database.query(
      `SELECT count(*)::int AS entries, sum((detail ->> 'added')::int)::int AS added FROM audit_entry WHERE action = 'achievement.import'`,
    );
    expect(audit).toEqual({ entries: 3, added: 1203 });
    const events = await context.database.query(
      `SELECT jsonb_array_length(payload -> 'achievementIds') AS ids FROM outbox_event WHERE name = 'achievement.published' ORDER BY id`,
    );
    expect(events).toEqual([{ ids: 500 }, { ids: 500 }, { ids: 203 }]);
  });

  test('two imports of one file at once add each row once', async () => {
    const holder = await findHolder(context.app, options);
    const more = PAPERS.map(({ id, title, abstract }) => ({ id: `again-${id}`, title, abstract, clc: 'TE3' }));
    const tallies = await Promise.all([importPapers(holder, more), importPapers(holder, more)]);
    expect(tallies.reduce((sum, tally) => sum + tally.added, 0)).toBe(1203);
  });

  test('what was imported is found in the hall', async () => {
    await context.drain();
    const catalogue = context.get(AchievementCatalogue);
    const page = await catalogue.search(null, { q: '页岩气返排', limit: 5, sort: 'relevance', techArea: '06' });
    expect(page.total).toBe(2406);
    expect(page.items[0]).toMatchObject({ price: { kind: 'NEGOTIABLE' }, holder: { kind: 'INSTITUTE' } });
  });

  test('demands open with their budget, and twice add nothing', async () => {
    const holder = await findHolder(context.app, { ...options, kind: 'demands' });
    const room = context.get(DemandImport);
    const demand = toDemand({
      id: 'pd-1',
      title: '视觉尺寸检查设备',
      problem: '零件尺寸视觉检查',
      budget: '30万元',
    }).data;
    const rows = demand ? [demand] : [];
    const origin = { organisationId: holder.organisationId, source: 'pages' };
    const once = () => context.database.tx((tx) => room.publishImported(tx, holder.actor, origin, rows));
    expect([await once(), await once()]).toEqual([1, 0]);
    await context.drain();
    const page = await context.get(DemandCatalogue).search(null, { q: '视觉检查', limit: 5, sort: 'relevance' });
    expect(page.items[0]).toMatchObject({ budget: { kind: 'RANGE', minFen: '30000000', maxFen: '30000000' } });
  });
});
