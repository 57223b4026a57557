// How many deals wait for this person's answer, beside the menu entry. Nothing when there are none.
import { useQuery } from '@tanstack/react-query';
import { dealBoardQuery } from '../../api/queries/deals.js';

const ANSWERS = ['accept', 'acceptAssignment', 'confirm'];

export function DealCount() {
  const { data } = useQuery(dealBoardQuery);
  const cards = data?.columns.flatMap((column) => column.items) ?? [];
  const waiting = cards.filter((card) => ANSWERS.some((act) => card.can[act] === true)).length;
  return waiting === 0 ? null : <>{waiting}</>;
}
