import { describe, expect, it } from '@jest/globals';
import { drillTo, whyTo } from './drill-link.js';

describe('the way behind a figure', () => {
  it('names period, cut and window', () => {
    expect(drillTo('14-5', { dimension: 'base', code: 'B1', quarter: '2025-Q2' })).toBe(
      '/desk/dashboard/contracts?period=14-5&dimension=base&code=B1&quarter=2025-Q2',
    );
  });
  it('leads from a township to what changed since last month, also in January', () => {
    expect(whyTo('township', '500102011', '2026-01-05')).toBe(
      '/desk/statistics/differences?from=2025-12&to=2026-01&dimension=township&code=500102011',
    );
  });
  it('is not offered for cuts whose changes are not kept', () => {
    expect(whyTo('amountBand', 'LT10', '2026-03-05')).toBeUndefined();
  });
});
