// The officials' figures of a plan period, the contracts behind each, and the target.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, keyed, take } from '../client.js';
import type { Dashboard, Drill, PlanPeriodAnswer, SetPlanTarget } from './registry-types.js';

export const dashboardQuery = (period: string | undefined) =>
  queryOptions({
    queryKey: ['dashboard', 'one', 'office', period ?? ''],
    queryFn: ({ signal }) => take<Dashboard>(api.GET('/api/dashboard', { params: { query: { period } }, signal })),
  });

/** Which figure was opened. */
export interface DrillView {
  period?: string | undefined;
  dimension?: string | undefined;
  code?: string | undefined;
  year?: string | undefined;
  month?: string | undefined;
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

export const setPlanTarget = (period: string, body: SetPlanTarget, key: string) =>
  take<PlanPeriodAnswer>(
    api.POST(`/api/dashboard/plan-periods/${period}/set-target`, { body, params: { header: keyed(key) } }),
  );
