// One deal on the board: what it is, who, what is due, and the next step when it is only a move.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DealCard, MoveTarget } from '../../../api/queries/deal-types.js';
import { Button } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import { Status } from '../../../ui/status/Status.js';
import { DealTimer } from '../DealTimer.js';
import { Parties } from '../PartyName.js';
import css from './page.module.css';

interface BoardCardProps {
  deal: DealCard;
  isMoving: boolean;
  onMove: (to: MoveTarget) => void;
}

/** The move that leads on from each stage; back from the draft is done in the deal itself. */
const MOVES = [
  { act: 'negotiate', from: 'CONTACT', to: 'NEGOTIATION' },
  { act: 'draft', from: 'NEGOTIATION', to: 'CONTRACT_DRAFT' },
] as const;

export function BoardCard({ deal, isMoving, onMove }: BoardCardProps) {
  const { t } = useTranslation();
  const move = MOVES.find(({ act, from }) => from === deal.stage && deal.can[act] === true);
  return (
    <article className={css.card}>
      <h3 className={css.title}>
        <Link to={`/desk/deals/${deal.id}`}>{deal.title}</Link>
      </h3>
      <p className="meta">
        <Parties deal={deal} />
      </p>
      {deal.totalAmountFen && (
        <p className={css.amount}>
          <Money fen={deal.totalAmountFen} isTrimmed />
        </p>
      )}
      {deal.can.acceptAssignment === true && <Status tone="warning">{t('deal.board.toAnswer')}</Status>}
      {deal.isStale && <Status tone="error">{t('deal.board.stale')}</Status>}
      <DealTimer timer={deal.timer} />
      <div className={css.foot}>
        <span className="meta">
          {t('deal.board.activity')} <DateText at={deal.lastActivityAt} as="relative" />
        </span>
        {move && (
          <Button size="small" isBusy={isMoving} onClick={() => onMove(move.to)}>
            {t(`deal.act.${move.act}`)}
            <span className="visually-hidden">{t('common.after', { text: deal.title })}</span>
          </Button>
        )}
      </div>
    </article>
  );
}
