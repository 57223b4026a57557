import { describe, expect, test } from '@jest/globals';
import { compareIndicators } from './indicators.js';

describe('indicators', () => {
  const target = (fields: object) => ({
    name: '处理量',
    currentValue: '5',
    comparator: 'AT_LEAST' as const,
    targetValue: '10',
    unit: 't',
    ...fields,
  });
  test.each([
    ['at least, same unit', {}, { name: '处理量', value: '12', unit: 't' }, true],
    ['at least, converted unit', {}, { name: '处理量', value: '9000', unit: 'kg' }, false],
    [
      'at most',
      { comparator: 'AT_MOST', targetValue: '0.5', unit: 'mm' },
      { name: '处理量', value: '200', unit: 'μm' },
      true,
    ],
    ['other dimension: undecided', {}, { name: '处理量', value: '12', unit: 'kW' }, null],
    [
      'described: undecided',
      { comparator: 'DESCRIBED', targetValue: '连续' },
      { name: '处理量', value: '12', unit: 't' },
      null,
    ],
    ['a range states its first number', {}, { name: '日处理量', value: '10～15', unit: 't' }, true],
  ])('%s', (_, fields, stated, isMet) => {
    expect(compareIndicators([target(fields)], [stated])[0]).toMatchObject({ isMet });
  });
  test.each([
    ['COD', 'AT_MOST', '50', 'mg/L', { name: 'COD去除率', value: '96.4', unit: '%' }, null, null],
    ['COD去除率', 'AT_LEAST', '95', '%', { name: 'COD 去除率', value: '96.4', unit: '%' }, '96.4%', true],
    ['气孔率', 'AT_MOST', '2', '%', { name: '气孔率降低', value: '30', unit: '%' }, null, null],
    ['氯离子', 'AT_MOST', '250', 'mg/L', { name: '产水氯离子', value: '≤ 0.2', unit: 'g/L' }, '≤ 0.2g/L', true],
    ['氯离子', 'AT_MOST', '250', 'mg/L', { name: '产水氯离子', value: '12', unit: '%' }, null, null],
    ['纯度', 'AT_LEAST', '98', '%', { name: '纯度', value: '≤ 99', unit: '%' }, '≤ 99%', null],
    ['能耗', 'AT_MOST', '40', 'kWh', { name: '能耗', value: '不低于 30', unit: 'kWh' }, '不低于 30kWh', null],
    ['能耗', 'AT_MOST', '40', 'kWh', { name: '能耗', value: '30—45', unit: 'kWh' }, '30—45kWh', false],
    ['温度', 'AT_LEAST', '-40', '℃', { name: '温度', value: '-20', unit: '℃' }, '-20℃', true],
    ['处理量', 'AT_LEAST', '100', 'm³/d', { name: '处理量', value: '5', unit: 'm³/h' }, '5m³/h', true],
  ] as const)('%s %s %s%s against %o', (name, comparator, targetValue, unit, stated, offered, isMet) => {
    const [row] = compareIndicators([target({ name, comparator, targetValue, unit })], [stated]);
    expect(row).toMatchObject({ offered, isMet });
  });
  test('the same name goes before a similar one', () => {
    const stated = [
      { name: '日处理量', value: '5', unit: 't' },
      { name: '处理量', value: '12', unit: 't' },
    ];
    expect(compareIndicators([target({})], stated)[0]).toMatchObject({ offered: '12t', isMet: true });
  });
  test('not stated', () => {
    expect(compareIndicators([target({})], [])[0]).toMatchObject({ offered: null, isMet: null });
  });
});
