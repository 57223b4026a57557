// Opens a plan period: data, entered by the district, whole months beside those there are.
import { Audit } from '@app/identity';
import type { Actor } from '@app/identity';
import { Database, isUniqueViolation, problem } from '@app/platform';
import { PlanPeriods } from '@app/reference';
import type { PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { monthEnd } from '../plan-line.js';
import { mayClose } from './period.policy.js';
import './period.problems.js';
import type { OpenPlanPeriod } from './period.schema.js';

/** Two that open overlapping periods at once wait for each other. */
const LOCK = 'select pg_advisory_xact_lock(110, 2)';

@Injectable()
export class PlanPeriodBook {
  constructor(
    private readonly database: Database,
    private readonly periods: PlanPeriods,
    private readonly audit: Audit,
  ) {}

  /** @throws problem period.not-yours, period.not-whole-months, period.overlaps, period.code-taken */
  async open(actor: Actor, given: OpenPlanPeriod): Promise<PlanPeriodView> {
    const ability = mayClose(actor);
    if (ability !== true) throw problem(ability);
    const { startsOn, endsOn } = given;
    if (!startsOn.endsWith('-01')) throw fault('period.not-whole-months', '/startsOn', '须为某月第一天');
    if (endsOn !== monthEnd(endsOn.slice(0, 7))) throw fault('period.not-whole-months', '/endsOn', '须为某月最后一天');
    try {
      return await this.database.tx(async (tx) => {
        await tx.query(LOCK);
        const other = (await this.periods.list()).find((each) => each.startsOn <= endsOn && startsOn <= each.endsOn);
        if (other) throw fault('period.overlaps', '/startsOn', `与“${other.name}”重叠`);
        const period = await this.periods.open(tx, given);
        await this.audit.write(tx, actor, {
          action: 'period.open',
          subjectType: 'plan-period',
          subjectId: given.code,
          detail: { startsOn, endsOn, metric: given.metric },
        });
        return period;
      });
    } catch (error) {
      throw isUniqueViolation(error) ? problem('period.code-taken', { detail: given.code }) : error;
    }
  }
}

function fault(code: string, pointer: string, detail: string) {
  return problem(code, { errors: [{ pointer, detail }] });
}
