// The two forecasts and their errors on past years.
import { backtest, expectedFrom, expectedIn } from './forecast.js';
import type { History } from './forecast.js';
import { monthsOf } from './plan-line.js';

/** Months from `first` to `last` whose value is what `of` says. */
function history(first: string, last: string, of: (month: string) => bigint): History {
  const all = monthsOf({ startsOn: `${first}-01`, endsOn: `${last}-01` });
  return { months: new Map(all.map((month) => [month, of(month)])), firstMonth: first, lastMonth: last };
}

/** Everything comes in December, as where budgets are spent. */
const december = (month: string): bigint => (month.endsWith('-12') ? 1_200n : 0n);

describe('the pace of the last 90 days', () => {
  it('is that of the last three whole months, by days', () => {
    const steady = history('2025-01', '2025-06', () => 9_100n);
    // 2025-04 to 06 have 91 days, so a day brings 300 fen.
    expect(expectedIn('RECENT', steady, '2025-07')).toBe(9_300n);
    expect(expectedIn('RECENT', steady, '2026-02')).toBe(8_400n);
  });

  it('needs three whole months', () => {
    expect(
      expectedIn(
        'RECENT',
        history('2025-05', '2025-06', () => 1n),
        '2025-07',
      ),
    ).toBeNull();
  });

  it('counts the rest of the current month by its days left', () => {
    const steady = history('2025-01', '2025-06', () => 9_100n);
    expect(expectedFrom('RECENT', steady, '2025-07-31', '2025-07')).toBe(0n);
    expect(expectedFrom('RECENT', steady, '2025-07-21', '2025-08')).toBe(3_000n + 9_300n);
  });
});

describe('the seasonal forecast', () => {
  it('spreads the last twelve months as past years were spread', () => {
    const seasons = history('2021-01', '2024-06', december);
    expect(expectedIn('SEASONAL', seasons, '2024-12')).toBe(1_200n);
    expect(expectedIn('SEASONAL', seasons, '2024-08')).toBe(0n);
    expect(expectedFrom('SEASONAL', seasons, '2024-07-15', '2024-12')).toBe(1_200n);
  });

  it('says nothing with fewer than two whole years', () => {
    expect(expectedIn('SEASONAL', history('2021-02', '2022-12', december), '2023-01')).toBeNull();
    expect(
      expectedIn(
        'SEASONAL',
        history('2021-01', '2022-12', () => 0n),
        '2023-01',
      ),
    ).toBeNull();
  });
});

describe('the error on past years', () => {
  it('is measured where the present year stands, with what was known then', () => {
    const seasons = history('2019-01', '2024-06', december);
    expect(backtest('SEASONAL', seasons)).toEqual([
      { year: '2021', predictedFen: 1_200n, actualFen: 1_200n },
      { year: '2022', predictedFen: 1_200n, actualFen: 1_200n },
      { year: '2023', predictedFen: 1_200n, actualFen: 1_200n },
    ]);
    // The pace of April to June is blind for December.
    expect(backtest('RECENT', seasons).map(({ predictedFen }) => predictedFen)).toEqual([0n, 0n, 0n, 0n, 0n]);
  });

  it('does not change when later months change', () => {
    const one = history('2019-01', '2024-03', (month) => (month <= '2022-03' ? 100n : 7n));
    const other = history('2019-01', '2024-03', (month) => (month <= '2022-03' ? 100n : 900n));
    const of2022 = (tested: ReturnType<typeof backtest>) => tested.find(({ year }) => year === '2022')?.predictedFen;
    expect(of2022(backtest('SEASONAL', one))).toBe(of2022(backtest('SEASONAL', other)));
  });

  it('predicts whole years in January', () => {
    const steady = history('2022-01', '2024-12', () => 100n);
    expect(backtest('SEASONAL', steady)).toEqual([{ year: '2024', predictedFen: 1_200n, actualFen: 1_200n }]);
    expect(backtest('RECENT', steady).map(({ year }) => year)).toEqual(['2023', '2024']);
  });

  it('is empty for a young ledger', () => {
    expect(
      backtest(
        'RECENT',
        history('2025-03', '2025-06', () => 5n),
      ),
    ).toEqual([]);
  });
});
