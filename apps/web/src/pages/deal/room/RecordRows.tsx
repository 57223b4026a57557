// The four states of one of a deal's records: loading, failed, empty, rows with "more".
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button/Button.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';

interface RecordRowsProps<Page, Row> {
  query: UseInfiniteQueryResult<InfiniteData<Page>>;
  rows: (pages: readonly Page[]) => readonly Row[];
  empty: string;
  children: (rows: readonly Row[]) => ReactNode;
}

export function RecordRows<Page, Row>({ query, rows, empty, children }: RecordRowsProps<Page, Row>) {
  const { t } = useTranslation();
  if (query.isError && !query.data) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton rows={2} rowHeight={48} />;
  const found = rows(query.data.pages);
  if (found.length === 0) return <p className="meta">{empty}</p>;
  return (
    <>
      {children(found)}
      {query.hasNextPage && (
        <div>
          <Button size="small" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.list.more')}
          </Button>
        </div>
      )}
    </>
  );
}
