// My deals by stage: how many stand where, and the latest ones.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DealStage } from '../../../api/queries/deal-types.js';
import { dealBoardQuery } from '../../../api/queries/deals.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Section } from '../../../ui/record/Section.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import css from './page.module.css';

const ENDED: ReadonlySet<DealStage> = new Set(['FAILED', 'DECLINED', 'EXPIRED']);
const SHOWN = 5;

export function DealStages() {
  const { t } = useTranslation();
  const query = useQuery(dealBoardQuery);
  const columns = query.data?.columns.filter((column) => !ENDED.has(column.stage)) ?? [];
  const latest = columns
    .flatMap((column) => column.items)
    .sort((a, b) => b.lastActivityAt.localeCompare(a.lastActivityAt))
    .slice(0, SHOWN);
  return (
    <Section title={t('desk.deals.title')} isCard aside={<Link to="/desk/deals">{t('desk.all')}</Link>}>
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={3} rowHeight={53} />}
      {query.data && latest.length === 0 && <Empty title={t('desk.deals.empty')}>{t('desk.deals.emptyText')}</Empty>}
      {latest.length > 0 && (
        <>
          <ul className={css.stages}>
            {columns.map(({ stage, count }) => (
              <li key={stage}>
                <Link to={`/desk/deals/list?tab=${stage}`} className={css.stage}>
                  <span className={count === 0 ? css.zero : css.figure}>{count}</span>
                  <span>{t(`enum.dealStage.${stage}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
          <ul>
            {latest.map((deal) => (
              <li key={deal.id} className={css.line}>
                <Link to={`/desk/deals/${deal.id}`}>{deal.title}</Link>
                <span className="meta">
                  {t(`enum.dealStage.${deal.stage}`)} · <DateText at={deal.lastActivityAt} as="relative" />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
