// Signed deals that may be filed for registration now.
import type * as deal from '@libs/deal/src/deal.schema.js';
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../client.js';
import type { Wire } from '../wire.js';

export const signedDealsQuery = queryOptions({
  queryKey: ['deal', 'list', 'signed'],
  queryFn: ({ signal }) =>
    take<Wire<deal.DealPage>>(api.GET('/api/deals', { params: { query: { stage: 'SIGNED', limit: 50 } }, signal })),
});
