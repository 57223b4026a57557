// Which totals an entry moves.
import { amountBandOf, completeDimensions, DISTRICT_REGION, rollupCells } from './dimensions.js';
import { buildEntry } from './testing/build-entry.js';

function cellsOf(overrides: Parameters<typeof buildEntry>[0]): string[] {
  const { dimensions, amounts } = buildEntry(overrides);
  return rollupCells(completeDimensions(dimensions, amounts.totalFen)).map((cell) => `${cell.dimension}=${cell.code}`);
}

describe('the dimensions of an entry', () => {
  it('serve Fuling', () => {
    expect(DISTRICT_REGION).toBe('500102');
  });

  it.each([
    ['500102', '500102', 'WITHIN'],
    ['500102', '110108', 'OUTBOUND'],
    ['500112', '500102', 'INBOUND'],
    ['500112', '110108', 'OUTSIDE'],
  ])('give direction for a seller in %s and a buyer in %s: %s', (sellerRegion, buyerRegion, direction) => {
    expect(cellsOf({ dimensions: { sellerRegion, buyerRegion } })).toContain(`direction=${direction}`);
  });

  it('count a township once when both parties are in it, and under both when they are not', () => {
    const same = cellsOf({ dimensions: { sellerTownship: '500102011', buyerTownship: '500102011' } });
    expect(same.filter((cell) => cell.startsWith('township='))).toEqual(['township=500102011']);
    expect(cellsOf({}).filter((cell) => cell.startsWith('township='))).toEqual([
      'township=500102011',
      'township=500102013',
    ]);
  });

  it('leave out what a contract does not have', () => {
    const cells = cellsOf({
      dimensions: { base: null, buyerPark: undefined, sellerTownship: null, buyerTownship: null },
    });
    expect(cells.filter((cell) => /^(base|.*[pP]ark|.*[tT]ownship)=/.test(cell))).toEqual([]);
  });

  it('write flags as Y and N', () => {
    expect(cellsOf({})).toEqual(expect.arrayContaining(['related=N', 'brokerAssisted=Y', 'all=all']));
  });

  it.each([
    [0n, 'LT10'],
    [9_999_999n, 'LT10'],
    [10_000_000n, '10_100'],
    [100_000_000n, '100_500'],
    [999_999_999n, '500_1000'],
    [1_000_000_000n, 'GE1000'],
  ])('put %s fen into band %s', (totalFen, band) => {
    expect(amountBandOf(totalFen)).toBe(band);
    expect(cellsOf({ amounts: { totalFen, technicalFen: 0n } })).toContain(`amountBand=${band}`);
  });
});
