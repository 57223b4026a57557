// Deeds of the assessment: splitting targets, reporting, returning, confirming, and a new version of the rule.
import { Audit } from '@app/identity';
import type { Actor } from '@app/identity';
import { Database, isUniqueViolation, newId, problem } from '@app/platform';
import type { Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { EvidenceBook } from '../indicators/evidence.service.js';
import { Indicator } from '../indicators/indicator.entity.js';
import { isDistrictOfficial } from '../indicators/indicator.policy.js';
import { StatUnit } from '../indicators/unit.entity.js';
import { AssessmentItem, AssessmentRule } from './assessment.entity.js';
import { assessmentLifecycle } from './assessment.lifecycle.js';
import type { AssessmentAction } from './assessment.lifecycle.js';
import { mayAct } from './assessment.policy.js';
import './assessment.problems.js';
import type { ConfirmAssessment, SetRule, SplitTarget, SubmitAssessment } from './assessment.schema.js';
import { AssessmentTrail } from './assessment.trail.js';
import { AssessmentViews } from './assessment-views.service.js';
import { Assessments } from './assessments.service.js';
import { scoreOf } from './score.js';

@Injectable()
export class AssessmentDesk {
  constructor(
    private readonly database: Database,
    private readonly assessments: Assessments,
    private readonly views: AssessmentViews,
    private readonly evidence: EvidenceBook,
    private readonly trail: AssessmentTrail,
    private readonly audit: Audit,
  ) {}

  /**
   * Gives a unit its target, or changes it while nothing is submitted. Returns the item's id.
   * @param isDemo true marks the figure as invented for the demo
   * @throws problem assessment.not-yours, indicator.unknown-unit, indicator.not-found, indicator.needs-metric,
   *   assessment.wrong-state
   */
  async split(actor: Actor, given: SplitTarget, isDemo = false): Promise<string> {
    if (!isDistrictOfficial(actor)) throw problem('assessment.not-yours');
    const { year, unitCode, indicatorCode, target, weight, source } = given;
    return this.database.tx(async (tx) => {
      const unit = await tx.findOneBy(StatUnit, { code: unitCode, isActive: true });
      if (!unit)
        throw problem('indicator.unknown-unit', { errors: [{ pointer: '/unitCode', detail: '没有这个单位' }] });
      const indicator = await tx.findOneBy(Indicator, { code: indicatorCode, isActive: true });
      if (!indicator) throw problem('indicator.not-found');
      const isMoney = indicator.systemSource === 'LEDGER_VALUE';
      if (isMoney && !given.metric)
        throw problem('indicator.needs-metric', { errors: [{ pointer: '/metric', detail: '请注明金额口径' }] });
      const facts = { target: BigInt(target), weight, metric: isMoney ? (given.metric ?? null) : null, source };
      const id = await this.put(tx, { year, unitCode, indicatorCode }, facts, isDemo);
      const detail = { year, unitCode, indicatorCode, target, weight, metric: facts.metric };
      const action = id.isNew ? 'split' : 'revise';
      await this.trail.step(tx, actor, id.id, { action, detail, note: source });
      return id.id;
    });
  }

  /**
   * @throws problem assessment.not-found, assessment.not-your-unit, assessment.wrong-state, assessment.outside-year,
   *   indicator.unknown-file
   */
  async submit(actor: Actor, id: string, { value, asOf, note, fileId }: SubmitAssessment): Promise<void> {
    if (fileId && !(await this.evidence.isOwnFile(actor, fileId)))
      throw problem('indicator.unknown-file', { errors: [{ pointer: '/fileId', detail: '请重新上传附件' }] });
    await this.act(actor, id, 'submit', async (tx, row) => {
      if (asOf.slice(0, 4) !== String(row.year))
        throw problem('assessment.outside-year', { errors: [{ pointer: '/asOf', detail: `应为 ${row.year} 年内` }] });
      await tx.update(
        AssessmentItem,
        { id },
        {
          selfValue: BigInt(value),
          selfAsOf: asOf,
          selfNote: note,
          fileId: fileId ?? row.fileId,
          submittedBy: actor.userId,
          submittedAt: this.trail.now(),
          decidedBy: null,
          decidedAt: null,
          remark: null,
        },
      );
      await this.trail.step(tx, actor, id, { action: 'submit', detail: { value, asOf, fileId: fileId ?? null }, note });
    });
  }

  /** @throws problem assessment.not-found, assessment.not-yours, assessment.same-person, assessment.wrong-state */
  async return(actor: Actor, id: string, remark: string): Promise<void> {
    await this.act(actor, id, 'return', async (tx) => {
      await tx.update(AssessmentItem, { id }, { decidedBy: actor.userId, decidedAt: this.trail.now(), remark });
      await this.trail.step(tx, actor, id, { action: 'return', detail: {}, note: remark });
    });
  }

  /**
   * Fixes value, basis and score by the rule in force; the platform's value is read now.
   * @throws problem assessment.no-system-value, and what `return` throws
   */
  async confirm(actor: Actor, id: string, { basis, remark }: ConfirmAssessment): Promise<void> {
    const rule = await this.assessments.rule();
    await this.act(actor, id, 'confirm', async (tx, row) => {
      const indicator = await tx.findOneByOrFail(Indicator, { code: row.indicatorCode });
      const system = await this.views.systemValueOf(row);
      if (basis === 'SYSTEM' && system === null) throw problem('assessment.no-system-value');
      const value = basis === 'SYSTEM' ? BigInt(system?.value ?? '0') : (row.selfValue ?? 0n);
      const points = scoreOf(value, row.target, row.weight, indicator.direction, rule);
      await tx.update(
        AssessmentItem,
        { id },
        {
          state: 'CONFIRMED',
          confirmedValue: value,
          confirmedBasis: basis,
          confirmedScore: points,
          ruleVersion: rule.version,
          decidedBy: actor.userId,
          decidedAt: this.trail.now(),
          remark: remark ?? null,
        },
      );
      const detail = { basis, value: value.toString(), points, ruleVersion: rule.version };
      await this.trail.step(tx, actor, id, { action: 'confirm', detail, note: remark ?? null });
    });
  }

  /** Adds the next version of the rule; what is confirmed keeps its own. @throws problem assessment.not-yours */
  async setRule(actor: Actor, given: SetRule): Promise<AssessmentRule> {
    if (!isDistrictOfficial(actor)) throw problem('assessment.not-yours');
    return this.database.tx(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(110, 1)');
      const { version } = await this.assessments.rule();
      const row = { ...given, version: version + 1, setBy: actor.userId, setAt: this.trail.now() };
      await tx.insert(AssessmentRule, row);
      await this.audit.write(tx, actor, {
        action: 'assessment.set-rule',
        subjectType: 'assessment-rule',
        subjectId: String(row.version),
        detail: { capPercent: row.capPercent, basis: row.basis },
      });
      return row;
    });
  }

  private async act(
    actor: Actor,
    id: string,
    action: Exclude<AssessmentAction, 'revise'>,
    work: (tx: Tx, row: AssessmentItem) => Promise<void>,
  ): Promise<void> {
    // Hidden rows are not found, for everybody alike.
    await this.assessments.record(actor, id);
    await this.database.tx(async (tx) => {
      const row = await tx.findOneOrFail(AssessmentItem, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const unit = await tx.findOneByOrFail(StatUnit, { code: row.unitCode });
      const ability = mayAct(actor, action, row, unit);
      if (ability !== true) throw problem(ability);
      const state = assessmentLifecycle.next(row.state, action);
      await work(tx, row);
      // A confirmed row gets its state with its value: the table allows the one only beside the other.
      if (action !== 'confirm') await tx.update(AssessmentItem, { id }, { state });
    });
  }

  private async put(
    tx: Tx,
    key: Pick<AssessmentItem, 'year' | 'unitCode' | 'indicatorCode'>,
    facts: Pick<AssessmentItem, 'target' | 'weight' | 'metric' | 'source'>,
    isDemo: boolean,
  ): Promise<{ id: string; isNew: boolean }> {
    const row = await tx.findOne(AssessmentItem, { where: key, lock: { mode: 'pessimistic_write' } });
    if (row) {
      assessmentLifecycle.next(row.state, 'revise');
      await tx.update(AssessmentItem, { id: row.id }, facts);
      return { id: row.id, isNew: false };
    }
    const fresh = { id: newId(), ...key, ...facts, state: 'OPEN' as const, isDemo, createdAt: this.trail.now() };
    try {
      await tx.insert(AssessmentItem, fresh);
    } catch (error) {
      throw isUniqueViolation(error, 'assessment_item_once') ? problem('assessment.wrong-state') : error;
    }
    return { id: fresh.id, isNew: true };
  }
}
