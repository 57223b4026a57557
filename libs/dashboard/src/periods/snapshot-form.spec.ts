import { calendarSpan, calendarSpans, quarterSpan } from './span.js';
import { canonicalSnapshot, cellsOf, snapshotHash } from './snapshot-form.js';
import type { SnapshotFacts } from './snapshot-form.js';

const cell = (dimension: string, code: string, totalFen: bigint) => ({
  dimension,
  code,
  count: 1n,
  totalFen,
  technicalFen: totalFen - 1n,
  receivedFen: 0n,
});
const FACTS: SnapshotFacts = {
  kind: 'MONTH',
  period: '2026-09',
  startsOn: '2026-09-01',
  endsOn: '2026-09-30',
  streamKey: 'contract',
  cutoffSeq: 12n,
  cutoffAt: '2026-10-08T01:02:03.000Z',
  chainHash: 'ab'.repeat(32),
  ruleSetVersion: '2026',
  cells: [cell('type', 'DEV', 99_999_999_999_999n), cell('all', 'all', -3n), cell('type', 'CON', 2n)],
};

describe('the canonical form of a closed period', () => {
  it('is pinned: these bytes and this hash stay for ever', () => {
    const text = canonicalSnapshot(FACTS);
    expect(text).toBe(
      '{"v":"techmart-snapshot/1","kind":"MONTH","period":"2026-09","startsOn":"2026-09-01","endsOn":"2026-09-30",' +
        `"stream":"contract","cutoffSeq":"12","cutoffAt":"2026-10-08T01:02:03.000Z","chainHash":"${'ab'.repeat(32)}",` +
        '"ruleSetVersion":"2026","cells":[["all","all","1","-3","-4","0"],["type","CON","1","2","1","0"],' +
        '["type","DEV","1","99999999999999","99999999999998","0"]]}',
    );
    expect(snapshotHash(text).toString('hex')).toMatchInlineSnapshot(
      `"026ce772a4ebd0992d37ed917909cdae6a2b7a79cc2a229a331e32a551307ada"`,
    );
  });

  it('does not depend on the order of the cells and gives them back', () => {
    const turned = { ...FACTS, cells: FACTS.cells.toReversed() };
    expect(canonicalSnapshot(turned)).toBe(canonicalSnapshot(FACTS));
    expect(cellsOf(canonicalSnapshot(FACTS))).toEqual(expect.arrayContaining([...FACTS.cells]));
  });
});

describe('calendar periods', () => {
  it.each([
    ['MONTH', '2024-02', '2024-02-01', '2024-02-29'],
    ['QUARTER', '2026Q4', '2026-10-01', '2026-12-31'],
    ['YEAR', '2025', '2025-01-01', '2025-12-31'],
  ] as const)('%s %s goes from %s to %s', (kind, period, startsOn, endsOn) => {
    expect(calendarSpan(kind, period)).toMatchObject({ startsOn, endsOn });
  });

  it.each([
    ['MONTH', '2026-13'],
    ['MONTH', '2026Q1'],
    ['QUARTER', '2026Q5'],
    ['YEAR', '26'],
  ] as const)('%s %s is none', (kind, period) => expect(calendarSpan(kind, period)).toBeNull());

  it('come latest first, the running ones too', () => {
    const periods = calendarSpans('2025-11-20', '2026-01-05').map((span) => span.period);
    expect(periods).toEqual(['2026', '2026Q1', '2026-01', '2025', '2025Q4', '2025-12', '2025-11']);
    expect(quarterSpan('2025Q4').label).toBe('2025 年第 4 季度');
  });
});
