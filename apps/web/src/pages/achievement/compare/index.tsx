// 成果对比: two to five achievements side by side, with the interest that the reader may express in each.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { compareAchievementsQuery } from '../../../api/queries/compare.js';
import { openOwnDemandsQuery } from '../../../api/queries/demands.js';
import { expressInterest } from '../../../api/queries/interest.js';
import type { ProjectedAchievement } from '../../../api/queries/listing-types.js';
import { dealTo, useInterest } from '../../../app/interest.js';
import { useSession } from '../../../app/session.js';
import { InterestButton } from '../../../ui/listing/InterestButton.js';
import { ComparePage } from '../../listing/compare/ComparePage.js';
import { useGroups } from './useGroups.js';

export default function AchievementComparison() {
  const { t } = useTranslation();
  const groupsOf = useGroups();
  return (
    <ComparePage
      noun="achievement"
      hall={{ label: t('achievement.hall.title'), to: '/achievements' }}
      title={t('compare.achievements')}
      queryOf={compareAchievementsQuery}
      groupsOf={groupsOf}
      ownerOf={(listing) => listing.holder.name}
      act={(listing) => <Interest listing={listing} />}
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
