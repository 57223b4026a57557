// The line of facts of a candidate: who, how mature and at what price, or what budget and until when.
import { useTranslation } from 'react-i18next';
import type { Match } from '../../../api/queries/matches.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { BudgetWords } from '../../../ui/listing/BudgetWords.js';
import { DaysLeft } from '../../../ui/listing/DaysLeft.js';
import { PriceWords } from '../../../ui/listing/PriceWords.js';
import { Trl } from '../../../ui/figures/Trl.js';
import type { Side } from './sides.js';

export function CandidateFacts({ match, side, isFull }: { match: Match; side: Side; isFull?: boolean }) {
  const { t } = useTranslation();
  const priceKind = useCodeLabel('priceKind');
  if (side === 'demand') {
    const { owner, budget, deadline } = match.demand;
    return (
      <>
        <span>{owner.name}</span>
        {budget && (
          <span>
            {isFull && `${t('match.budget')} `}
            <BudgetWords budget={budget} />
          </span>
        )}
        {deadline && <DaysLeft until={deadline} />}
      </>
    );
  }
  const { holder, trl, price } = match.achievement;
  return (
    <>
      <span>{holder.name}</span>
      {trl && (isFull ? <Trl level={trl} /> : <span>{`TRL ${trl}`}</span>)}
      {price && <PriceWords price={price} labelOf={priceKind} />}
    </>
  );
}
