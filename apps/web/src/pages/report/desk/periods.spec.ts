import { expect, it } from '@jest/globals';
import { periodsOf } from './periods.js';

it.each([
  ['MONTH', '2026-02-03', ['2026-02', '2026-01', '2025-12']],
  ['QUARTER', '2026-02-03', ['2026Q1', '2025Q4', '2025Q3']],
  ['QUARTER', '2026-12-31', ['2026Q4', '2026Q3', '2026Q2']],
  ['YEAR', '2026-02-03', ['2026', '2025', '2024']],
] as const)('%s on %s', (kind, today, first) => expect(periodsOf(kind, today).slice(0, 3)).toEqual(first));
