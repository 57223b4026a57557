// Reports that are built by the clock and sent to colleagues: they are told when the files are there.
import { Audit, Users, type Actor } from '@app/identity';
import { ledgerScopeOf } from '@app/ledger';
import { Clock, Database, isUniqueViolation, newId, problem } from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { scopeView } from '../scope-view.js';
import { periodDue } from './report-due.js';
import { ReportScheduleEntity } from './report.entity.js';
import { ledgerScope, storedScope } from './report.policy.js';
import type { NewReportSchedule, ReportScheduleList, ReportScheduleView } from './report.schema.js';
import { Reports } from './reports.service.js';

/** Per scope. */
const MOST_SCHEDULES = 20;

@Injectable()
export class ReportSchedules {
  constructor(
    private readonly database: Database,
    private readonly reports: Reports,
    private readonly users: Users,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<ReportScheduleList> {
    const rows = await this.rows(actor);
    const colleagues = await this.colleagues(actor);
    const people = await this.users.byIds([...new Set([...colleagues, ...rows.flatMap((row) => row.recipientIds)])]);
    const nameById = new Map(people.map(({ id, name }) => [id, name]));
    return {
      items: rows.map((row) => toView(row, nameById)),
      people: colleagues.map((id) => ({ id, name: nameById.get(id) ?? '' })),
    };
  }

  /** @throws report.unknown-recipient, report.too-many-schedules */
  async create(actor: Actor, input: NewReportSchedule): Promise<ReportScheduleView> {
    const colleagues = new Set(await this.colleagues(actor));
    const errors = input.recipientIds.flatMap((id, at) =>
      colleagues.has(id) ? [] : [{ pointer: `/recipientIds/${at}`, detail: '不是本单位的主管部门人员' }],
    );
    if (errors.length > 0) throw problem('report.unknown-recipient', { errors });
    if ((await this.rows(actor)).length >= MOST_SCHEDULES) throw problem('report.too-many-schedules');
    const row = {
      ...input,
      ...storedScope(ledgerScopeOf(actor)),
      id: newId(),
      createdBy: actor.userId,
      createdAt: this.clock.now(),
      lastPeriod: null,
    };
    await this.database.tx(async (tx) => {
      await tx.getRepository(ReportScheduleEntity).insert(row);
      const { kind, dayOfMonth, recipientIds } = input;
      const detail = { kind, dayOfMonth, recipientIds };
      await this.audit.write(tx, actor, {
        action: 'report.schedule',
        subjectType: 'report-schedule',
        subjectId: row.id,
        detail,
      });
    });
    const people = await this.users.byIds(input.recipientIds);
    return toView(row, new Map(people.map(({ id, name }) => [id, name])));
  }

  /** What it has built stays. @throws report.no-such-schedule */
  async remove(actor: Actor, id: string): Promise<void> {
    if (!(await this.rows(actor)).some((row) => row.id === id)) throw problem('report.no-such-schedule');
    await this.database.tx(async (tx) => {
      await tx.getRepository(ReportScheduleEntity).delete(id);
      await this.audit.write(tx, actor, { action: 'report.unschedule', subjectType: 'report-schedule', subjectId: id });
    });
  }

  /** Asks for what is due today; a schedule asks once for a period, however often the clock calls. */
  async run(): Promise<void> {
    const today = shanghaiDate(this.clock.now());
    for (const { id } of await this.database.manager.getRepository(ReportScheduleEntity).find()) {
      await this.runOne(id, today).catch((error: unknown) => {
        // The same report is being built for somebody: the next call of the clock asks again.
        if (!isUniqueViolation(error, 'report_under_way')) throw error;
      });
    }
  }

  private runOne(id: string, today: string): Promise<void> {
    return this.database.tx(async (tx) => {
      const repository = tx.getRepository(ReportScheduleEntity);
      const row = await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      const period = row ? periodDue(row.kind, row.dayOfMonth, today) : null;
      if (!row || period === null || row.lastPeriod === period) return;
      const { kind, scopeKind, scopeCode } = row;
      await this.reports.add(tx, { kind, period }, { scopeKind, scopeCode }, { requestedBy: null, scheduleId: id });
      await repository.update(id, { lastPeriod: period });
    });
  }

  private rows(actor: Actor): Promise<ReportScheduleEntity[]> {
    const { scopeKind, scopeCode } = storedScope(ledgerScopeOf(actor));
    return this.database.manager
      .getRepository(ReportScheduleEntity)
      .createQueryBuilder('s')
      .where('s.scopeKind = :scopeKind AND s.scopeCode IS NOT DISTINCT FROM :scopeCode', { scopeKind, scopeCode })
      .orderBy('s.createdAt', 'ASC')
      .getMany();
  }

  /** Officials of the same office see the same part of the ledger. */
  private colleagues({ organisationId }: Actor): Promise<string[]> {
    return organisationId === null ? Promise.resolve([]) : this.users.usersWithRole(organisationId, 'OFFICIAL');
  }
}

function toView(row: ReportScheduleEntity, nameById: ReadonlyMap<string, string>): ReportScheduleView {
  const { id, kind, dayOfMonth, recipientIds, createdAt, lastPeriod } = row;
  return {
    id,
    kind,
    dayOfMonth,
    recipients: recipientIds.map((person) => ({ id: person, name: nameById.get(person) ?? '' })),
    scopeLabel: scopeView(ledgerScope(row)).label,
    createdAt,
    lastPeriod,
  };
}
