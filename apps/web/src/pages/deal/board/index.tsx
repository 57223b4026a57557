// Deals of the signed-in person: a board by stage for those who lead deals, a list for the two sides.
import { Allowed } from '../../../app/Allowed.js';
import { useSession } from '../../../app/session.js';
import { DealBoard } from './DealBoard.js';
import { DealList } from '../list/DealList.js';

export default function DealsPage() {
  const { may } = useSession();
  return <Allowed permission="deal.read">{may('deal.lead') ? <DealBoard /> : <DealList />}</Allowed>;
}
