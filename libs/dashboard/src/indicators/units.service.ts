// The units that answer for figures: listing, adding, and which of them somebody speaks for.
import { Audit, Organisations } from '@app/identity';
import type { Actor } from '@app/identity';
import { Clock, Database, isUniqueViolation, problem } from '@app/platform';
import { Injectable } from '@nestjs/common';
import './indicator.problems.js';
import { isDistrictOfficial, speaksFor } from './indicator.policy.js';
import { StatUnit } from './unit.entity.js';
import type { AddUnit, UnitList, UnitView } from './unit.schema.js';

@Injectable()
export class StatUnits {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** District officials and the operator see all units, everybody else those they speak for. */
  async list(actor: Actor): Promise<UnitList> {
    return { items: (await this.seenBy(actor)).map((row) => toView(row)) };
  }

  /** Units in the order of kind and name. */
  async seenBy(actor: Actor): Promise<StatUnit[]> {
    const all = await this.all();
    const seesAll = isDistrictOfficial(actor) || actor.roles.includes('PLATFORM_ADMIN');
    return seesAll ? all : all.filter((unit) => speaksFor(actor, unit));
  }

  all(): Promise<StatUnit[]> {
    return this.database.manager.find(StatUnit, { order: { kind: 'ASC', name: 'ASC', code: 'ASC' } });
  }

  /** @throws problem indicator.unknown-unit, also where the unit is no longer in use */
  async get(code: string): Promise<StatUnit> {
    const unit = await this.database.manager.findOneBy(StatUnit, { code, isActive: true });
    if (!unit) throw problem('indicator.unknown-unit', { detail: `单位代码：${code}` });
    return unit;
  }

  /** @throws problem indicator.not-yours, indicator.code-taken, indicator.unknown-organisation */
  async add(actor: Actor, { creditCode, ...given }: AddUnit): Promise<UnitView> {
    if (!isDistrictOfficial(actor)) throw problem('indicator.not-yours');
    const organisation = creditCode ? await this.organisations.byCreditCode(creditCode) : null;
    if (creditCode && !organisation) throw problem('indicator.unknown-organisation', { detail: creditCode });
    const row: StatUnit = {
      code: given.code,
      name: given.name,
      kind: given.kind,
      townshipCode: given.townshipCode ?? null,
      parkCode: given.parkCode ?? null,
      organisationId: organisation?.id ?? null,
      isActive: true,
      createdAt: this.clock.now(),
    };
    try {
      await this.database.tx(async (tx) => {
        await tx.insert(StatUnit, row);
        await this.audit.write(tx, actor, {
          action: 'indicator.add-unit',
          subjectType: 'stat-unit',
          subjectId: row.code,
          detail: { kind: row.kind, townshipCode: row.townshipCode, parkCode: row.parkCode },
        });
      });
    } catch (error) {
      throw isUniqueViolation(error)
        ? problem('indicator.code-taken', { detail: '代码、乡镇、园区或单位已在册' })
        : error;
    }
    return toView(row);
  }
}

function toView({ code, name, kind, townshipCode, parkCode, isActive, organisationId }: StatUnit): UnitView {
  const hasReporter = organisationId !== null || townshipCode !== null || parkCode !== null;
  return { code, name, kind, townshipCode, parkCode, isActive, hasReporter };
}
