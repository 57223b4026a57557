// Sets the target of a plan period. The period itself is reference data.
import { Audit } from '@app/identity';
import type { Actor } from '@app/identity';
import { Database, problem } from '@app/platform';
import { PlanPeriods } from '@app/reference';
import type { PlanPeriodView, SetPlanTarget } from '@app/reference';
import { Injectable } from '@nestjs/common';
import './dashboard.problems.js';
import { canSetTarget } from './dashboard.policy.js';

@Injectable()
export class Targets {
  constructor(
    private readonly database: Database,
    private readonly periods: PlanPeriods,
    private readonly audit: Audit,
  ) {}

  /**
   * @param isDemo true marks the figure as invented for the demo
   * @throws problem dashboard.not-your-target, reference.unknown-period
   */
  async setTarget(actor: Actor, code: string, target: SetPlanTarget, isDemo = false): Promise<PlanPeriodView> {
    const ability = canSetTarget(actor);
    if (ability !== true) throw problem(ability);
    return this.database.tx(async (tx) => {
      const period = await this.periods.setTarget(tx, code, target, isDemo);
      await this.audit.write(tx, actor, {
        action: 'dashboard.set-target',
        subjectType: 'plan-period',
        subjectId: code,
        detail: { targetFen: period.targetFen, metric: period.metric },
      });
      return period;
    });
  }
}
