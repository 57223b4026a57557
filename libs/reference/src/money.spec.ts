import { assert, bigInt, property } from 'fast-check';
import { fenToYuan, formatMoney, moneyWithUnit, yuanToFen } from './money.js';
import { Fen, FenAmount, PositiveFenAmount, YuanText } from './money.schema.js';

describe('money', () => {
  it.each([
    ['0', 0n],
    ['0.1', 10n],
    ['0.01', 1n],
    ['3000000', 300_000_000n],
    ['999999999999.99', 99_999_999_999_999n],
  ])('reads %s yuan', (text, fen) => {
    expect(yuanToFen(text)).toBe(fen);
  });

  it.each(['', '-1', '1.234', '1e5', '1,000', '1234567890123', '.5', '1.', 'NaN', '１'])(
    'refuses %j as yuan',
    (text) => {
      expect(YuanText.safeParse(text).success).toBe(false);
    },
  );

  it('reads back what it writes, to the fen', () => {
    assert(property(bigInt(0n, 99_999_999_999_999n), (fen) => yuanToFen(fenToYuan(fen)) === fen));
  });

  it('writes 万元 with four decimals and 亿元 with two, grouped and rounded half up', () => {
    expect(formatMoney(225_000_000n, 'wan')).toBe('225.0000');
    expect(formatMoney(123_456_789_050n, 'wan')).toBe('123,456.7891');
    expect(moneyWithUnit(200_000_000_000n, 'yi')).toBe('20.00亿元');
    expect(formatMoney(50_000_000n, 'yi')).toBe('0.01');
    expect(formatMoney(49_999_999n, 'yi')).toBe('0.00');
    expect(formatMoney(-1n, 'yi')).toBe('0.00');
    expect(formatMoney(-12_345_678n, 'yuan')).toBe('-123,456.78');
    expect(formatMoney(1_500_000n, 'wan', 0)).toBe('2');
  });

  it('takes only canonical fen strings on the wire', () => {
    expect(FenAmount.safeParse('300000000').success).toBe(true);
    for (const bad of ['-1', '01', '1.0', '', ' 1', '100000000000000']) {
      expect(FenAmount.safeParse(bad).success).toBe(false);
    }
    expect(FenAmount.safeParse(300).success).toBe(false);
    expect(PositiveFenAmount.safeParse('0').success).toBe(false);
    expect(Fen.safeParse('-5').success).toBe(true);
    expect(Fen.safeParse('-0').success).toBe(false);
  });
});
