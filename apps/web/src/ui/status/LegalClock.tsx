// Legal time limit: words, date and bar. Every number comes from the server; working days are never counted here.
import { useTranslation } from 'react-i18next';
import { DateText } from '../figures/DateText.js';
import css from './legal-clock.module.css';

export interface LegalClockProps {
  /** Working days used and allowed. */
  used: number;
  limit: number;
  /** Plain date or instant when it runs out; null while paused. */
  due: string | null;
  /** Stopped, e.g. while the applicant corrects. */
  isPaused?: boolean;
}

export function LegalClock({ used, limit, due, isPaused }: LegalClockProps) {
  const { t } = useTranslation();
  const left = limit - used;
  const tone = isPaused ? 'paused' : left < 0 ? 'late' : left <= 3 ? 'soon' : 'calm';
  const words = isPaused
    ? t('common.clock.paused')
    : left < 0
      ? t('common.clock.late', { days: -left })
      : left === 0
        ? t('common.clock.today')
        : t('common.clock.left', { days: left });
  return (
    <div className={`${css.clock} ${css[tone]}`}>
      <div className={css.words}>
        <span className={css.state}>{words}</span>
        <span className={css.due}>{isPaused ? t('common.clock.used', { used, limit }) : <DateText at={due} />}</span>
      </div>
      <div className={css.track} aria-hidden="true">
        <div
          className={css.bar}
          style={{ width: `${Math.min(100, Math.max(0, (used / Math.max(1, limit)) * 100))}%` }}
        />
      </div>
    </div>
  );
}
