// The board of somebody who leads deals: a column per open stage, timers on the cards, moving by a button.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DealBoard as Board, DealStage } from '../../../api/queries/deal-types.js';
import { dealBoardQuery, moveDeal } from '../../../api/queries/deals.js';
import type { MoveTarget } from '../../../api/queries/deal-types.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { Empty } from '../../../ui/states/Empty.js';
import { ActionProblem, Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { BoardCard } from './BoardCard.js';
import css from './page.module.css';

/** Stages that end a deal: counted under the board, read in the list. */
const ENDED: ReadonlySet<DealStage> = new Set(['REGISTERED', 'FAILED', 'DECLINED', 'EXPIRED']);

export function DealBoard() {
  const { t } = useTranslation();
  usePageTitle(t('deal.board.title'));
  const query = useQuery(dealBoardQuery);
  const client = useQueryClient();
  const move = useMutation({
    mutationFn: ({ id, to }: { id: string; to: MoveTarget }) => moveDeal(id, to),
    onSuccess: (deal) => {
      client.setQueryData(['deal', 'one', deal.id], deal);
      return client.invalidateQueries({ queryKey: ['deal', 'list'] });
    },
  });
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t('deal.board.title')}</h1>
        <ButtonLink to="/desk/deals/list">{t('deal.board.toList')}</ButtonLink>
      </header>
      {move.isError && <ActionProblem error={move.error} />}
      {query.isError && !query.data ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={3} rowHeight={120} />
      ) : (
        <Columns
          board={query.data}
          movingId={move.isPending ? move.variables.id : null}
          onMove={(id, to) => move.mutate({ id, to })}
        />
      )}
    </div>
  );
}

interface ColumnsProps {
  board: Board;
  movingId: string | null;
  onMove: (id: string, to: MoveTarget) => void;
}

function Columns({ board, movingId, onMove }: ColumnsProps) {
  const { t } = useTranslation();
  const open = board.columns.filter((column) => !ENDED.has(column.stage));
  const ended = board.columns.filter((column) => ENDED.has(column.stage) && column.count > 0);
  if (board.columns.every((column) => column.count === 0)) {
    return (
      <Empty title={t('deal.board.empty')} act={<ButtonLink to="/desk/broker">{t('deal.board.toEntry')}</ButtonLink>}>
        {t('deal.board.emptyText')}
      </Empty>
    );
  }
  return (
    <>
      <div className={css.columns}>
        {open.map((column) => (
          <section
            key={column.stage}
            className={column.count === 0 ? `${css.column} ${css.vacant}` : css.column}
            aria-labelledby={`stage-${column.stage}`}
          >
            <h2 id={`stage-${column.stage}`} className={css.stage}>
              {t(`enum.dealStage.${column.stage}`)} <span className={css.count}>{column.count}</span>
            </h2>
            <ul className={css.cards}>
              {column.items.map((deal) => (
                <li key={deal.id}>
                  <BoardCard deal={deal} isMoving={movingId === deal.id} onMove={(to) => onMove(deal.id, to)} />
                </li>
              ))}
            </ul>
            {column.count === 0 && <p className="meta">{t('deal.board.vacant')}</p>}
            {column.count > column.items.length && (
              <ButtonLink to={`/desk/deals/list?tab=${column.stage}`} intent="text" size="small">
                {t('deal.board.all', { n: column.count })}
              </ButtonLink>
            )}
          </section>
        ))}
      </div>
      {ended.length > 0 && (
        <p className={css.ended}>
          <span className="meta">{t('deal.board.ended')}</span>
          {ended.map((column) => (
            <ButtonLink key={column.stage} to={`/desk/deals/list?tab=${column.stage}`} intent="text" size="small">
              {`${t(`enum.dealStage.${column.stage}`)} ${column.count}`}
            </ButtonLink>
          ))}
        </p>
      )}
    </>
  );
}
