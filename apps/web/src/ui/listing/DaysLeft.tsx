// "剩 21 天", in warning from ten days on; "今天截止"; "已截止" when past. Nothing without a date.
import { useTranslation } from 'react-i18next';
import { daysUntil } from '../dates.js';
import css from './listing.module.css';

const SOON_DAYS = 10;

export function DaysLeft({ until }: { until: string | null }) {
  const { t } = useTranslation();
  if (!until) return null;
  const days = daysUntil(until);
  if (days < 0) return <span className={css.over}>{t('common.deadline.over')}</span>;
  const words = days === 0 ? t('common.deadline.today') : t('common.deadline.left', { n: days });
  return <span className={days <= SOON_DAYS ? css.soon : undefined}>{words}</span>;
}
