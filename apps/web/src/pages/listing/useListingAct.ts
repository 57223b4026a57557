// An act on a listing: its answer becomes the shown record, and every list that it may stand in is read again.
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
      cache.setQueryData([noun, 'one', row.id], row);
      await Promise.all(lists.map((list) => cache.invalidateQueries({ queryKey: [list] })));
      await cache.invalidateQueries({ queryKey: [noun, 'list'] });
    },
  });
}
