// Totals of each plan period over exactly the first `size` entries of a stream, for the extension lines of a checkpoint.
import type { Statements } from '../tree/stored-tree.js';
import type { CheckpointBody, PlanTotals } from './note.js';

/** A plan period by its days, both inclusive. */
export interface Period {
  code: string;
  startsOn: string;
  endsOn: string;
}

/**
 * Entries never change, so the sums of a period are those of the checkpoint before plus the entries since; where the period
 * is new or its days have changed, all entries are added up.
 */
const SUMS = `
  select p.code, coalesce(sum(e.count_delta), 0)::text as count, coalesce(sum(e.total_fen), 0)::text as total,
    coalesce(sum(e.technical_fen), 0)::text as technical, coalesce(sum(e.received_fen), 0)::text as received
  from unnest($3::text[], $4::date[], $5::date[], $6::bigint[]) as p (code, first_day, last_day, after)
    left join ledger_entry e on e.stream_key = $1 and e.seq > p.after and e.seq <= $2
      and e.ledger_date between p.first_day and p.last_day
  group by p.code`;

interface SumRow {
  code: string;
  count: string;
  total: string;
  technical: string;
  received: string;
}

/** In order of the codes. `before` is the checkpoint that was signed last. */
export async function planTotals(
  statements: Statements,
  {
    stream,
    size,
    periods,
    before,
  }: { stream: string; size: number; periods: readonly Period[]; before: CheckpointBody | null },
): Promise<PlanTotals[]> {
  const ordered = [...periods].sort((a, b) => (a.code < b.code ? -1 : 1));
  const known = ordered.map((period) => before?.plans.find((plan) => isSame(plan, period)));
  const rows = await statements.query<SumRow>(SUMS, [
    stream,
    size,
    ordered.map(({ code }) => code),
    ordered.map(({ startsOn }) => startsOn),
    ordered.map(({ endsOn }) => endsOn),
    known.map((plan) => (plan ? (before?.size ?? 0) : 0)),
  ]);
  return ordered.map((period, at) => {
    const since = rows.find(({ code }) => code === period.code);
    const kept = known[at];
    return {
      code: period.code,
      from: period.startsOn,
      to: period.endsOn,
      count: (kept?.count ?? 0n) + BigInt(since?.count ?? 0),
      totalFen: (kept?.totalFen ?? 0n) + BigInt(since?.total ?? 0),
      technicalFen: (kept?.technicalFen ?? 0n) + BigInt(since?.technical ?? 0),
      receivedFen: (kept?.receivedFen ?? 0n) + BigInt(since?.received ?? 0),
    };
  });
}

function isSame(plan: PlanTotals, period: Period): boolean {
  return plan.code === period.code && plan.from === period.startsOn && plan.to === period.endsOn;
}
