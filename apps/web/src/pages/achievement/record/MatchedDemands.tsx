// Demands that this achievement is suggested for; only for those who may read matches of it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Achievement } from '../../../api/queries/listing-types.js';
import { topMatchesQuery } from '../../../api/queries/matches.js';
import { useSession } from '../../../app/session.js';
import { BudgetWords } from '../../../ui/listing/BudgetWords.js';
import { ListingLinks } from '../../../ui/listing/ListingLinks.js';
import { Section } from '../../../ui/record/Section.js';

export function MatchedDemands({ record }: { record: Achievement }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const isReader = may('match.read') && record.office !== undefined && record.state === 'PUBLISHED';
  const { data } = useQuery({ ...topMatchesQuery({ achievementId: record.id }), enabled: isReader });
  if (!isReader || !data || data.items.length === 0) return null;
  return (
    <div className="no-print">
      <Section
        title={t('match.forAchievement')}
        aside={<Link to={`/desk/matches?achievement=${record.id}`}>{t('match.toCentre')}</Link>}
      >
        <ListingLinks
          items={data.items.map((match) => ({
            id: match.id,
            to: `/desk/matches?achievement=${record.id}&id=${match.id}`,
            title: match.demand.title,
            facts: [match.demand.owner.name, <BudgetWords key="budget" budget={match.demand.budget} />],
            figure: match.score.toFixed(1),
          }))}
        />
      </Section>
    </div>
  );
}
