// Indicators with targets and evidence, the yearly assessment, closed periods and their differences.
import type * as assessment from '@libs/dashboard/src/assessment/assessment.schema.js';
import type * as indicator from '@libs/dashboard/src/indicators/indicator.schema.js';
import type * as unit from '@libs/dashboard/src/indicators/unit.schema.js';
import type * as period from '@libs/dashboard/src/periods/period.schema.js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api, keyed, take } from '../client.js';
import type { Wire } from '../wire.js';

export type IndicatorList = Wire<indicator.IndicatorList>;
export type IndicatorCard = Wire<indicator.IndicatorCard>;
export type IndicatorRecord = Wire<indicator.IndicatorView>;
export type IndicatorReading = Wire<indicator.IndicatorReading>;
export type IndicatorComparison = Wire<indicator.IndicatorComparison>;
export type Evidence = Wire<indicator.EvidenceView>;
export type Target = Wire<indicator.TargetView>;
export type ValueKind = indicator.ValueKind;
export type StatUnit = Wire<unit.UnitView>;
export type AssessmentTable = Wire<assessment.AssessmentTable>;
export type AssessmentItem = Wire<assessment.AssessmentItemView>;
export type AssessmentRecord = Wire<assessment.AssessmentRecord>;
export type PeriodList = Wire<period.PeriodList>;
export type PeriodRow = Wire<period.PeriodRow>;
export type PeriodKind = period.PeriodKind;
export type Snapshot = Wire<period.SnapshotView>;
export type SnapshotVerification = Wire<period.SnapshotVerification>;
export type DifferenceReport = Wire<period.DifferenceReport>;
export type DifferenceEntry = Wire<period.DifferenceEntry>;
export type DifferenceRow = Wire<period.DifferenceRow>;
export type AdjustmentList = Wire<period.AdjustmentList>;

const header = () => ({ params: { header: keyed() } });

export const indicatorsQuery = (periodCode: string | undefined) =>
  queryOptions({
    queryKey: ['indicator', 'list', periodCode ?? ''],
    queryFn: ({ signal }) =>
      take<IndicatorList>(api.GET('/api/indicators', { params: { query: { period: periodCode } }, signal })),
  });

export const indicatorQuery = (code: string, periodCode: string | undefined) =>
  queryOptions({
    queryKey: ['indicator', 'one', code, periodCode ?? ''],
    queryFn: ({ signal }) =>
      take<IndicatorRecord>(
        api.GET(`/api/indicators/${encodeURIComponent(code)}`, { params: { query: { period: periodCode } }, signal }),
      ),
  });

export const comparisonQuery = queryOptions({
  queryKey: ['indicator', 'list', 'compare'],
  queryFn: ({ signal }) => take<IndicatorComparison>(api.GET('/api/indicators/compare', { signal })),
});

export const addIndicator = (body: z.input<typeof indicator.AddIndicator>) =>
  take<IndicatorRecord>(api.POST('/api/indicators', { body, ...header() }));
export const reviseIndicator = (code: string, body: z.input<typeof indicator.ReviseIndicator>) =>
  take<IndicatorRecord>(api.PATCH(`/api/indicators/${code}`, { body, ...header() }));
export const setIndicatorTarget = (code: string, body: z.input<typeof indicator.SetIndicatorTarget>) =>
  take<IndicatorRecord>(api.POST(`/api/indicators/${code}/set-target`, { body, ...header() }));
export const recordEvidence = (code: string, body: z.input<typeof indicator.RecordEvidence>) =>
  take<IndicatorRecord>(api.POST(`/api/indicators/${code}/evidence`, { body, ...header() }));
export const correctEvidence = (code: string, id: string, body: z.input<typeof indicator.CorrectEvidence>) =>
  take<IndicatorRecord>(api.POST(`/api/indicators/${code}/evidence/${id}/correct`, { body, ...header() }));
export const readEvidenceFile = (code: string, id: string) =>
  take<Blob>(api.GET(`/api/indicators/${code}/evidence/${id}/file`, { parseAs: 'blob' }));

/** Keeps a file for the form that is being filled in. */
export const keepStatFile = (area: 'indicators' | 'assessments') => (file: File) => {
  const body = new FormData();
  body.append('file', file, file.name);
  return take<indicator.StoredFileView>(api.POST(`/api/${area}/files`, { body, ...header() }));
};

export const unitsQuery = queryOptions({
  queryKey: ['assessment', 'list', 'units'],
  queryFn: ({ signal }) => take<{ items: StatUnit[] }>(api.GET('/api/assessments/units', { signal })),
});
export const addUnit = (body: z.input<typeof unit.AddUnit>) =>
  take<StatUnit>(api.POST('/api/assessments/units', { body, ...header() }));

export const assessmentsQuery = (year: number | undefined) =>
  queryOptions({
    queryKey: ['assessment', 'list', year ?? 0],
    queryFn: ({ signal }) =>
      take<AssessmentTable>(api.GET('/api/assessments', { params: { query: { year } }, signal })),
  });
export const assessmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['assessment', 'one', id],
    queryFn: ({ signal }) => take<AssessmentRecord>(api.GET(`/api/assessments/${id}`, { signal })),
  });
export const splitTarget = (body: z.input<typeof assessment.SplitTarget>) =>
  take<AssessmentRecord>(api.POST('/api/assessments', { body, ...header() }));
export const setAssessmentRule = (body: z.input<typeof assessment.SetRule>) =>
  take<unknown>(api.POST('/api/assessments/rules', { body, ...header() }));
export const submitAssessment = (id: string, body: z.input<typeof assessment.SubmitAssessment>) =>
  take<AssessmentRecord>(api.POST(`/api/assessments/${id}/submit`, { body, ...header() }));
export const returnAssessment = (id: string, body: z.input<typeof assessment.ReturnAssessment>) =>
  take<AssessmentRecord>(api.POST(`/api/assessments/${id}/return`, { body, ...header() }));
export const confirmAssessment = (id: string, body: z.input<typeof assessment.ConfirmAssessment>) =>
  take<AssessmentRecord>(api.POST(`/api/assessments/${id}/confirm`, { body, ...header() }));
export const readAssessmentFile = (id: string) =>
  take<Blob>(api.GET(`/api/assessments/${id}/file`, { parseAs: 'blob' }));
export const exportAssessments = (year: number, format: 'xlsx' | 'csv') =>
  take<Blob>(api.GET('/api/assessments/export', { params: { query: { year, format } }, parseAs: 'blob' }));

export const periodsQuery = queryOptions({
  queryKey: ['stat-period', 'list'],
  queryFn: ({ signal }) => take<PeriodList>(api.GET('/api/stat-periods', { signal })),
});
export const snapshotQuery = (id: string) =>
  queryOptions({
    queryKey: ['stat-period', 'one', id],
    queryFn: ({ signal }) => take<Snapshot>(api.GET(`/api/stat-periods/${id}`, { signal })),
  });
export const closePeriod = (body: z.input<typeof period.ClosePeriod>) =>
  take<Snapshot>(api.POST('/api/stat-periods/close', { body, ...header() }));
export const openPlanPeriod = (body: z.input<typeof period.OpenPlanPeriod>) =>
  take<unknown>(api.POST('/api/stat-periods/plan-periods', { body, ...header() }));
export const verifySnapshot = (id: string) =>
  take<SnapshotVerification>(api.POST(`/api/stat-periods/${id}/verify`, header()));
export const readSnapshot = (id: string) =>
  take<Blob>(api.GET(`/api/stat-periods/${id}/canonical`, { parseAs: 'blob' }));

/** What is compared: two months, or a closed period (`id`) and now. */
export interface DifferenceView {
  id?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  basis?: string | undefined;
  dimension: string;
  code?: string | undefined;
}

export const differencesQuery = ({ id, ...view }: DifferenceView) =>
  infiniteQueryOptions({
    queryKey: ['stat-period', 'list', 'differences', id ?? '', view],
    queryFn: ({ signal, pageParam }) => {
      const path = id === undefined ? '/api/stat-periods/differences' : `/api/stat-periods/${id}/differences`;
      return take<DifferenceReport>(
        api.GET(path, { params: { query: { ...view, limit: 50, cursor: pageParam } }, signal }),
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const adjustmentsQuery = (month: string | undefined) =>
  queryOptions({
    queryKey: ['stat-period', 'list', 'adjustments', month ?? ''],
    queryFn: ({ signal }) =>
      take<AdjustmentList>(api.GET('/api/stat-periods/adjustments', { params: { query: { month } }, signal })),
  });
