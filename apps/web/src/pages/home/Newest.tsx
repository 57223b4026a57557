// The newest five of each hall.
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newestAchievementsQuery } from '../../api/queries/achievements.js';
import { newestDemandsQuery } from '../../api/queries/demands.js';
import type { DemandCard } from '../../api/queries/listing-types.js';
import { useCodeLabel } from '../../api/queries/reference.js';
import { daysUntil } from '../../ui/dates.js';
import { MoneyRange } from '../../ui/figures/Money.js';
import { Trl } from '../../ui/figures/Trl.js';
import { PriceWords } from '../../ui/listing/PriceWords.js';
import { Empty } from '../../ui/states/Empty.js';
import { Problem } from '../../ui/states/Problem.js';
import { Skeleton } from '../../ui/states/Skeleton.js';
import css from './page.module.css';

export function NewestAchievements() {
  const { t } = useTranslation();
  const query = useQuery(newestAchievementsQuery);
  const priceKind = useCodeLabel('priceKind');
  return (
    <Column title={t('home.newest.achievements')} to="/achievements?sort=newest" total={query.data?.total}>
      <Rows query={query} empty={t('home.newest.noAchievements')}>
        {(item) => (
          <Link to={`/achievements/${item.id}`} className={css.item}>
            <span className={css.itemTitle}>{item.title}</span>
            <span className={css.itemMeta}>
              <span>{item.holder.name}</span>
              <Trl level={item.trl} />
              <span className={css.itemEnd}>
                <PriceWords price={item.price ?? null} labelOf={priceKind} />
              </span>
            </span>
          </Link>
        )}
      </Rows>
    </Column>
  );
}

export function NewestDemands() {
  const { t } = useTranslation();
  const query = useQuery(newestDemandsQuery);
  return (
    <Column title={t('home.newest.demands')} to="/demands?sort=newest" total={query.data?.total}>
      <Rows query={query} empty={t('home.newest.noDemands')}>
        {(item) => (
          <Link to={`/demands/${item.id}`} className={css.item}>
            <span className={css.itemTitle}>{item.title}</span>
            <span className={css.itemMeta}>
              <span>{item.owner.name}</span>
              <DaysLeft deadline={item.deadline} />
              <span className={css.itemEnd}>
                <BudgetWords budget={item.budget} />
              </span>
            </span>
          </Link>
        )}
      </Rows>
    </Column>
  );
}

function BudgetWords({ budget }: { budget: DemandCard['budget'] }) {
  if (!budget) return null;
  const range = budget.kind === 'RANGE' ? budget : null;
  return <MoneyRange minFen={range?.minFen} maxFen={range?.maxFen} />;
}

function DaysLeft({ deadline }: { deadline: string | null }) {
  const { t } = useTranslation();
  if (!deadline) return null;
  const days = daysUntil(deadline);
  if (days < 0) return null;
  return <span className={days <= 10 ? css.soon : undefined}>{t('home.daysLeft', { n: days })}</span>;
}

function Column({ title, to, total, children }: { title: string; to: string; total?: number; children: ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section aria-labelledby={id} className={css.column}>
      <div className={css.columnHead}>
        <h2 id={id}>{title}</h2>
        <Link to={to} aria-describedby={id}>
          {total === undefined ? t('home.newest.all') : t('home.newest.allCount', { n: total.toLocaleString('en-US') })}
        </Link>
      </div>
      {children}
    </section>
  );
}

interface RowsProps<Item> {
  query: { data?: { items: Item[] } | undefined; isError: boolean; error: unknown; refetch: () => Promise<unknown> };
  empty: string;
  children: (item: Item) => ReactNode;
}

function Rows<Item extends { id: string }>({ query, empty, children }: RowsProps<Item>) {
  if (query.data) {
    if (query.data.items.length === 0) return <Empty title={empty} />;
    return (
      <ul>
        {query.data.items.map((item) => (
          <li key={item.id}>{children(item)}</li>
        ))}
      </ul>
    );
  }
  if (query.isError) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton rows={5} rowHeight={75} />;
}
