// Expressed interest: what opens a deal between two listings or from one match.
import type { z } from 'zod';
import type * as deal from '@libs/deal/src/deal.schema.js';
import { api, keyed, take } from '../client.js';

export type ExpressInterest = z.input<typeof deal.ExpressInterest>;

export const expressInterest = (body: ExpressInterest, key: string) =>
  take<{ id: string }>(api.POST('/api/deals', { body, params: { header: keyed(key) } }));
