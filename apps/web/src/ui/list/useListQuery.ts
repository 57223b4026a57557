// Keyset pages of a list as one infinite query. Filters keep the old page while the new one comes.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TableFormat } from '@libs/platform/src/document/format.schema.js';
import type { ListView } from './view.js';

export interface ListPageData<Row> {
  items: Row[];
  nextCursor: string | null;
  total?: number | undefined;
  /** Field → code → number of rows. */
  facets?: Record<string, Record<string, number>> | undefined;
  degraded?: boolean | undefined;
  /** What was searched beside the words typed: synonyms, and words that pinyin reads as. */
  alsoAsked?: string[] | undefined;
}

/** Where a list comes from: its noun for the cache, and one page of it. */
export interface ListSource<Row, Page extends ListPageData<Row> = ListPageData<Row>> {
  noun: string;
  page: (view: ListView, cursor: string | undefined, signal: AbortSignal) => Promise<Page>;
  /** All of it as a file; absent where there is none. */
  file?: (view: ListView, format: TableFormat) => Promise<Blob>;
  /** Poll, only for queues and jobs. */
  refetchIntervalMs?: number;
}

export function useListQuery<Row, Page extends ListPageData<Row>>(source: ListSource<Row, Page>, view: ListView) {
  const { q, filters, sort, tab } = view;
  const query = useInfiniteQuery({
    queryKey: [source.noun, 'list', { q, filters, sort, tab }],
    queryFn: ({ pageParam, signal }) => source.page(view, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: source.refetchIntervalMs ?? false,
  });
  const pages = query.data?.pages ?? [];
  return { query, first: pages[0], rows: pages.flatMap((page) => page.items) };
}
