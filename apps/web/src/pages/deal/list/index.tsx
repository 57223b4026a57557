// The list of deals for everyone, also for those who start from the board.
import { Allowed } from '../../../app/Allowed.js';
import { DealList } from './DealList.js';

export default function DealListPage() {
  return (
    <Allowed permission="deal.read">
      <DealList />
    </Allowed>
  );
}
