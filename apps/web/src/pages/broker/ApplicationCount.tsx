// How many applications of brokers wait, beside the menu entry. Nothing when there are none.
import { useQuery } from '@tanstack/react-query';
import { applicationCountQuery } from '../../api/queries/brokers.js';

export function ApplicationCount() {
  const { data } = useQuery(applicationCountQuery);
  const waiting = data?.items.length ?? 0;
  if (waiting === 0) return null;
  return <>{data?.nextCursor ? `${waiting}+` : waiting}</>;
}
