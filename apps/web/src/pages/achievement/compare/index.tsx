// 成果对比: two to five achievements side by side, with the interest that the reader may express in each.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { compareAchievementsQuery } from '../../../api/queries/compare.js';
import { openOwnDemandsQuery } from '../../../api/queries/demands.js';
import { expressInterest } from '../../../api/queries/interest.js';
import type { ProjectedAchievement } from '../../../api/queries/listing-types.js';
import { dealTo, useInterest } from '../../../app/interest.js';
import { ComparedPairs } from '../../../app/matching/ComparedPairs.js';
import { useOwnPairs, useTellLooked } from '../../../app/matching/useOwnPairs.js';
import { useSession } from '../../../app/session.js';
import { InterestButton } from '../../../ui/listing/InterestButton.js';
import { idsIn, LEAST_COMPARED } from '../../listing/compare/comparison.js';
import { ComparePage } from '../../listing/compare/ComparePage.js';
import { useGroups } from './useGroups.js';

export default function AchievementComparison() {
  const { t } = useTranslation();
  const groupsOf = useGroups();
  const [params] = useSearchParams();
  const ids = idsIn(params.get('ids'));
  const pairs = useOwnPairs('achievement', ids);
  useTellLooked('COMPARED', 'achievement', ids.length < LEAST_COMPARED ? [] : ids, pairs);
  return (
    <ComparePage
      noun="achievement"
      hall={{ label: t('achievement.hall.title'), to: '/achievements' }}
      title={t('compare.achievements')}
      queryOf={compareAchievementsQuery}
      groupsOf={groupsOf}
      ownerOf={(listing) => listing.holder.name}
      act={(listing) => (
        <>
          <Interest listing={listing} />
          <ComparedPairs pairs={pairs} listingId={listing.id} />
        </>
      )}
    />
  );
}

function Interest({ listing }: { listing: ProjectedAchievement }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const interest = useInterest(listing.holder.id);
  const hasDemands = may('demand.read-own') && !interest.isOwn;
  const demands = useQuery({ ...openOwnDemandsQuery, enabled: hasDemands });
  if (interest.isAnonymous || interest.isOwn || listing.state !== 'PUBLISHED') return null;
  return (
    <InterestButton
      label={t('achievement.interest.label')}
      intent="plain"
      size="small"
      reason={interest.reason}
      about={{ achievementId: listing.id }}
      pick={
        hasDemands
          ? {
              field: 'demandId',
              label: t('achievement.interest.demand'),
              hint: t('achievement.interest.demandHint'),
              options: demands.data?.items.map(({ id, title }) => ({ value: id, label: title })) ?? [],
            }
          : undefined
      }
      send={expressInterest}
      dealTo={dealTo}
    />
  );
}
