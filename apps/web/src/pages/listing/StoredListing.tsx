// The way into an editor: a new listing, or the stored one that the address names.
import { useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Problem } from '../../ui/states/Problem.js';
import { Skeleton } from '../../ui/states/Skeleton.js';

interface StoredListingProps<Row> {
  queryOf: (id: string) => Pick<UseQueryOptions<Row, Error, Row, string[]>, 'queryKey' | 'queryFn'>;
  /** Draws the editor of a record; null = a new one. */
  children: (record: Row | null) => ReactNode;
}

export function StoredListing<Row>({ queryOf, children }: StoredListingProps<Row>) {
  const { id } = useParams();
  if (!id) return children(null);
  return (
    <Stored key={id} id={id} queryOf={queryOf}>
      {children}
    </Stored>
  );
}

function Stored<Row>({ id, queryOf, children }: StoredListingProps<Row> & { id: string }) {
  const query = useQuery(queryOf(id));
  if (query.data) return children(query.data);
  if (query.isError) return <Problem error={query.error} onRetry={() => void query.refetch()} isPage />;
  return <Skeleton rows={6} rowHeight={72} />;
}
