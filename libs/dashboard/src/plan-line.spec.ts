// Arithmetic of a plan period.
import { monthsOf, paceMonths, periodTime, planAt, requiredMonthly, share } from './plan-line.js';

const FOURTEENTH = ['2021-01-01', '2025-12-31'] as const;
const on = (today: string) => periodTime(...FOURTEENTH, today);
const YI = 10_000_000_000n;

describe('the time of a plan period', () => {
  it.each([
    ['2020-12-31', 0, 60],
    ['2021-01-01', 1, 60],
    ['2023-07-01', 912, 30],
    ['2025-12-31', 1826, 1],
    ['2026-01-01', 1826, 0],
  ])('on %s has %i of 1826 days elapsed and %i months left', (today, elapsedDays, monthsLeft) => {
    expect(on(today)).toMatchObject({ totalDays: 1826, elapsedDays, monthsLeft, isOver: today > '2025-12-31' });
  });

  it('has sixty months', () => {
    const months = monthsOf(on('2023-07-01'));
    expect([months.length, months[0], months.at(-1)]).toEqual([60, '2021-01', '2025-12']);
  });
});

describe('the plan line', () => {
  it('ends exactly at the target and grows by the day', () => {
    expect(planAt('2025-12', 20n * YI, on('2025-01-01'))).toBe(20n * YI);
    expect(planAt('2021-01', 1826n, on('2025-01-01'))).toBe(31n);
    expect(planAt('2024-02', 1826n, on('2025-01-01'))).toBe(365n * 3n + 31n + 29n);
  });
});

describe('the required pace', () => {
  it('closes the gap in the months left, rounded up to the fen', () => {
    expect(requiredMonthly(100n, 3)).toBe(34n);
    expect(requiredMonthly(99n, 3)).toBe(33n);
  });

  it('is nothing once the target is reached or the period is over', () => {
    expect(requiredMonthly(0n, 3)).toBeNull();
    expect(requiredMonthly(-5n, 3)).toBeNull();
    expect(requiredMonthly(5n, 0)).toBeNull();
  });
});

describe('the pace', () => {
  it('looks at the last twelve whole months', () => {
    const months = paceMonths(on('2023-07-15'), '2021-01');
    expect([months.length, months[0], months.at(-1)]).toEqual([12, '2022-07', '2023-06']);
  });

  it('looks at the last twelve months of a period that is over', () => {
    expect(paceMonths(on('2026-03-01'), '2021-01').at(-1)).toBe('2025-12');
  });

  it('is shortened for a young ledger and empty for a new one', () => {
    expect(paceMonths(on('2021-04-15'), '2021-02')).toEqual(['2021-02', '2021-03']);
    expect(paceMonths(on('2021-04-15'), '2021-04')).toEqual([]);
    expect(paceMonths(on('2021-04-15'), null)).toEqual([]);
  });
});

describe('a share', () => {
  it('is cut off, so that what is not reached never reads 100 %', () => {
    expect(share(19_999_999n, 20_000_000n)).toBe(0.9999);
    expect(share(1n, 3n)).toBe(0.3333);
    expect(share(1n, 0n)).toBe(0);
  });
});
