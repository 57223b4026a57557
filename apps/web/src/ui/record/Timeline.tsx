// What happened, newest first.
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { DateText } from '../figures/DateText.js';
import css from './timeline.module.css';

export interface TimelineEntry {
  id: string;
  at: string;
  actor?: string | null | undefined;
  /** What was done, in words. */
  verb: string;
  note?: ReactNode;
  proofTo?: string | undefined;
}

export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <p className="meta">{t('common.state.noHistory')}</p>;
  return (
    <ol className={css.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={css.entry}>
          <p className={css.verb}>
            {entry.actor && <span className={css.actor}>{entry.actor}</span>}
            {entry.verb}
          </p>
          <p className="meta">
            <DateText at={entry.at} as="minute" />
            {entry.proofTo && (
              <>
                {' · '}
                <Link to={entry.proofTo}>{t('common.asOf.verify')}</Link>
              </>
            )}
          </p>
          {entry.note && <div className={css.note}>{entry.note}</div>}
        </li>
      ))}
    </ol>
  );
}
