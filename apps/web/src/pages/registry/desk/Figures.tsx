// The registry's work in four figures; without an answer nothing is shown rather than zeros.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deskStatsQuery } from '../../../api/queries/registry.js';
import css from './page.module.css';

export function Figures() {
  const { t } = useTranslation();
  const { data } = useQuery(deskStatsQuery);
  if (!data) return null;
  const tone = (n: number, name: string | undefined) => (n > 0 ? name : undefined);
  return (
    <dl className={css.figures}>
      <div>
        <dd>{data.pending}</dd>
        <dt>{t('registry.figure.pending')}</dt>
      </div>
      <div>
        <dd className={tone(data.dueSoon, css.soon)}>{data.dueSoon}</dd>
        <dt>{t('registry.figure.dueSoon')}</dt>
      </div>
      <div>
        <dd className={tone(data.overdue, css.late)}>{data.overdue}</dd>
        <dt>{t('registry.figure.overdue')}</dt>
      </div>
      <div>
        <dd>{data.onTimePercent === null ? '—' : `${data.onTimePercent}%`}</dd>
        <dt>{t('registry.figure.onTime')}</dt>
      </div>
    </dl>
  );
}
