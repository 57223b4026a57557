// Reads the assessment: the table of a year with its totals, and one item with its steps. Deeds are at the desk.
import { Users } from '@app/identity';
import type { Actor } from '@app/identity';
import { Clock, Database, FileStore, problem } from '@app/platform';
import type { StoredFile } from '@app/platform';
import { shanghaiYear } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isDistrictOfficial } from '../indicators/indicator.policy.js';
import { StatUnits } from '../indicators/units.service.js';
import { AssessmentItem, AssessmentRule, AssessmentStep } from './assessment.entity.js';
import './assessment.problems.js';
import type { AssessmentItemView, AssessmentRecord, AssessmentTable, RuleView } from './assessment.schema.js';
import { AssessmentViews } from './assessment-views.service.js';

@Injectable()
export class Assessments {
  constructor(
    private readonly database: Database,
    private readonly units: StatUnits,
    private readonly views: AssessmentViews,
    private readonly users: Users,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  /** All items of the year that the actor may see, by unit. */
  async table(actor: Actor, asked?: number): Promise<AssessmentTable> {
    const thisYear = shanghaiYear(this.clock.now());
    const year = asked ?? thisYear;
    const codes = await this.seenUnits(actor);
    const rows = await this.database.manager.query<{ id: string; year: number }[]>(
      `select i.id, i.year from assessment_item i join stat_unit u on u.code = i.unit_code
         join indicator n on n.code = i.indicator_code where i.unit_code = any($1)
       order by u.kind, u.name, u.code, n.sort_order, n.code`,
      [codes],
    );
    const ids = rows.filter((row) => row.year === year).map((row) => row.id);
    const found = await this.database.manager.findBy(AssessmentItem, { id: In(ids) });
    const inOrder = ids.flatMap((id) => found.find((row) => row.id === id) ?? []);
    const rule = await this.rule();
    const items = await this.views.of(actor, inOrder, rule);
    return {
      year,
      years: [...new Set([thisYear, ...rows.map((row) => row.year)])].sort((a, b) => a - b),
      rule: ruleView(rule),
      items,
      totals: totalsOf(items),
      can: isDistrictOfficial(actor) ? { split: true, 'set-rule': true } : {},
    };
  }

  /** @throws problem assessment.not-found, also for what another unit answers for */
  async record(actor: Actor, id: string): Promise<AssessmentRecord> {
    const row = await this.seen(actor, id);
    const steps = await this.database.manager.find(AssessmentStep, {
      where: { itemId: id },
      order: { occurredAt: 'DESC', id: 'DESC' },
    });
    const people = new Map((await this.users.byIds(steps.map((step) => step.actorId))).map((card) => [card.id, card]));
    const rule = await this.rule();
    const [item] = await this.views.of(actor, [row], rule);
    return {
      item: item as AssessmentItemView,
      steps: steps.map((step) => ({
        id: step.id,
        action: step.action,
        actor: people.get(step.actorId) ?? null,
        note: step.note,
        detail: step.detail,
        occurredAt: step.occurredAt.toISOString(),
      })),
      rule: ruleView(rule),
    };
  }

  /** The evidence file of an item. @throws problem assessment.not-found */
  async file(actor: Actor, id: string): Promise<StoredFile & { content: Buffer }> {
    const { fileId } = await this.seen(actor, id);
    const stored = fileId === null ? undefined : await this.files.read(fileId);
    if (!stored) throw problem('assessment.not-found');
    return stored;
  }

  /** The rule in force: the last version. */
  async rule(): Promise<AssessmentRule> {
    const [rule] = await this.database.manager.find(AssessmentRule, { order: { version: 'DESC' }, take: 1 });
    if (!rule) throw new Error('the assessment has no rule: the migration brings the first');
    return rule;
  }

  private async seen(actor: Actor, id: string): Promise<AssessmentItem> {
    const row = await this.database.manager.findOneBy(AssessmentItem, { id });
    if (!row || !(await this.seenUnits(actor)).includes(row.unitCode)) throw problem('assessment.not-found');
    return row;
  }

  private async seenUnits(actor: Actor): Promise<string[]> {
    return (await this.units.seenBy(actor)).map((unit) => unit.code);
  }
}

export function ruleView({ version, capPercent, basis, source, setAt }: AssessmentRule): RuleView {
  return { version, capPercent, basis, source, setAt: setAt.toISOString() };
}

function totalsOf(items: readonly AssessmentItemView[]): AssessmentTable['totals'] {
  const totals = new Map<string, AssessmentTable['totals'][number]>();
  for (const { unit, weight, score, state } of items) {
    const sum = totals.get(unit.code) ?? {
      unit,
      weight: 0,
      confirmedPoints: 0,
      points: 0,
      items: 0,
      confirmedItems: 0,
    };
    sum.weight += weight;
    sum.points += score?.points ?? 0;
    sum.items += 1;
    if (state === 'CONFIRMED') {
      sum.confirmedItems += 1;
      sum.confirmedPoints += score?.points ?? 0;
    }
    totals.set(unit.code, sum);
  }
  return [...totals.values()];
}
