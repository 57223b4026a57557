// The cumulative contract value of today's plan period against its target, with the way to verify it.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { publicFiguresQuery, type PublicFigures } from '../../api/queries/goal.js';
import { dateWords } from '../../ui/dates.js';
import { Gauge } from '../../ui/figures/Gauge.js';
import { Money } from '../../ui/figures/Money.js';
import { moneyDigits } from '../../ui/money.js';
import { Problem } from '../../ui/states/Problem.js';
import { Skeleton } from '../../ui/states/Skeleton.js';
import css from './page.module.css';
import { ProofDialog } from './ProofDialog.js';

export function Goal() {
  const { t } = useTranslation();
  const query = useQuery(publicFiguresQuery);
  const period = query.data?.current;
  return (
    <section className={css.goal} aria-labelledby="goal">
      <h2 id="goal" className={css.goalTitle}>
        {period ? t('home.goal.title', { period: period.name }) : t('home.goal.titleWaiting')}
      </h2>
      {query.data && <Figures figures={query.data} />}
      {query.isPending && <Skeleton rows={4} rowHeight={74} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
    </section>
  );
}

function Figures({ figures }: { figures: PublicFigures }) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { current: period, proof } = figures;
  const { sums } = period;
  const reachedFen = period.metric === 'TECHNICAL' ? sums?.technicalFen : sums?.totalFen;
  const total = moneyDigits(reachedFen, { unit: 'yi' });
  return (
    <>
      <Gauge
        ratio={period.progress ?? 0}
        label={t('home.goal.label', { period: period.name, total })}
        figure={<Money fen={reachedFen} unit="yi" />}
        note={<Target period={period} />}
      />
      {sums ? (
        <dl className={css.figures}>
          <div>
            <dt>{t('home.goal.contracts')}</dt>
            <dd>
              {sums.count.toLocaleString('en-US')} <small>{t('home.goal.contractUnit')}</small>
            </dd>
          </div>
          <div>
            <dt>{t('home.goal.technical')}</dt>
            <dd>
              <Money fen={sums.technicalFen} unit="yi" />
            </dd>
          </div>
        </dl>
      ) : (
        <p className={css.goalFoot}>{t('home.goal.tooFew')}</p>
      )}
      <p className={css.goalFoot}>
        {t('home.goal.asOf', { at: dateWords(proof.asOf, 'until', { language: i18n.language }) })}
        <button type="button" className={css.verify} onClick={() => setOpen(true)}>
          {t('home.goal.verify')}
        </button>
        <Link to="/figures" className={css.verify}>
          {t('home.goal.open')}
        </Link>
      </p>
      <ProofDialog proof={proof} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

function Target({ period }: { period: PublicFigures['current'] }) {
  const { t } = useTranslation();
  if (!period.targetFen) return t('home.goal.noTarget');
  const target = moneyDigits(period.targetFen, { unit: 'yi', isTrimmed: true });
  return (
    <>
      <span>{t(period.isDemo ? 'home.goal.demoTarget' : 'home.goal.target', { target })}</span>
      {period.progress !== null && (
        <span className={css.reached}>{t('home.goal.done', { percent: (period.progress * 100).toFixed(1) })}</span>
      )}
    </>
  );
}
