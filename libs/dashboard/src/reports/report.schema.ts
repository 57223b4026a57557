// Wire shapes of the officials' reports: tables of a month, quarter or year, and the schedules that build them.
import { z } from 'zod';
import { pageOf, PageQuery } from '../../../platform/src/http/page.schema.js';
import { Uuid } from '../../../platform/src/ids.schema.js';

export const REPORT_KINDS = ['MONTH', 'QUARTER', 'YEAR'] as const;
export const ReportKind = z.enum(REPORT_KINDS, '报表只有月报、季报和年报');
export type ReportKind = z.infer<typeof ReportKind>;

export const REPORT_STATES = ['QUEUED', 'BUILDING', 'DONE', 'FAILED'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** workbook: tables and definitions as XLSX. list: every ledger entry behind them as XLSX. document: the tables as PDF. */
export const REPORT_FILES = ['workbook', 'list', 'document'] as const;
export const ReportFile = z.enum(REPORT_FILES, '文件只有 workbook、list 和 document');
export type ReportFile = z.infer<typeof ReportFile>;

const Period = z.string().max(10);

export const RequestReport = z
  .strictObject({ kind: ReportKind, /** `2026-10`, `2026Q3` or `2026`. */ period: Period })
  .meta({ id: 'RequestReport' });
export type RequestReport = z.infer<typeof RequestReport>;

export const ReportView = z
  .object({
    id: Uuid,
    kind: ReportKind,
    period: z.string(),
    title: z.string(),
    scopeLabel: z.string(),
    state: z.enum(REPORT_STATES),
    /** Entries written into the list so far, and how many there are; null before that is known. */
    rowsDone: z.int(),
    rowsTotal: z.int().nullable(),
    requestedBy: z.string().nullable(),
    requestedAt: z.date(),
    finishedAt: z.date().nullable(),
    /** The ledger entry up to which everything is counted; null before it is built. */
    ledgerSeq: z.string().nullable(),
    chainHash: z.string().nullable(),
    files: z.array(z.object({ file: ReportFile, name: z.string(), size: z.int(), sha256: z.string() })),
    isScheduled: z.boolean(),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof ReportView>;

export const ReportPage = pageOf(ReportView).meta({ id: 'ReportPage' });
export type ReportPage = z.infer<typeof ReportPage>;

export const ReportQuery = PageQuery;
export type ReportQuery = z.infer<typeof ReportQuery>;

export const ReportFileParam = z.object({ id: Uuid, file: ReportFile });
export type ReportFileParam = z.infer<typeof ReportFileParam>;

const MOST_RECIPIENTS = 50;

export const NewReportSchedule = z
  .strictObject({
    kind: ReportKind,
    /** Day of the month after the period's end on which it is built. */
    dayOfMonth: z.int('请填写 1 到 28 的日期').min(1, '请填写 1 到 28 的日期').max(28, '请填写 1 到 28 的日期'),
    recipientIds: z
      .array(Uuid)
      .min(1, '请选择至少一位接收人')
      .max(MOST_RECIPIENTS, `接收人最多 ${MOST_RECIPIENTS} 位`)
      .refine((ids) => new Set(ids).size === ids.length, '接收人重复'),
  })
  .meta({ id: 'NewReportSchedule' });
export type NewReportSchedule = z.infer<typeof NewReportSchedule>;

export const ReportScheduleView = z
  .object({
    id: Uuid,
    kind: ReportKind,
    dayOfMonth: z.int(),
    recipients: z.array(z.object({ id: Uuid, name: z.string() })),
    scopeLabel: z.string(),
    createdAt: z.date(),
    /** The last period that was built. */
    lastPeriod: z.string().nullable(),
  })
  .meta({ id: 'ReportSchedule' });
export type ReportScheduleView = z.infer<typeof ReportScheduleView>;

export const ReportScheduleList = z.object({
  items: z.array(ReportScheduleView),
  /** Who may be chosen as a recipient: officials who see this scope. */
  people: z.array(z.object({ id: Uuid, name: z.string() })),
});
export type ReportScheduleList = z.infer<typeof ReportScheduleList>;
