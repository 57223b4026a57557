import { describe, expect, test } from '@jest/globals';
import '@app/reference';
import { deadlineErrors, givesAway, newDemand } from './demand.columns.js';
import { aliasOf, budgetColumns, budgetOf } from './demand.projection.js';
import { DraftDemand, type Budget } from './demand.schema.js';
import { budgetBandOf, toDocument } from './demand.search.js';

const ID = '018f0000-0000-7000-8000-000000000001';

/** Pointers of the faults in a draft with these fields. */
function faults(fields: object): string[] {
  const result = DraftDemand.safeParse({ title: '榨菜脱盐废水处理', ...fields });
  return (result.error?.issues ?? []).map((issue) => issue.path.join('/'));
}

describe('what a draft may hold', () => {
  test('an upper budget below the lower one is named', () => {
    expect(faults({ budget: { kind: 'RANGE', minFen: '200', maxFen: '100' } })).toEqual(['budget/maxFen']);
    expect(faults({ budget: { kind: 'RANGE', minFen: '0', maxFen: '100' } })).toEqual([]);
    expect(faults({ budget: { kind: 'RANGE', minFen: '1.5', maxFen: '100' } })).toEqual(['budget/minFen']);
    expect(faults({ budget: { kind: 'NEGOTIABLE' } })).toEqual([]);
  });

  test('a target that is compared is a number', () => {
    const target = { name: '出水盐度', currentValue: '8', comparator: 'AT_MOST', targetValue: '1', unit: 'g/L' };
    expect(faults({ targets: [target] })).toEqual([]);
    expect(faults({ targets: [{ ...target, targetValue: '大幅降低' }] })).toEqual(['targets/0/targetValue']);
    expect(faults({ targets: [{ ...target, comparator: 'DESCRIBED', targetValue: '大幅降低' }] })).toEqual([]);
    expect(faults({ targets: [{ ...target, comparator: 'ABOUT' }] })).toEqual(['targets/0/comparator']);
  });

  test('unknown codes and impossible days are refused', () => {
    expect(faults({ type: 'MAGIC' })).toEqual(['type']);
    expect(faults({ cooperationModes: ['TRANSFER', 'TRANSFER'] })).toEqual(['cooperationModes']);
    expect(faults({ deadline: '2026-02-30' })).toEqual(['deadline']);
    expect(faults({ requiredTrl: 10 })).toEqual(['requiredTrl']);
    expect(faults({ excludedPartners: ['not-an-id'] })).toEqual(['excludedPartners/0']);
  });
});

describe('what is held against the day and the owner', () => {
  test('a deadline of today is not in the past', () => {
    expect(deadlineErrors('2026-03-05', '2026-03-05')).toEqual([]);
    expect(deadlineErrors('2026-03-04', '2026-03-05')).toEqual([
      { pointer: '/deadline', detail: '截止日期不能早于今天' },
    ]);
  });

  test('an anonymous demand may not name its owner in any text', () => {
    const target = {
      name: '甲公司标准',
      currentValue: null,
      comparator: 'DESCRIBED',
      targetValue: '达标',
      unit: '',
      verification: '',
    } as const;
    const row = {
      ...newDemand(ID, ID, new Date(0)),
      title: '甲公司的需求',
      constraints: '在甲公司厂区内',
      targets: [target],
    };
    expect(givesAway(row, '甲公司')).toEqual([]);
    expect(givesAway({ ...row, isAnonymous: true }, '甲公司').map((fault) => fault.pointer)).toEqual([
      '/title',
      '/constraints',
      '/targets',
    ]);
  });

  test('an anonymous owner is shown by region and division of industry', () => {
    const owner = { regionCode: '500102', industryCode: 'C1371', kind: 'ENTERPRISE' } as const;
    expect(aliasOf(owner)).toBe('涪陵区某农副食品加工企业');
    expect(aliasOf({ ...owner, industryCode: null })).toBe('涪陵区某企业');
  });
});

describe('derived values', () => {
  const budgets: Budget[] = [{ kind: 'NEGOTIABLE' }, { kind: 'RANGE', minFen: '100', maxFen: '30000000' }];

  test.each(budgets)('a budget of kind $kind comes back from its columns as it went in', (budget) => {
    expect(budgetOf(budgetColumns(budget))).toEqual(budget);
  });

  test('budget bands are cut by the upper end', () => {
    const band = (maxFen: string) => budgetBandOf({ kind: 'RANGE', minFen: '0', maxFen });
    expect([band('9999999'), band('10000000'), band('500000000')]).toEqual(['LT10', '10_50', 'GE500']);
  });

  test('no text of a document names the owner', () => {
    const document = toDocument({ ...newDemand(ID, ID, new Date(0)), title: '需求' }, '500102');
    expect(JSON.stringify(document.text)).not.toContain(ID);
  });
});
