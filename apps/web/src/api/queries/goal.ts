// The public figure: cumulative contract value of today's plan period against its target.
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../client.js';

export interface Goal {
  periodName: string;
  totalFen: string;
  technicalFen: string;
  targetFen: string | null;
  contractCount: number;
  asOf: string;
}

export const goalQuery = queryOptions({
  queryKey: ['dashboard', 'one', 'public'],
  queryFn: ({ signal }) => take<Goal>(api.GET('/api/dashboard/public', { signal })),
});
