// Days and instants as people type them.
import { Day, DAY_RULE, Instant } from './day.schema.js';

const yearsAhead = (years: number) =>
  `${new Date().getUTCFullYear() + years}${new Date().toISOString().slice(4, 10).replace('-02-29', '-02-28')}`;
const faults = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message) ?? [];

test.each(['1985-01-01', '2024-02-29', yearsAhead(50)])('%s is a day', (day) => {
  expect(faults(Day.safeParse(day))).toEqual([]);
});

test.each(['0000-01-01', '0001-01-01', '1899-12-31', '1984-12-31', yearsAhead(51), '9999-12-31'])(
  '%s is outside of the years that the rule names',
  (day) => {
    expect(faults(Day.safeParse(day))).toEqual([DAY_RULE]);
    expect(faults(Instant.safeParse(`${day}T00:00:00Z`))).toEqual([DAY_RULE]);
  },
);

test.each(['2026-02-29', '2026-3-1', '20260301', '', '２０２６-01-01', 20260301])('%s is no day at all', (day) => {
  expect(faults(Day.safeParse(day))).toEqual(['应为日期，例如 2026-03-31']);
});

test.each(['2026-03-31T09:00:00+08:00', '2026-03-31T01:00:00Z'])('%s is an instant', (instant) => {
  expect(Instant.safeParse(instant).success).toBe(true);
});

test.each(['2026-03-31', '2026-03-31T25:00:00Z', '2026-03-31T09:00:00'])('%s is no instant', (instant) => {
  expect(Instant.safeParse(instant).success).toBe(false);
});
