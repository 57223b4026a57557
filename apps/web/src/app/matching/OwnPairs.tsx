// On the record of a listing of somebody else: the own listings it is suggested with, each to be shortlisted or looked into.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OwnPair, PairNoun } from '../../api/queries/matches.js';
import { Section } from '../../ui/record/Section.js';
import css from './matching.module.css';
import { ShortlistButton } from './ShortlistButton.js';
import { useOwnPairs, useTellLooked } from './useOwnPairs.js';

export function OwnPairs({ noun, id }: { noun: PairNoun; id: string }) {
  const { t } = useTranslation();
  const pairs = useOwnPairs(noun, [id]);
  useTellLooked('OPENED', noun, [id], pairs);
  if (pairs.length === 0) return null;
  return (
    <div className="no-print">
      <Section title={t(noun === 'achievement' ? 'match.own.demands' : 'match.own.achievements')}>
        <ul>
          {pairs.map((pair) => (
            <li key={pair.matchId} className={css.pair}>
              <PairLine noun={noun} pair={pair} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function PairLine({ noun, pair }: { noun: PairNoun; pair: OwnPair }) {
  const { t } = useTranslation();
  const own = noun === 'achievement' ? 'demand' : 'achievement';
  return (
    <>
      <Link to={`/desk/matches?${own}=${pair.own.id}&id=${pair.matchId}`}>{pair.own.title}</Link>
      <span className="meta">{t('match.own.score', { score: pair.score.toFixed(1) })}</span>
      <ShortlistButton match={{ ...pair, id: pair.matchId }} title={pair.own.title} />
    </>
  );
}
