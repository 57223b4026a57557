import { expect, it } from '@jest/globals';
import { periodDue } from './report-due.js';

it.each([
  ['MONTH', 5, '2026-11-04', null],
  ['MONTH', 5, '2026-11-05', '2026-10'],
  ['MONTH', 5, '2026-11-30', '2026-10'],
  ['MONTH', 1, '2027-01-01', '2026-12'],
  ['MONTH', 28, '2026-03-28', '2026-02'],
  ['QUARTER', 10, '2026-10-09', null],
  ['QUARTER', 10, '2026-10-10', '2026Q3'],
  ['QUARTER', 10, '2026-12-31', '2026Q3'],
  ['QUARTER', 10, '2027-01-10', '2026Q4'],
  ['YEAR', 15, '2027-01-14', null],
  ['YEAR', 15, '2027-01-15', '2026'],
  ['YEAR', 15, '2027-12-31', '2026'],
] as const)('a %s of day %s has on %s to build %s', (kind, day, today, period) =>
  expect(periodDue(kind, day, today)).toBe(period),
);
