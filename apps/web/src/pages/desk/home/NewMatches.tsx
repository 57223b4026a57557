// The best suggestions that wait for an answer of the own side.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newMatchesQuery } from '../../../api/queries/desk.js';
import { Section } from '../../../ui/record/Section.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import css from './page.module.css';

const SHOWN = 5;

export function NewMatches() {
  const { t } = useTranslation();
  const query = useQuery(newMatchesQuery);
  const matches = query.data?.items.slice(0, SHOWN) ?? [];
  return (
    <Section title={t('desk.matches.title')} isCard aside={<Link to="/desk/matches">{t('desk.all')}</Link>}>
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={4} rowHeight={53} />}
      {query.data && matches.length === 0 && <p className="meta">{t('desk.matches.empty')}</p>}
      <ul>
        {matches.map((match) => (
          <li key={match.id}>
            <Link to={`/desk/matches?demand=${match.demand.id}&id=${match.id}`} className={css.match}>
              <span className={css.matchWords}>
                <span className={css.matchTitle}>{match.achievement.title}</span>
                <span className="meta">{t('desk.matches.forDemand', { demand: match.demand.title })}</span>
              </span>
              <span className={css.score}>{match.score.toFixed(1)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
