// Sets the target of a plan period from the dashboard; the target and its history are kept with the indicators.
import type { Actor } from '@app/identity';
import { problem } from '@app/platform';
import type { PlanPeriodView, SetPlanTarget } from '@app/reference';
import { Injectable } from '@nestjs/common';
import './dashboard.problems.js';
import { canSetTarget } from './dashboard.policy.js';
import { IndicatorBook } from './indicators/indicator-book.service.js';

@Injectable()
export class Targets {
  constructor(private readonly book: IndicatorBook) {}

  /**
   * @param isDemo true marks the figure as invented for the demo
   * @throws problem dashboard.not-your-target, reference.unknown-period
   */
  async setTarget(actor: Actor, code: string, target: SetPlanTarget, isDemo = false): Promise<PlanPeriodView> {
    const ability = canSetTarget(actor);
    if (ability !== true) throw problem(ability);
    return this.book.setPlanTarget(actor, code, target, isDemo);
  }
}
