// Under a listing that is compared: for which of the own listings it is suggested, each to be shortlisted.
import { useTranslation } from 'react-i18next';
import type { OwnPair } from '../../api/queries/matches.js';
import css from './matching.module.css';
import { ShortlistButton } from './ShortlistButton.js';

/** As many as fit a column; the record shows all. */
const SHOWN = 3;

export function ComparedPairs({ pairs, listingId }: { pairs: readonly OwnPair[]; listingId: string }) {
  const { t } = useTranslation();
  const own = pairs.filter((pair) => pair.listingId === listingId).slice(0, SHOWN);
  return own.map((pair) => (
    <div key={pair.matchId} className={css.compared}>
      <span className="meta">{t('match.own.for', { title: pair.own.title })}</span>
      <ShortlistButton match={{ ...pair, id: pair.matchId }} title={pair.own.title} />
    </div>
  ));
}
