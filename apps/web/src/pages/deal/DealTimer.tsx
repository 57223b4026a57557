// The limit that runs in a deal: what is due, how many days are left, the date. Never by colour alone.
import { useTranslation } from 'react-i18next';
import { wordIfAny } from '../../i18n/index.js';
import { daysUntil } from '../../ui/dates.js';
import { DateText } from '../../ui/figures/DateText.js';
import css from './deal.module.css';

interface Timer {
  rule: string;
  dueAt: string;
  isOverdue: boolean;
}

const SOON_DAYS = 3;

export function DealTimer({ timer }: { timer: Timer | null }) {
  const { t } = useTranslation();
  if (!timer) return null;
  const days = daysUntil(timer.dueAt);
  const tone = timer.isOverdue ? css.late : days <= SOON_DAYS ? css.soon : css.calm;
  const words = timer.isOverdue
    ? days < 0
      ? t('deal.timer.late', { n: -days })
      : t('deal.timer.lateToday')
    : days === 0
      ? t('deal.timer.today')
      : t('deal.timer.left', { n: days });
  return (
    <span className={css.timer}>
      <span>{wordIfAny(`enum.dealTimer.${timer.rule}`)}</span>
      <span className={tone}>{words}</span>
      <DateText at={timer.dueAt} />
    </span>
  );
}
