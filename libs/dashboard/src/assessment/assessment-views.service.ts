// Puts together what an item shows: names, the platform's own value beside the unit's, the score by the rule in force.
import { Organisations } from '@app/identity';
import type { Actor } from '@app/identity';
import { Database, FileStore } from '@app/platform';
import type { StoredFile } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Indicator } from '../indicators/indicator.entity.js';
import type { SystemValue } from '../indicators/indicator.schema.js';
import { SystemValues } from '../indicators/system-values.js';
import type { Part } from '../indicators/system-values.js';
import type { StatUnit } from '../indicators/unit.entity.js';
import { StatUnits } from '../indicators/units.service.js';
import type { AssessmentItem, AssessmentRule } from './assessment.entity.js';
import { itemAbilities } from './assessment.policy.js';
import type { AssessmentItemView } from './assessment.schema.js';
import { basisOf, scoreOf } from './score.js';

/** An item with everything its view is made of. */
interface Known {
  row: AssessmentItem;
  unit: StatUnit;
  indicator: Indicator;
  system: SystemValue | null;
}

@Injectable()
export class AssessmentViews {
  constructor(
    private readonly database: Database,
    private readonly units: StatUnits,
    private readonly organisations: Organisations,
    private readonly system: SystemValues,
    private readonly files: FileStore,
  ) {}

  async of(actor: Actor, rows: readonly AssessmentItem[], rule: AssessmentRule): Promise<AssessmentItemView[]> {
    const files = await this.files.describe(rows.flatMap((row) => row.fileId ?? []));
    const known = await this.known(rows);
    return known.map((each) => toView(actor, each, rule, files));
  }

  /** The platform's value of an item, now; null where it knows none. */
  async systemValueOf(row: AssessmentItem): Promise<SystemValue | null> {
    const [known] = await this.known([row]);
    return known?.system ?? null;
  }

  private async known(rows: readonly AssessmentItem[]): Promise<Known[]> {
    const units = await this.units.all();
    const indicators = await this.database.manager.find(Indicator);
    const cards = await this.organisations.byIds(units.flatMap((unit) => unit.organisationId ?? []));
    const creditCodes = new Map(cards.map((card) => [card.id, card.creditCode]));
    const one = async (row: AssessmentItem): Promise<Known> => {
      const unit = units.find((each) => each.code === row.unitCode) as StatUnit;
      const indicator = indicators.find((each) => each.code === row.indicatorCode) as Indicator;
      const part = partOf(unit, creditCodes.get(unit.organisationId ?? ''));
      const range = { startsOn: `${row.year}-01-01`, endsOn: `${row.year}-12-31` };
      const system =
        part && indicator.systemSource
          ? await this.system.of(indicator.systemSource, part, range, row.metric ?? 'TOTAL')
          : null;
      return { row, unit, indicator, system };
    };
    return Promise.all(rows.map(one));
  }
}

/** Which part of the platform's figures is the unit's; a department is no part of them. */
function partOf(unit: StatUnit, creditCode: string | undefined): Part | null {
  if (unit.townshipCode !== null) return { kind: 'TOWNSHIP', code: unit.townshipCode };
  if (unit.parkCode !== null) return { kind: 'PARK', code: unit.parkCode };
  return unit.kind === 'DEPARTMENT' || creditCode === undefined ? null : { kind: 'SELLER', code: creditCode };
}

function toView(
  actor: Actor,
  { row, unit, indicator, system }: Known,
  rule: AssessmentRule,
  files: readonly StoredFile[],
): AssessmentItemView {
  const file = files.find((each) => each.id === row.fileId);
  return {
    id: row.id,
    year: row.year,
    unit: { code: unit.code, name: unit.name, kind: unit.kind },
    indicator: {
      code: indicator.code,
      name: indicator.name,
      unit: indicator.unit,
      kind: indicator.kind,
      direction: indicator.direction,
    },
    target: row.target.toString(),
    weight: row.weight,
    metric: row.metric,
    source: row.source,
    isDemo: row.isDemo,
    state: row.state,
    self:
      row.selfValue === null
        ? null
        : { value: row.selfValue.toString(), asOf: row.selfAsOf ?? '', note: row.selfNote ?? '' },
    file: file ? { name: file.name, sizeBytes: file.size } : null,
    system: system && { value: system.value, asOf: system.asOf, ledgerSeq: system.ledgerSeq },
    score: scoreView(row, indicator, system, rule),
    remark: row.remark,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    can: itemAbilities(actor, row, unit),
  };
}

function scoreView(
  row: AssessmentItem,
  { direction }: Indicator,
  system: SystemValue | null,
  rule: AssessmentRule,
): AssessmentItemView['score'] {
  if (row.confirmedScore !== null && row.confirmedBasis !== null && row.ruleVersion !== null) {
    const value = (row.confirmedValue ?? 0n).toString();
    return { points: row.confirmedScore, basis: row.confirmedBasis, value, ruleVersion: row.ruleVersion };
  }
  const basis = basisOf(rule, system !== null, row.selfValue !== null);
  const value = basis === 'SYSTEM' ? BigInt(system?.value ?? '0') : row.selfValue;
  if (basis === null || value === null) return null;
  const points = scoreOf(value, row.target, row.weight, direction, rule);
  return { points, basis, value: value.toString(), ruleVersion: rule.version };
}
