import { withLanguage } from '@app/platform';
import { codeItem, codeList, labelOf, pathOf, searchCodes, toldLabel } from './code-lists.js';
import { code, CODE_LIST_NAMES, CODE_LISTS } from './code.schema.js';

describe('code lists', () => {
  it.each([
    ['techArea', 11],
    ['base', 8],
    ['township', 27],
    ['park', 7],
    ['contractType', 5],
    ['brokerLevel', 4],
  ] as const)('%s has %i entries', (name, count) => {
    expect(codeList(name).items).toHaveLength(count);
  });

  it('holds GB/T 4754-2017 with 20 sections, 97 divisions, 473 groups and 1381 classes', () => {
    const { items } = codeList('industry');
    const ofLength = (length: number) => items.filter((item) => item.code.length === length).length;
    expect([ofLength(1), ofLength(3), ofLength(4), ofLength(5)]).toEqual([20, 97, 473, 1381]);
  });

  it.each(CODE_LIST_NAMES)('%s: title, source, unique codes and existing parents', (name) => {
    const list = codeList(name);
    expect(list.title).toBe(CODE_LISTS[name]);
    expect(list.source).not.toBe('');
    expect(new Set(list.items.map((item) => item.code)).size).toBe(list.items.length);
    for (const item of list.items) {
      if (item.parent) expect(codeItem(list.parentList ?? name, item.parent)).toBeDefined();
    }
  });

  it.each(CODE_LIST_NAMES.filter((name) => !['industry', 'region'].includes(name)))('%s is told in English', (name) => {
    for (const item of codeList(name).items) {
      expect(withLanguage('en', () => toldLabel(name, item.code))).toMatch(/^[\p{Script=Latin}\d]/u);
      expect(toldLabel(name, item.code)).toBe(item.label);
    }
  });

  it('has no English for small industries and far regions: they stay Chinese; an unknown code stays a code', () => {
    const inEnglish = (name: 'industry' | 'region' | 'techArea', given: string) =>
      withLanguage('en', () => toldLabel(name, given));
    expect(inEnglish('industry', 'C13')).toBe('Processing of farm and sideline food');
    expect(inEnglish('industry', 'C1371')).toBe(labelOf('industry', 'C1371'));
    expect(inEnglish('region', '500102')).toBe('Fuling District');
    expect(inEnglish('techArea', '99')).toBe('99');
    expect(searchCodes('techArea', 'aerospace', 5).map((item) => item.code)).toEqual(['02']);
  });

  it('maps each base to existing technical fields', () => {
    const areas = codeList('base').items.flatMap((item) => item.attributes?.['techAreas']);
    expect(areas.length).toBeGreaterThanOrEqual(8);
    for (const area of areas) expect(codeItem('techArea', String(area))).toBeDefined();
  });

  it('does not offer 国防 as a goal', () => {
    expect(codeList('socialGoal').items.some((item) => item.label.includes('国防'))).toBe(false);
  });

  it('gives the path and label of a code', () => {
    expect(pathOf('region', '500102').map((item) => item.label)).toEqual(['重庆市', '市辖区', '涪陵区']);
    expect(labelOf('partyType', '022')).toBe('高等院校');
    expect(labelOf('partyType', 'xyz')).toBe('xyz');
    expect(codeItem('contractSubType', 'LIC_PATENT')?.parent).toBe('LIC');
  });

  it('finds industries by code with and without letter, and by words', () => {
    expect(searchCodes('industry', 'C1371', 5)[0]?.code).toBe('C1371');
    expect(searchCodes('industry', '1371', 5)[0]?.code).toBe('C1371');
    expect(searchCodes('industry', '蔬菜加工', 5).map((item) => item.label)).toContain('蔬菜加工');
    expect(searchCodes('industry', '没有这样的行业', 5)).toEqual([]);
  });

  it('refuses an unknown code by naming the list', () => {
    const result = code('techArea').safeParse('99');
    expect(result.error?.issues[0]?.message).toBe('技术领域代码不存在：99');
    expect(code('techArea').parse('01')).toBe('01');
    expect(code('industry').safeParse('constructor').success).toBe(false);
  });
});
