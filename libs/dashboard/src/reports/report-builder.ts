// Builds a report that was asked for: figures of one moment of the ledger, three files, one state. Runs in the worker; a
// report whose builder died is built anew from the beginning.
import { Clock, Database, fileName, FileStore, Log, Outbox, XLSX_TYPE, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { calendarSpan } from '../periods/span.js';
import { ReportBuilt, ReportFailed } from './report.events.js';
import { ReportFigureReader, type ReportFigures } from './report-figures.js';
import { documentOf, workbookOf } from './report-files.js';
import { ReportList } from './report-list.js';
import { ledgerScope } from './report.policy.js';
import { ReportEntity, ReportScheduleEntity } from './report.entity.js';
import { reportOf, reportTitle } from './report-tables.js';

const ROOM = 'dashboard';

@Injectable()
export class ReportBuilder {
  constructor(
    private readonly database: Database,
    private readonly figures: ReportFigureReader,
    private readonly list: ReportList,
    private readonly files: FileStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Does nothing to a report that is finished. */
  async build(reportId: string, log: Log): Promise<void> {
    const report = await this.database.manager.getRepository(ReportEntity).findOneBy({ id: reportId });
    if (!report || report.state === 'DONE' || report.state === 'FAILED') return;
    const span = calendarSpan(report.kind, report.period);
    if (!span) throw new Error(`report ${reportId} has no period`);
    try {
      const figures = await this.figures.read(span, ledgerScope(report));
      await this.note(reportId, { state: 'BUILDING', rowsDone: 0, rowsTotal: Number(figures.now.count) });
      await this.finish(report, figures);
    } catch (error) {
      log.fault(error, 'report could not be built', { reportId });
      await this.fail(report, span.label);
    }
  }

  private async finish(report: ReportEntity, figures: ReportFigures): Promise<void> {
    const content = reportOf(report.kind, figures);
    const dated = new Date(`${figures.span.endsOn}T00:00:00+08:00`);
    const [workbook, document] = [await workbookOf(content), await documentOf(content, dated)];
    const list = await this.list.write(figures, (rowsDone) => this.note(report.id, { rowsDone }));
    await this.database.tx(async (tx) => {
      const put = async (bytes: Buffer, title: string, ending: string, mediaType: string): Promise<string> =>
        (await this.files.put(tx, ROOM, { name: fileName(title, ending), mediaType, bytes })).id;
      await tx.getRepository(ReportEntity).update(report.id, {
        state: 'DONE',
        finishedAt: this.clock.now(),
        ledgerSeq: BigInt(figures.proof.ledgerSeq),
        chainHash: figures.proof.chainHash,
        workbookFileId: await put(workbook, content.title, 'xlsx', XLSX_TYPE),
        listFileId: await put(list, `${content.title} 明细`, 'xlsx', XLSX_TYPE),
        documentFileId: await put(document, content.title, 'pdf', 'application/pdf'),
      });
      await this.outbox.add(tx, ReportBuilt, await this.told(tx, report, content.title));
    });
  }

  private async fail(report: ReportEntity, periodLabel: string): Promise<void> {
    await this.database.tx(async (tx) => {
      await tx.getRepository(ReportEntity).update(report.id, { state: 'FAILED', finishedAt: this.clock.now() });
      await this.outbox.add(tx, ReportFailed, await this.told(tx, report, reportTitle(report.kind, periodLabel)));
    });
  }

  /** Whoever asked, or a schedule's recipients. */
  private async told(tx: Tx, { id, requestedBy, scheduleId }: ReportEntity, title: string) {
    const schedule = scheduleId ? await tx.getRepository(ReportScheduleEntity).findOneBy({ id: scheduleId }) : null;
    return { reportId: id, title, userIds: schedule?.recipientIds ?? (requestedBy ? [requestedBy] : []) };
  }

  private async note(id: string, change: Partial<ReportEntity>): Promise<void> {
    await this.database.manager.getRepository(ReportEntity).update(id, change);
  }
}
