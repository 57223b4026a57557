// Expressed interest: what opens a deal between two listings or from one match.
import type { z } from 'zod';
import type * as deal from '@libs/deal/src/deal.schema.js';
import { api, keyed, take } from '../client.js';
import { queryClient } from '../query-client.js';

export type ExpressInterest = z.input<typeof deal.ExpressInterest>;

/** From whichever page it is sent: lists and counts of deals, and what matches say of theirs, are read again. */
export async function expressInterest(body: ExpressInterest, key: string): Promise<{ id: string }> {
  const opened = await take<{ id: string }>(api.POST('/api/deals', { body, params: { header: keyed(key) } }));
  void queryClient.invalidateQueries({ queryKey: ['deal', 'list'] });
  void queryClient.invalidateQueries({ queryKey: ['match'] });
  return opened;
}
