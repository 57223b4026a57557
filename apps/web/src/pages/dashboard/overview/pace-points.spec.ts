import { describe, expect, it } from '@jest/globals';
import { pacePoints } from './pace-points.js';

const month = (name: string, cumulativeFen: string | null, planFen: string | null) => ({
  month: name,
  count: 0,
  totalFen: '0',
  technicalFen: '0',
  cumulativeFen,
  planFen,
  yoy: null,
});
const time = { elapsedDays: 40, totalDays: 90, progress: 0.4, monthsLeft: 2, isOver: false };
const months = [
  month('2026-01', '10000000000', '20000000000'),
  month('2026-02', '50000000000', '40000000000'),
  month('2026-03', null, '60000000000'),
];

describe('the points of the pace chart', () => {
  it('compare with the plan only where a month is over', () => {
    const points = pacePoints({ months, time });
    expect(points.map((point) => point.ahead)).toEqual([-1, null, null]);
    expect(points.map((point) => point.actual)).toEqual([1, 5, null]);
  });
  it('compare the last month as well when the period is over', () => {
    const points = pacePoints({ months: months.slice(0, 2), time: { ...time, isOver: true } });
    expect(points.map((point) => point.ahead)).toEqual([-1, 1]);
  });
  it('have no plan where no target is set', () => {
    const points = pacePoints({ months: [month('2026-01', '10000000000', null)], time: { ...time, isOver: true } });
    expect(points[0]).toEqual({ month: '2026-01', actual: 1, plan: null, ahead: null });
  });
});
