// After an act in a deal: the answered row into the cache, everything read about deals again. Nobody waits for the
// reading: a dialog that stayed open meanwhile would swallow what is typed behind it.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Deal } from '../../../api/queries/deal-types.js';

export interface DealActs {
  /** Keeps the answered deal and reads lists and records again. */
  done: (deal: Deal) => Promise<void>;
  /** A record was added: only reads again. */
  noted: () => void;
}

export function useDealActs(id: string): DealActs {
  const client = useQueryClient();
  const refresh = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['deal', 'record', id] });
    void client.invalidateQueries({ queryKey: ['deal', 'list'] });
  }, [client, id]);
  const done = useCallback(
    async (deal: Deal) => {
      // An answer still on its way is older than the act and would take it back on the screen.
      await client.cancelQueries({ queryKey: ['deal', 'one', id] });
      client.setQueryData(['deal', 'one', id], deal);
      refresh();
    },
    [client, id, refresh],
  );
  const noted = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['deal', 'one', id] });
    refresh();
  }, [client, id, refresh]);
  return { done, noted };
}
