// Reads indicators: the list of a plan period, one with its history, several periods side by side. Writes are in the book.
import type { Actor } from '@app/identity';
import { Clock, Database, problem } from '@app/platform';
import { PlanPeriods } from '@app/reference';
import type { PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { figureScopeOf } from '../dashboard.policy.js';
import { scopeView } from '../scope-view.js';
import { EvidenceViews } from './evidence-views.service.js';
import { Indicator, IndicatorEvidence, IndicatorTarget } from './indicator.entity.js';
import { manageAbilities } from './indicator.policy.js';
import type {
  IndicatorCard,
  IndicatorComparison,
  IndicatorList,
  IndicatorReading,
  IndicatorView,
} from './indicator.schema.js';
import './indicator.problems.js';
import { latestEvidence, latestTarget, readingOf } from './readings.js';
import { SystemValues } from './system-values.js';
import type { StatUnit } from './unit.entity.js';
import { StatUnits } from './units.service.js';

type Compared = IndicatorComparison['items'][number];

/** Rows that readings are made of, as far as the reader may see them. */
interface Material {
  indicators: Indicator[];
  targets: IndicatorTarget[];
  evidence: IndicatorEvidence[];
  units: StatUnit[];
}

@Injectable()
export class Indicators {
  constructor(
    private readonly database: Database,
    private readonly periods: PlanPeriods,
    private readonly system: SystemValues,
    private readonly units: StatUnits,
    private readonly views: EvidenceViews,
    private readonly clock: Clock,
  ) {}

  /** @throws problem reference.unknown-period */
  async list(actor: Actor, periodCode?: string): Promise<IndicatorList> {
    const { period, periods } = await this.periodsOf(periodCode);
    const material = await this.material(actor);
    const shown = material.indicators.filter((row) => row.isActive);
    const readings = await this.readings(actor, shown, [period], material);
    return {
      period,
      periods,
      scope: scopeView(figureScopeOf(actor)),
      items: shown.map((row, at) => cardOf(row, material.units, readings[at] ?? [])),
      can: manageAbilities(actor),
    };
  }

  /** @throws problem indicator.not-found, reference.unknown-period */
  async view(actor: Actor, code: string, periodCode?: string): Promise<IndicatorView> {
    const { period, periods } = await this.periodsOf(periodCode);
    const material = await this.material(actor, code);
    const [row] = material.indicators;
    if (!row) throw problem('indicator.not-found');
    const [readings = []] = await this.readings(actor, [row], [period], material);
    return {
      ...headOf(row, material.units),
      period,
      periods,
      scope: scopeView(figureScopeOf(actor)),
      reading: readings[0] as IndicatorReading,
      targets: await this.views.targets(material.targets),
      evidence: await this.views.evidence(material.evidence, await this.units.all()),
      can: { ...manageAbilities(actor), ...(actor.roles.includes('OFFICIAL') ? { record: true } : {}) },
    };
  }

  /** Indicators in several periods, in the order of time. @throws problem reference.unknown-period */
  async compare(actor: Actor, codes?: readonly string[]): Promise<IndicatorComparison> {
    const all = await this.periods.list();
    for (const code of codes ?? []) await this.periods.get(code);
    const periods = all.filter((period) => codes === undefined || codes.includes(period.code));
    const material = await this.material(actor);
    const readings = await this.readings(actor, material.indicators, periods, material);
    return {
      periods,
      scope: scopeView(figureScopeOf(actor)),
      items: material.indicators.map((row, at) => comparedOf(row, material.units, readings[at] ?? [])),
    };
  }

  private async periodsOf(code?: string): Promise<{ period: PlanPeriodView; periods: PlanPeriodView[] }> {
    const period = code === undefined ? await this.periods.current(this.clock.now()) : await this.periods.get(code);
    return { period, periods: await this.periods.list() };
  }

  /** A township or park sees neither the district's targets nor what others reported. */
  private async material(actor: Actor, code?: string): Promise<Material> {
    const { manager } = this.database;
    const isDistrict = figureScopeOf(actor).kind === 'DISTRICT';
    const units = await this.units.seenBy(actor);
    const own = new Set(units.map((unit) => unit.code));
    const where = code === undefined ? {} : { indicatorCode: code };
    const evidence = await manager.find(IndicatorEvidence, {
      where,
      order: { asOf: 'DESC', recordedAt: 'DESC', id: 'DESC' },
    });
    return {
      indicators: await manager.find(Indicator, {
        where: code === undefined ? {} : { code },
        order: { sortOrder: 'ASC', code: 'ASC' },
      }),
      targets: isDistrict ? await manager.find(IndicatorTarget, { where, order: { setAt: 'DESC', id: 'DESC' } }) : [],
      evidence: isDistrict ? evidence : evidence.filter((row) => row.unitCode !== null && own.has(row.unitCode)),
      units: isDistrict ? await this.units.all() : units,
    };
  }

  /** By indicator, then by period. */
  private async readings(
    actor: Actor,
    rows: readonly Indicator[],
    periods: readonly PlanPeriodView[],
    { targets, evidence }: Material,
  ): Promise<IndicatorReading[][]> {
    const scope = figureScopeOf(actor);
    const views = await this.views.targets(targets);
    const one = async (row: Indicator, period: PlanPeriodView): Promise<IndicatorReading> => {
      const target = latestTarget(
        targets.filter((each) => each.indicatorCode === row.code),
        period.code,
      );
      // What one unit among several reported is its part of the whole, not the district's value.
      const whole = evidence.filter(
        (each) =>
          each.indicatorCode === row.code &&
          (scope.kind !== 'DISTRICT' || each.unitCode === null || each.unitCode === row.ownerCode),
      );
      const system =
        row.systemSource && (await this.system.of(row.systemSource, scope, period, target?.metric ?? period.metric));
      const targetView = views.find((view) => view.id === target?.id) ?? null;
      return readingOf(period.code, row.direction, targetView, latestEvidence(whole, period), system);
    };
    return Promise.all(rows.map((row) => Promise.all(periods.map((period) => one(row, period)))));
  }
}

function cardOf(row: Indicator, units: readonly StatUnit[], readings: readonly IndicatorReading[]): IndicatorCard {
  return { ...headOf(row, units), reading: readings[0] as IndicatorReading };
}

function comparedOf(row: Indicator, units: readonly StatUnit[], readings: IndicatorReading[]): Compared {
  return { ...headOf(row, units), readings };
}

function headOf(row: Indicator, units: readonly StatUnit[]) {
  const owner = units.find((unit) => unit.code === row.ownerCode);
  const { code, name, unit, kind, direction, definition, source, systemSource, isActive } = row;
  return {
    code,
    name,
    unit,
    kind,
    direction,
    definition,
    source,
    systemSource,
    isActive,
    owner: owner ? { code: owner.code, name: owner.name } : null,
  };
}
