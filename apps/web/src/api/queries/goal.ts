// The public figure: contract value of a plan period against its target, and what it was read from.
import type * as dashboard from '@libs/dashboard/src/dashboard.schema.js';
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../client.js';
import type { Wire } from '../wire.js';

export type PublicFigures = Wire<dashboard.PublicFiguresView>;

export const publicFiguresQuery = queryOptions({
  queryKey: ['dashboard', 'one', 'public'],
  queryFn: ({ signal }) => take<PublicFigures>(api.GET('/api/dashboard/public', { signal })),
});
