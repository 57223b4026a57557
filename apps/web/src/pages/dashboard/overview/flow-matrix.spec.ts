import { describe, expect, it } from '@jest/globals';
import { flowMatrix } from './flow-matrix.js';

describe('the flow between provinces', () => {
  it('has a row per selling and a column per buying province, the largest first', () => {
    const { sellers, buyers, cellOf } = flowMatrix([
      { code: '50-11', label: '重庆市 → 北京市', totalFen: '5' },
      { code: '50-50', label: '重庆市 → 重庆市', totalFen: '7' },
      { code: '11-50', label: '北京市 → 重庆市', totalFen: '90' },
    ]);
    expect(sellers.map(({ label }) => label)).toEqual(['北京市', '重庆市']);
    expect(buyers.map(({ code }) => code)).toEqual(['50', '11']);
    expect(cellOf('50', '11')?.totalFen).toBe('5');
    expect(cellOf('11', '11')).toBeUndefined();
  });
});
