// Below every total: as of when, which ledger entry, where to verify it.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateWords } from '../dates.js';

interface AsOfProps {
  /** Instant up to which the figure counts. */
  at: string;
  /** Number of the last ledger entry in the figure. */
  seq?: string | number | null;
  proofTo?: string | undefined;
}

export function AsOf({ at, seq, proofTo }: AsOfProps) {
  const { t, i18n } = useTranslation();
  const entry = seq === null || seq === undefined ? null : Number(seq).toLocaleString('en-US');
  return (
    <p className="meta">
      {t('common.asOf.at', { at: dateWords(at, 'until', { language: i18n.language }) })}
      {entry && ` · ${t('common.asOf.entry', { seq: entry })}`}
      {proofTo && (
        <>
          {' · '}
          <Link to={proofTo}>{t('common.asOf.verify')}</Link>
        </>
      )}
    </p>
  );
}
