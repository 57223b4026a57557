// 需求对比: two to five demands side by side, with the answer that the reader may give to each.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { publishedOwnAchievementsQuery } from '../../../api/queries/achievements.js';
import { compareDemandsQuery } from '../../../api/queries/compare.js';
import { expressInterest } from '../../../api/queries/interest.js';
import type { ProjectedDemand } from '../../../api/queries/listing-types.js';
import { dealTo, useInterest } from '../../../app/interest.js';
import { ComparedPairs } from '../../../app/matching/ComparedPairs.js';
import { useOwnPairs, useTellLooked } from '../../../app/matching/useOwnPairs.js';
import { useSession } from '../../../app/session.js';
import { InterestButton } from '../../../ui/listing/InterestButton.js';
import { idsIn, LEAST_COMPARED } from '../../listing/compare/comparison.js';
import { ComparePage } from '../../listing/compare/ComparePage.js';
import { useGroups } from './useGroups.js';

export default function DemandComparison() {
  const { t } = useTranslation();
  const groupsOf = useGroups();
  const [params] = useSearchParams();
  const ids = idsIn(params.get('ids'));
  const pairs = useOwnPairs('demand', ids);
  useTellLooked('COMPARED', 'demand', ids.length < LEAST_COMPARED ? [] : ids, pairs);
  return (
    <ComparePage
      noun="demand"
      hall={{ label: t('demand.hall.title'), to: '/demands' }}
      title={t('compare.demands')}
      queryOf={compareDemandsQuery}
      groupsOf={groupsOf}
      ownerOf={(listing) => listing.owner.name}
      act={(listing) => (
        <>
          <Answer listing={listing} />
          <ComparedPairs pairs={pairs} listingId={listing.id} />
        </>
      )}
    />
  );
}

function Answer({ listing }: { listing: ProjectedDemand }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const interest = useInterest(listing.owner.id);
  const hasAchievements = may('achievement.read-own') && !interest.isOwn;
  const own = useQuery({ ...publishedOwnAchievementsQuery, enabled: hasAchievements });
  if (interest.isAnonymous || interest.isOwn || listing.state !== 'OPEN') return null;
  return (
    <InterestButton
      label={t('demand.answer.label')}
      intent="plain"
      size="small"
      reason={interest.reason}
      about={{ demandId: listing.id }}
      pick={
        hasAchievements
          ? {
              field: 'achievementId',
              label: t('demand.answer.achievement'),
              hint: t('demand.answer.achievementHint'),
              options: own.data?.items.map(({ id, title }) => ({ value: id, label: title })) ?? [],
            }
          : undefined
      }
      send={expressInterest}
      dealTo={dealTo}
    />
  );
}
