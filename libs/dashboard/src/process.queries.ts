// What the process figures ask of the stat_* views. Place conditions come from the official's scope.
import type { LedgerScope } from '@app/ledger';

const LOCAL = "at time zone 'Asia/Shanghai'";

/** Condition on the one place of a row. */
export function ownPlace(scope: LedgerScope, params: unknown[]): string {
  if (scope.kind === 'DISTRICT') return 'true';
  return `${scope.kind === 'TOWNSHIP' ? 'township_code' : 'park_code'} = $${params.push(scope.code)}`;
}

/** Condition on the places of seller and buyer. */
export function eitherPlace(scope: LedgerScope, params: unknown[]): string {
  if (scope.kind === 'DISTRICT') return 'true';
  const place = scope.kind === 'TOWNSHIP' ? 'township' : 'park';
  return `$${params.push(scope.code)} in (seller_${place}, buyer_${place})`;
}

const WAY = [
  'published_at',
  'matched_at',
  'contacted_at',
  'negotiating_at',
  'signed_at',
  'registered_at',
  'received_at',
];
export const WAY_STEPS = ['published', 'matched', 'contacted', 'negotiating', 'signed', 'registered', 'received'];

/** Came to the step, or to a later one: not every way has a trace at each. */
const reached = WAY.map((_, at) => `num_nonnulls(${WAY.slice(at).join(', ')}) > 0`);
const counts = WAY_STEPS.map((step, at) => `count(*) filter (where ${reached[at]})::int as ${step}`);
const days = WAY_STEPS.slice(1).flatMap((step, index) => {
  const [from, to] = [WAY[index], WAY[index + 1]];
  const spent = `extract(epoch from ${to} - ${from}) / 86400`;
  const is = `where ${to} >= ${from}`;
  return [
    `percentile_cont(0.5) within group (order by ${spent}) filter (${is}) as ${step}_median`,
    `percentile_cont(0.9) within group (order by ${spent}) filter (${is}) as ${step}_p90`,
    `count(*) filter (${is})::int as ${step}_timed`,
  ];
});

/** Cohorts by month of publication and the whole ('') in one pass. $1, $2 first and last day; $3 now. */
export function funnelSql(place: string): string {
  const within = `registered_at <= published_at + interval '24 months'`;
  const isOld = `published_at <= $3::timestamptz - interval '24 months'`;
  return `
    select coalesce(to_char(published_at ${LOCAL}, 'YYYY-MM'), '') as month, ${counts.join(', ')}, ${days.join(', ')},
      count(*) filter (where ${isOld})::int as old, count(*) filter (where ${isOld} and ${within})::int as transformed
    from stat_achievement_path
    where (published_at ${LOCAL})::date between $1::date and $2::date and published_at <= $3 and ${place}
    group by grouping sets ((to_char(published_at ${LOCAL}, 'YYYY-MM')), ())
    order by 1`;
}

/** $1, $2 first and last day; $3 now. */
export function responseSql(place: string): string {
  return `
    select count(*)::int as published,
      count(*) filter (where answered_at <= published_at + interval '30 days')::int as answered
    from stat_demand_response
    where (published_at ${LOCAL})::date between $1::date and $2::date
      and published_at <= $3::timestamptz - interval '30 days' and ${place}`;
}

/** Decisions grouped by what working days depend on: few rows, whatever the number of filings. $1, $2 first and last day. */
export function decisionSql(place: string): string {
  return `
    select to_char(decided_on, 'YYYY') as year, to_char(accepted_on, 'YYYY-MM-DD') as accepted, to_char(decided_on, 'YYYY-MM-DD') as decided,
      refusal_ground, count(*)::int as count, count(*) filter (where decided_on <= due_on)::int as within_limit,
      count(*) filter (where correction_count > 0)::int as corrected, count(*) filter (where is_refused)::int as refused
    from stat_registry_decision
    where decided_on between $1 and $2 and ${place}
    group by 1, 2, 3, 4 order by 3, 2, 4`;
}
