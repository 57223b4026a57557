// Reads plan periods and writes a period's target. Who may do that, and its audit line, belong to the caller (dashboard).
import { Database, problem } from '@app/platform';
import type { Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { PlanPeriod } from './plan-period.entity.js';
import type { NewPlanPeriod, PlanPeriodView, SetPlanTarget } from './plan-period.schema.js';
import { shanghaiDate } from './periods.js';
import './reference.problems.js';

@Injectable()
export class PlanPeriods {
  constructor(private readonly db: Database) {}

  /** All periods, oldest first. */
  async list(): Promise<PlanPeriodView[]> {
    const rows = await this.db.manager.getRepository(PlanPeriod).find({ order: { startsOn: 'ASC' } });
    return rows.map((row) => toView(row));
  }

  /** The period that contains the day of `now` in Shanghai; the latest one when none does. */
  async current(now: Date): Promise<PlanPeriodView> {
    const today = shanghaiDate(now);
    const periods = await this.list();
    const found = periods.find((period) => period.startsOn <= today && today <= period.endsOn) ?? periods.at(-1);
    if (!found) throw problem('reference.unknown-period');
    return found;
  }

  /** @throws problem reference.unknown-period */
  async get(code: string): Promise<PlanPeriodView> {
    const row = await this.db.manager.getRepository(PlanPeriod).findOneBy({ code });
    if (!row) throw problem('reference.unknown-period', { detail: `规划期代码：${code}` });
    return toView(row);
  }

  /**
   * Adds a plan period without a target; the caller has checked the right to do so and writes the audit line.
   * @throws the unique violation of the code
   */
  async open(tx: Tx, period: NewPlanPeriod): Promise<PlanPeriodView> {
    const row = { ...period, targetFen: null, source: null, isDemo: false };
    await tx.insert(PlanPeriod, row);
    return toView(row);
  }

  /**
   * Writes the target; the caller has checked the right to do so and writes the audit line in the same transaction.
   * @param isDemo true marks the figure as invented for the demo
   * @throws problem reference.unknown-period
   */
  async setTarget(tx: Tx, code: string, target: SetPlanTarget, isDemo = false): Promise<PlanPeriodView> {
    const periods = tx.getRepository(PlanPeriod);
    const row = await periods.findOne({ where: { code }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw problem('reference.unknown-period', { detail: `规划期代码：${code}` });
    row.targetFen = BigInt(target.targetFen);
    row.metric = target.metric;
    row.source = target.source;
    row.isDemo = isDemo;
    await periods.save(row);
    return toView(row);
  }
}

function toView(row: PlanPeriod): PlanPeriodView {
  return {
    code: row.code,
    name: row.name,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    targetFen: row.targetFen === null ? null : row.targetFen.toString(),
    metric: row.metric,
    source: row.source,
    isDemo: row.isDemo,
  };
}
