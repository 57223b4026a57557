// The ledger: its head, entries, one entry, and the verification on request.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, keyed, take } from '../client.js';
import type { LedgerEntry, LedgerEntryPage, LedgerHead, LedgerVerification } from './registry-types.js';

export interface EntryFilter {
  kind?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  dimension?: string | undefined;
  code?: string | undefined;
}

export const ledgerHeadQuery = queryOptions({
  queryKey: ['ledger', 'head'],
  queryFn: ({ signal }) => take<LedgerHead>(api.GET('/api/ledger/head', { signal })),
});

export const ledgerEntriesQuery = (filter: EntryFilter) =>
  infiniteQueryOptions({
    queryKey: ['ledger', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      take<LedgerEntryPage>(
        api.GET('/api/ledger/entries', { params: { query: { ...filter, limit: 30, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const ledgerEntryQuery = (seq: string) =>
  queryOptions({
    queryKey: ['ledger', 'one', seq],
    queryFn: ({ signal }) => take<LedgerEntry>(api.GET(`/api/ledger/entries/${seq}`, { signal })),
  });

/** Recomputes chain and rollups on the server; may take seconds. */
export const verifyLedger = () =>
  take<LedgerVerification>(api.POST('/api/ledger/verify', { params: { header: keyed() } }));
