// Grey lines of the final height while data are on their way. Above two seconds a running bar joins them.
import { useTranslation } from 'react-i18next';
import { Meter } from '../figures/Meter.js';
import { Delayed } from './Delayed.js';
import css from './states.module.css';

interface SkeletonProps {
  rows?: number;
  /** Height of one row in px, as the real row will have. */
  rowHeight?: number;
}

export function Skeleton({ rows = 6, rowHeight = 72 }: SkeletonProps) {
  const { t } = useTranslation();
  return (
    <div style={{ minHeight: rows * rowHeight }} aria-busy="true">
      <Delayed>
        <p className="visually-hidden" role="status">
          {t('common.state.loading')}
        </p>
        <Delayed delayMs={1800}>
          <Meter label={t('common.state.loading')} ratio={undefined} />
        </Delayed>
        <div aria-hidden="true">
          {Array.from({ length: rows }, (_, at) => (
            <div key={at} className={css.bone} style={{ height: rowHeight }}>
              <span className={css.line} />
              <span className={css.short} />
            </div>
          ))}
        </div>
      </Delayed>
    </div>
  );
}
