// The cumulative contract value of the plan period against its target, with the way to verify it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { goalQuery } from '../../api/queries/goal.js';
import { dateWords } from '../../ui/dates.js';
import { Gauge } from '../../ui/figures/Gauge.js';
import { Money } from '../../ui/figures/Money.js';
import { moneyDigits } from '../../ui/money.js';
import { Problem } from '../../ui/states/Problem.js';
import { Skeleton } from '../../ui/states/Skeleton.js';
import css from './page.module.css';

export function Goal() {
  const { t, i18n } = useTranslation();
  const query = useQuery(goalQuery);
  if (!query.data) {
    return (
      <section className={css.goal}>
        {query.isError ? (
          <Problem error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton rows={4} rowHeight={80} />
        )}
      </section>
    );
  }
  const goal = query.data;
  const ratio = goal.targetFen ? Number((BigInt(goal.totalFen) * 1000n) / BigInt(goal.targetFen)) / 1000 : 0;
  const total = moneyDigits(goal.totalFen, { unit: 'yi' });
  return (
    <section className={css.goal} aria-labelledby="goal">
      <h2 id="goal" className={css.goalTitle}>
        {t('home.goal.title', { period: goal.periodName })}
      </h2>
      <Gauge
        ratio={ratio}
        label={t('home.goal.label', { period: goal.periodName, total })}
        figure={<Money fen={goal.totalFen} unit="yi" />}
        note={
          goal.targetFen ? (
            <>
              <span>
                {t('home.goal.target', { target: moneyDigits(goal.targetFen, { unit: 'yi', isTrimmed: true }) })}
              </span>
              <span className={css.reached}>{t('home.goal.done', { percent: (ratio * 100).toFixed(1) })}</span>
            </>
          ) : (
            t('home.goal.noTarget')
          )
        }
      />
      <dl className={css.figures}>
        <div>
          <dt>{t('home.goal.contracts')}</dt>
          <dd>
            {goal.contractCount.toLocaleString('en-US')} <small>{t('home.goal.contractUnit')}</small>
          </dd>
        </div>
        <div>
          <dt>{t('home.goal.technical')}</dt>
          <dd>
            <Money fen={goal.technicalFen} unit="yi" />
          </dd>
        </div>
      </dl>
      <p className={css.goalFoot}>
        {t('home.goal.asOf', { at: dateWords(goal.asOf, 'until', { language: i18n.language }) })}
      </p>
    </section>
  );
}
