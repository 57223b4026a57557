// Writes indicators: new ones, their definitions and targets. Every change is audited; a target is never overwritten.
import { Audit } from '@app/identity';
import type { Actor } from '@app/identity';
import { Clock, Database, isUniqueViolation, newId, problem } from '@app/platform';
import type { Tx } from '@app/platform';
import { PlanPeriods } from '@app/reference';
import type { PlanPeriodView, SetPlanTarget } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { Indicator, IndicatorTarget } from './indicator.entity.js';
import { isDistrictOfficial } from './indicator.policy.js';
import './indicator.problems.js';
import type { AddIndicator, ReviseIndicator, SetIndicatorTarget } from './indicator.schema.js';
import { StatUnits } from './units.service.js';

/** The indicator whose target is also the plan period's: 技术合同成交额. */
export const CONTRACT_VALUE = 'CONTRACT_VALUE';
/** New indicators stand behind those of the plan. */
const LAST = 1_000;

@Injectable()
export class IndicatorBook {
  constructor(
    private readonly database: Database,
    private readonly periods: PlanPeriods,
    private readonly units: StatUnits,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws problem indicator.not-yours, indicator.code-taken, indicator.unknown-unit */
  async add(actor: Actor, { ownerCode, ...given }: AddIndicator): Promise<string> {
    this.mayManage(actor);
    if (ownerCode) await this.units.get(ownerCode);
    const row: Indicator = {
      ...given,
      ownerCode: ownerCode ?? null,
      systemSource: null,
      sortOrder: LAST,
      isActive: true,
      createdAt: this.clock.now(),
    };
    try {
      await this.database.tx(async (tx) => {
        await tx.insert(Indicator, row);
        await this.note(tx, actor, 'add', row.code, given);
      });
    } catch (error) {
      throw isUniqueViolation(error) ? problem('indicator.code-taken', { detail: row.code }) : error;
    }
    return row.code;
  }

  /** @throws problem indicator.not-yours, indicator.not-found, indicator.unknown-unit */
  async revise(actor: Actor, code: string, change: ReviseIndicator): Promise<void> {
    this.mayManage(actor);
    if (change.ownerCode) await this.units.get(change.ownerCode);
    await this.database.tx(async (tx) => {
      const row = await this.lock(tx, code);
      const before = Object.fromEntries(Object.keys(change).map((key) => [key, row[key as keyof ReviseIndicator]]));
      if (Object.keys(change).length > 0) await tx.update(Indicator, { code }, change);
      await this.note(tx, actor, 'revise', code, { before, after: change });
    });
  }

  /**
   * @param isDemo true marks the figure as invented for the demo
   * @throws problem indicator.not-yours, indicator.not-found, reference.unknown-period, indicator.needs-metric
   */
  async setTarget(actor: Actor, code: string, given: SetIndicatorTarget, isDemo = false): Promise<void> {
    this.mayManage(actor);
    await this.database.tx((tx) => this.enterTarget(tx, actor, code, given, isDemo));
  }

  /**
   * The plan period's own target, and a line of its history. The caller has checked the right to do so.
   * @param isDemo true marks the figure as invented for the demo
   * @throws problem reference.unknown-period
   */
  async setPlanTarget(
    actor: Actor,
    periodCode: string,
    { targetFen, metric, source }: SetPlanTarget,
    isDemo = false,
  ): Promise<PlanPeriodView> {
    await this.database.tx(async (tx) => {
      await this.enterTarget(tx, actor, CONTRACT_VALUE, { periodCode, target: targetFen, metric, source }, isDemo);
      await this.audit.write(tx, actor, {
        action: 'dashboard.set-target',
        subjectType: 'plan-period',
        subjectId: periodCode,
        detail: { targetFen, metric },
      });
    });
    return this.periods.get(periodCode);
  }

  /** @throws problem indicator.not-found, reference.unknown-period, indicator.needs-metric */
  private async enterTarget(
    tx: Tx,
    actor: Actor,
    code: string,
    { periodCode, target, baseline, metric, source }: SetIndicatorTarget,
    isDemo = false,
  ): Promise<void> {
    const row = await this.lock(tx, code);
    await this.periods.get(periodCode);
    const isMoneyOfLedger = row.systemSource === 'LEDGER_VALUE';
    if (isMoneyOfLedger && !metric) {
      throw problem('indicator.needs-metric', { errors: [{ pointer: '/metric', detail: '请注明金额口径' }] });
    }
    if (code === CONTRACT_VALUE && metric)
      await this.periods.setTarget(tx, periodCode, { targetFen: target, metric, source }, isDemo);
    await tx.insert(IndicatorTarget, {
      id: newId(),
      indicatorCode: code,
      periodCode,
      target: BigInt(target),
      baseline: baseline ? BigInt(baseline) : null,
      metric: isMoneyOfLedger ? (metric ?? null) : null,
      source,
      isDemo,
      setBy: actor.userId,
      setAt: this.clock.now(),
    });
    await this.note(tx, actor, 'set-target', code, { periodCode, target, baseline, metric });
  }

  private async lock(tx: Tx, code: string): Promise<Indicator> {
    const row = await tx.findOne(Indicator, { where: { code }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw problem('indicator.not-found');
    return row;
  }

  private mayManage(actor: Actor): void {
    if (!isDistrictOfficial(actor)) throw problem('indicator.not-yours');
  }

  private note(tx: Tx, actor: Actor, verb: string, code: string, detail: object): Promise<void> {
    return this.audit.write(tx, actor, {
      action: `indicator.${verb}`,
      subjectType: 'indicator',
      subjectId: code,
      detail,
    });
  }
}
