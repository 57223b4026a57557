// Puts an indicator's target, evidence and system value of one plan period side by side. Pure.
import type { PlanPeriodView } from '@app/reference';
import { share } from '../plan-line.js';
import type { IndicatorEvidence, IndicatorTarget } from './indicator.entity.js';
import type { Direction, IndicatorReading, Metric, SystemValue, TargetView } from './indicator.schema.js';

/** The target that holds: the one set last. Rows come latest first. */
export function latestTarget(rows: readonly IndicatorTarget[], periodCode: string): IndicatorTarget | null {
  return rows.find((row) => row.periodCode === periodCode) ?? null;
}

/** Evidence that no other record corrects, with its day inside the period; the latest day, then the latest record. */
export function latestEvidence(
  rows: readonly IndicatorEvidence[],
  { startsOn, endsOn }: Pick<PlanPeriodView, 'startsOn' | 'endsOn'>,
): IndicatorEvidence | null {
  const corrected = new Set(rows.map((row) => row.correctsId));
  const valid = rows.filter((row) => !corrected.has(row.id) && row.asOf >= startsOn && row.asOf <= endsOn);
  return valid.reduce<IndicatorEvidence | null>(
    (best, row) => (best === null || isLater(row, best) ? row : best),
    null,
  );
}

function isLater(a: IndicatorEvidence, b: IndicatorEvidence): boolean {
  if (a.asOf !== b.asOf) return a.asOf > b.asOf;
  return a.recordedAt.getTime() === b.recordedAt.getTime() ? a.id > b.id : a.recordedAt > b.recordedAt;
}

/**
 * The ledger knows all of what it counts, so its value is the current one. The registers of agencies and talents know those
 * on the platform only: what was reported goes first.
 */
export function readingOf(
  periodCode: string,
  direction: Direction,
  target: TargetView | null,
  evidence: IndicatorEvidence | null,
  system: SystemValue | null,
): IndicatorReading {
  const isWhole = system !== null && system.ledgerSeq !== null;
  const isSystem = system !== null && (isWhole || evidence === null);
  const current = isSystem
    ? { value: system.value, basis: 'SYSTEM' as const }
    : evidence && { value: evidence.value.toString(), basis: 'REPORTED' as const };
  const metric: Metric | null = isSystem ? system.metric : (evidence?.metric ?? null);
  return {
    periodCode,
    target,
    reported: evidence && {
      evidenceId: evidence.id,
      value: evidence.value.toString(),
      asOf: evidence.asOf,
      metric: evidence.metric,
      source: evidence.source,
    },
    system,
    current,
    progress:
      target?.target && current && metric === target.metric
        ? progressOf(direction, current.value, target.target)
        : null,
  };
}

/** DOWN: how far the value has come down to the target; whole when it is there or below. */
function progressOf(direction: Direction, value: string, target: string): number {
  if (direction === 'UP') return share(BigInt(value), BigInt(target));
  return BigInt(value) <= BigInt(target) ? 1 : share(BigInt(target), BigInt(value));
}
