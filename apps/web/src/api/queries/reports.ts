// The officials' reports: asked for, built by a job, saved as files; and the schedules that build them by the clock.
import type * as report from '@libs/dashboard/src/reports/report.schema.js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, keyed, take } from '../client.js';
import type { Wire } from '../wire.js';

export type ReportKind = report.ReportKind;
export type ReportFile = report.ReportFile;
export type Report = Wire<report.ReportView>;
export type ReportSchedule = Wire<report.ReportScheduleView>;
type ReportPage = Wire<report.ReportPage>;
type ReportScheduleList = Wire<report.ReportScheduleList>;

/** Milliseconds between two looks while a report is being built. */
const LOOK_MS = 1_500;

export function isUnderWay({ state }: Report): boolean {
  return state === 'QUEUED' || state === 'BUILDING';
}

export const reportsQuery = infiniteQueryOptions({
  queryKey: ['report', 'list'],
  queryFn: ({ pageParam, signal }) =>
    take<ReportPage>(api.GET('/api/reports', { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  refetchInterval: (query) => (query.state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? LOOK_MS : false),
});

export const requestReport = (body: { kind: ReportKind; period: string }, key: string) =>
  take<Report>(api.POST('/api/reports', { body, params: { header: keyed(key) } }));

export const readReportFile = (id: string, file: ReportFile) =>
  take<Blob>(api.GET(`/api/reports/${id}/files/${file}`, { parseAs: 'blob' }));

export const reportSchedulesQuery = queryOptions({
  queryKey: ['report-schedule', 'list'],
  queryFn: ({ signal }) => take<ReportScheduleList>(api.GET('/api/report-schedules', { signal })),
});

export const scheduleReport = (body: { kind: ReportKind; dayOfMonth: number; recipientIds: string[] }, key: string) =>
  take<ReportSchedule>(api.POST('/api/report-schedules', { body, params: { header: keyed(key) } }));

export const unscheduleReport = (id: string) =>
  take<void>(api.DELETE(`/api/report-schedules/${id}`, { params: { header: keyed() } }));
