// The officials' figures of a plan period, the contracts behind each, and the target.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, keyed, take } from '../client.js';
import type { Concentration, Cuts, ProcessFigures, PublicCuts } from './figure-types.js';
import type { Dashboard, Drill, PlanPeriodAnswer, SetPlanTarget } from './registry-types.js';

export const dashboardQuery = (period: string | undefined) =>
  queryOptions({
    queryKey: ['dashboard', 'one', 'office', period ?? ''],
    queryFn: ({ signal }) => take<Dashboard>(api.GET('/api/dashboard', { params: { query: { period } }, signal })),
  });

/** A plan period, narrowed to a year, a quarter or a month. */
export interface FigureWindow {
  period?: string | undefined;
  year?: string | undefined;
  quarter?: string | undefined;
  month?: string | undefined;
}

export const cutsQuery = (view: FigureWindow) =>
  queryOptions({
    queryKey: ['dashboard', 'one', 'cuts', view],
    queryFn: ({ signal }) => take<Cuts>(api.GET('/api/dashboard/cuts', { params: { query: { ...view } }, signal })),
  });

export const concentrationQuery = (period: string) =>
  queryOptions({
    queryKey: ['dashboard', 'one', 'concentration', period],
    queryFn: ({ signal }) =>
      take<Concentration>(api.GET('/api/dashboard/concentration', { params: { query: { period } }, signal })),
  });

export const processQuery = (period: string) =>
  queryOptions({
    queryKey: ['dashboard', 'one', 'process', period],
    queryFn: ({ signal }) =>
      take<ProcessFigures>(api.GET('/api/dashboard/process', { params: { query: { period } }, signal })),
  });

export const publicCutsQuery = (period: string | undefined) =>
  queryOptions({
    queryKey: ['dashboard', 'one', 'public-cuts', period ?? ''],
    queryFn: ({ signal }) =>
      take<PublicCuts>(api.GET('/api/dashboard/public/cuts', { params: { query: { period } }, signal })),
  });

/** Which figure was opened. */
export interface DrillView extends FigureWindow {
  dimension?: string | undefined;
  code?: string | undefined;
}

export const drillQuery = (view: DrillView) =>
  infiniteQueryOptions({
    queryKey: ['dashboard', 'list', view],
    queryFn: ({ signal, pageParam }) =>
      take<Drill>(
        api.GET('/api/dashboard/contracts', { params: { query: { ...view, limit: 50, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** The whole list behind a figure as a file. */
export const drillFile = (view: DrillView, format: 'xlsx' | 'csv') =>
  take<Blob>(api.GET('/api/dashboard/contracts/file', { params: { query: { ...view, format } }, parseAs: 'blob' }));

export const setPlanTarget = (period: string, body: SetPlanTarget, key: string) =>
  take<PlanPeriodAnswer>(
    api.POST(`/api/dashboard/plan-periods/${period}/set-target`, { body, params: { header: keyed(key) } }),
  );
