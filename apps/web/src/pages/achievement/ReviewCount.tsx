// How many achievements wait for this reviewer, beside the menu entry. Nothing when there are none.
import { useQuery } from '@tanstack/react-query';
import { reviewCountQuery } from '../../api/queries/achievements.js';

export function ReviewCount() {
  const { data } = useQuery(reviewCountQuery);
  const waiting = data?.items.length ?? 0;
  if (waiting === 0) return null;
  return <>{data?.nextCursor ? `${waiting}+` : waiting}</>;
}
