import { expect, it } from '@jest/globals';
import { monthsBack } from './months.js';

it('months go back over the turn of a year', () => {
  expect(monthsBack('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
});
