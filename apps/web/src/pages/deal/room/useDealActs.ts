// After an act in a deal: the answered row into the cache, everything read about deals again.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Deal } from '../../../api/queries/deal-types.js';

export interface DealActs {
  /** Keeps the answered deal and reads lists and records again. */
  done: (deal: Deal) => Promise<void>;
  /** A record was added: only reads again. */
  noted: () => Promise<void>;
}

export function useDealActs(id: string): DealActs {
  const client = useQueryClient();
  const refresh = useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['deal', 'record', id] }),
      client.invalidateQueries({ queryKey: ['deal', 'list'] }),
    ]);
  }, [client, id]);
  const done = useCallback(
    async (deal: Deal) => {
      client.setQueryData(['deal', 'one', id], deal);
      await refresh();
    },
    [client, id, refresh],
  );
  const noted = useCallback(async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ['deal', 'one', id] }), refresh()]);
  }, [client, id, refresh]);
  return { done, noted };
}
