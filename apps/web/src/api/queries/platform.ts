// What the portal must know before anyone signs in: demo data or not, and how far they are loaded.
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../client.js';

export interface PlatformStatus {
  isDemo: boolean;
  demoLoad: { done: number; total: number; isFinished: boolean } | null;
}

export const platformStatusQuery = queryOptions({
  queryKey: ['platform', 'one'],
  queryFn: () => take<PlatformStatus>(api.GET('/api/platform/status', {})),
  staleTime: 60_000,
  refetchInterval: (query) => (query.state.data?.demoLoad && !query.state.data.demoLoad.isFinished ? 3_000 : false),
});
