// An act on a listing: its answer becomes the shown record, and every list that it may stand in is read again. Nobody
// waits for the reading: a dialog that stayed open meanwhile would swallow what is typed behind it.
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';

/** @param lists nouns of lists beside the hall, e.g. `demand-mine` */
export function useListingAct<Row extends { id: string }>(
  noun: string,
  lists: readonly string[],
): UseMutationResult<Row, Error, () => Promise<Row>> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (run: () => Promise<Row>) => run(),
    onSuccess: async (row) => {
      // An answer still on its way is older than the act and would take it back on the screen.
      await cache.cancelQueries({ queryKey: [noun, 'one', row.id] });
      cache.setQueryData([noun, 'one', row.id], row);
      for (const list of lists) void cache.invalidateQueries({ queryKey: [list] });
      void cache.invalidateQueries({ queryKey: [noun, 'list'] });
    },
  });
}
