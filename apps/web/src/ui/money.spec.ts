import { describe, expect, it } from '@jest/globals';
import { moneyDigits, moneyText, parseMoney, toFen } from './money.js';

describe('money in words', () => {
  it('writes officials’ figures in 亿元 with two decimals, rounded half away from zero', () => {
    expect(moneyDigits('173600000000', { unit: 'yi' })).toBe('17.36');
    expect(moneyDigits('173650000000', { unit: 'yi' })).toBe('17.37');
    expect(moneyDigits('-173650000000', { unit: 'yi' })).toBe('−17.37');
    expect(moneyDigits('50000000', { unit: 'yi' })).toBe('0.01');
    expect(moneyDigits('49999999', { unit: 'yi' })).toBe('0.00');
  });
  it('keeps two decimals in tables and drops trailing zeros in prose', () => {
    expect(moneyDigits('1280000000', { unit: 'wan' })).toBe('1,280.00');
    expect(moneyDigits('120000000', { unit: 'wan', isTrimmed: true })).toBe('120');
    expect(moneyDigits('120500000', { unit: 'wan', isTrimmed: true })).toBe('120.5');
    expect(moneyDigits('100000000000', { unit: 'wan', isTrimmed: true })).toBe('100,000');
  });
  it('is exact to the fen in 元, beyond what a double can hold', () => {
    expect(moneyDigits('900719925474099301', { unit: 'yuan' })).toBe('9,007,199,254,740,993.01');
  });
  it('writes a dash for unknown and no sign for zero', () => {
    expect(moneyDigits(null, { unit: 'wan' })).toBe('—');
    expect(moneyDigits('abc', { unit: 'wan' })).toBe('—');
    expect(moneyDigits('0', { unit: 'wan', isSigned: true })).toBe('0.00');
    expect(moneyDigits('1600000000', { unit: 'yi', isSigned: true })).toBe('+0.16');
  });
});

describe('money as typed', () => {
  it('becomes fen', () => {
    expect(parseMoney('1,280.5', 'wan')).toBe('1280500000');
    expect(parseMoney('１２０', 'wan')).toBe('120000000');
    expect(parseMoney('0.01', 'yuan')).toBe('1');
    expect(parseMoney('300.000001', 'wan')).toBe('300000001');
  });
  it('is refused when it is no amount or finer than one fen', () => {
    for (const bad of ['', '-1', '1e3', '1.2.3', '面议']) expect(parseMoney(bad, 'wan')).toBeNull();
    expect(parseMoney('0.001', 'yuan')).toBeNull();
    expect(parseMoney('0.0000001', 'wan')).toBeNull();
  });
  it('survives the way to text and back', () => {
    for (const fen of ['1', '99', '1280500000', '300000001', '0']) {
      for (const unit of ['wan', 'yuan'] as const) expect(parseMoney(moneyText(fen, unit), unit)).toBe(fen);
    }
    expect(toFen('12')).toBe(12n);
    expect(toFen(1.5)).toBeNull();
  });
});
