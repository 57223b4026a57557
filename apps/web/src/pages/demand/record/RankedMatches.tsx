// The best achievements for this demand with their strongest reasons; for its owner and those who read all matches.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Demand } from '../../../api/queries/listing-types.js';
import { topMatchesQuery } from '../../../api/queries/matches.js';
import { ShortlistButton } from '../../../app/matching/ShortlistButton.js';
import { useInterest } from '../../../app/interest.js';
import { useSession } from '../../../app/session.js';
import { Section } from '../../../ui/record/Section.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import css from '../demand.module.css';

/** Strongest reasons named beside a suggestion. */
const SHOWN_REASONS = 2;

export function RankedMatches({ record }: { record: Demand }) {
  const { t } = useTranslation();
  const { me, may } = useSession();
  const { isOwn } = useInterest(record.owner.id);
  // Third parties with this permission (brokers, the operator) read every suggestion; other organisations do not.
  const isThirdParty = me !== null && !may('demand.draft') && !may('achievement.read-own');
  const isReader = record.state === 'OPEN' && may('match.read') && (isOwn || isThirdParty);
  const focus = { demandId: record.id };
  const query = useQuery({ ...topMatchesQuery(focus), enabled: isReader });
  if (!isReader) return null;
  return (
    <div className="no-print">
      <Section
        title={t('match.forDemand')}
        aside={<Link to={`/desk/matches?demand=${record.id}`}>{t('match.toCentre')}</Link>}
      >
        {query.isError && <Problem error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton rows={3} rowHeight={84} />}
        {query.data?.items.length === 0 && <Empty title={t('match.none')}>{t('match.noneText')}</Empty>}
        <ol>
          {query.data?.items.map((match, at) => (
            <li key={match.id} className={css.matchItem}>
              <Link to={`/desk/matches?demand=${record.id}&id=${match.id}`} className={css.match}>
                <span className={css.matchHead}>
                  <span className={css.rank}>{at + 1}</span>
                  <span className={css.matchTitle}>{match.achievement.title}</span>
                  <span className={css.score}>{match.score.toFixed(1)}</span>
                </span>
                <span className="meta">{match.achievement.holder.name}</span>
                {[...match.reasons]
                  .sort((a, b) => b.contribution - a.contribution)
                  .slice(0, SHOWN_REASONS)
                  .map((reason) => (
                    <span key={reason.feature}>{reason.text}</span>
                  ))}
              </Link>
              <ShortlistButton match={match} title={match.achievement.title} />
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
