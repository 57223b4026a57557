// Asks for reports and shows them: each official those of the part of the district that they see.
import { Audit, Users, type Actor } from '@app/identity';
import { ledgerScopeOf } from '@app/ledger';
import {
  Clock,
  Database,
  decodeCursor,
  encodeCursor,
  FileStore,
  isUniqueViolation,
  newId,
  Outbox,
  problem,
  type StoredFile,
  type Tx,
} from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { calendarSpan } from '../periods/span.js';
import { scopeView } from '../scope-view.js';
import { ReportEntity } from './report.entity.js';
import { ReportRequested } from './report.events.js';
import { ledgerScope, storedScope, type StoredScope } from './report.policy.js';
import type { ReportFile, ReportKind, ReportPage, ReportQuery, ReportView, RequestReport } from './report.schema.js';
import { reportTitle } from './report-tables.js';

/** What is written into a new row beside its period and scope. */
type Asker = { requestedBy: string; scheduleId: null } | { requestedBy: null; scheduleId: string };

@Injectable()
export class Reports {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly users: Users,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws report.no-such-period, report.period-ahead, report.already-asked */
  async request(actor: Actor, { kind, period }: RequestReport): Promise<ReportView> {
    this.requirePeriod(kind, period);
    const id = await this.database
      .tx(async (tx) => {
        const asker = { requestedBy: actor.userId, scheduleId: null };
        const reportId = await this.add(tx, { kind, period }, storedScope(ledgerScopeOf(actor)), asker);
        const entry = {
          action: 'report.request',
          subjectType: 'report',
          subjectId: reportId,
          detail: { kind, period },
        };
        await this.audit.write(tx, actor, entry);
        return reportId;
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error, 'report_under_way') ? problem('report.already-asked') : error;
      });
    return this.view(actor, id);
  }

  /** Adds a row and the event that has it built. */
  async add(tx: Tx, { kind, period }: RequestReport, scope: StoredScope, asker: Asker): Promise<string> {
    const id = newId();
    const requestedAt = this.clock.now();
    await tx.getRepository(ReportEntity).insert({ id, kind, period, ...scope, ...asker, state: 'QUEUED', requestedAt });
    await this.outbox.add(tx, ReportRequested, { reportId: id });
    return id;
  }

  /** Newest first. @throws page.bad-cursor */
  async list(actor: Actor, { cursor, limit }: ReportQuery): Promise<ReportPage> {
    const { scopeKind, scopeCode } = storedScope(ledgerScopeOf(actor));
    const query = this.database.manager
      .getRepository(ReportEntity)
      .createQueryBuilder('r')
      .where('r.scopeKind = :scopeKind AND r.scopeCode IS NOT DISTINCT FROM :scopeCode', { scopeKind, scopeCode })
      .orderBy('r.id', 'DESC')
      .take(limit + 1);
    // Identifiers are in order of time.
    if (cursor !== undefined) query.andWhere('r.id < :before', { before: decodeCursor(cursor, ['uuid'])[0] });
    const rows = await query.getMany();
    const items = await this.toViews(rows.slice(0, limit));
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
  }

  /** @throws report.not-found */
  async view(actor: Actor, id: string): Promise<ReportView> {
    const [view] = await this.toViews([await this.row(actor, id)]);
    if (!view) throw problem('report.not-found');
    return view;
  }

  /** @throws report.not-found, report.not-built */
  async file(actor: Actor, id: string, file: ReportFile): Promise<StoredFile & { content: Buffer }> {
    const row = await this.row(actor, id);
    const fileId = fileIdOf(row, file);
    const stored = fileId === null ? undefined : await this.files.read(fileId);
    if (!stored) throw problem('report.not-built');
    return stored;
  }

  private async row(actor: Actor, id: string): Promise<ReportEntity> {
    const { scopeKind, scopeCode } = storedScope(ledgerScopeOf(actor));
    const row = await this.database.manager.getRepository(ReportEntity).findOneBy({ id });
    if (!row || row.scopeKind !== scopeKind || row.scopeCode !== scopeCode) throw problem('report.not-found');
    return row;
  }

  private requirePeriod(kind: ReportKind, period: string): void {
    const span = calendarSpan(kind, period);
    const errors = (detail: string) => ({ errors: [{ pointer: '/period', detail }] });
    if (!span) throw problem('report.no-such-period', errors('月报写 2026-10，季报写 2026Q3，年报写 2026'));
    if (span.startsOn > shanghaiDate(this.clock.now()))
      throw problem('report.period-ahead', errors('请选择已经开始的报告期'));
  }

  private async toViews(rows: readonly ReportEntity[]): Promise<ReportView[]> {
    const people = await this.users.byIds([...new Set(rows.flatMap(({ requestedBy }) => requestedBy ?? []))]);
    const nameById = new Map(people.map(({ id, name }) => [id, name]));
    const fileById = new Map((await this.files.describe(rows.flatMap(fileIdsOf))).map((file) => [file.id, file]));
    return rows.map((row) => toView(row, nameById, fileById));
  }
}

const FILE_COLUMNS = {
  workbook: 'workbookFileId',
  list: 'listFileId',
  document: 'documentFileId',
} as const satisfies Record<ReportFile, keyof ReportEntity>;

function fileIdOf(row: ReportEntity, file: ReportFile): string | null {
  return row[FILE_COLUMNS[file]];
}

function fileIdsOf(row: ReportEntity): string[] {
  return (Object.keys(FILE_COLUMNS) as ReportFile[]).flatMap((file) => fileIdOf(row, file) ?? []);
}

function toView(
  row: ReportEntity,
  nameById: ReadonlyMap<string, string>,
  fileById: ReadonlyMap<string, StoredFile>,
): ReportView {
  const { id, kind, period, state, rowsDone, rowsTotal, requestedAt, finishedAt, chainHash } = row;
  return {
    id,
    kind,
    period,
    title: reportTitle(kind, calendarSpan(kind, period)?.label ?? period),
    scopeLabel: scopeView(ledgerScope(row)).label,
    state,
    rowsDone,
    rowsTotal,
    requestedBy: row.requestedBy ? (nameById.get(row.requestedBy) ?? null) : null,
    requestedAt,
    finishedAt,
    ledgerSeq: row.ledgerSeq?.toString() ?? null,
    chainHash,
    files: (Object.keys(FILE_COLUMNS) as ReportFile[]).flatMap((file) => {
      const stored = fileById.get(fileIdOf(row, file) ?? '');
      return stored ? [{ file, name: stored.name, size: stored.size, sha256: stored.sha256 }] : [];
    }),
    isScheduled: row.requestedBy === null,
  };
}
