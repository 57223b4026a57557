// 应答: another organisation says that it can solve this, with one of its own achievements or none.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publishedOwnAchievementsQuery } from '../../../api/queries/achievements.js';
import type { Demand } from '../../../api/queries/listing-types.js';
import { matchCountQuery } from '../../../api/queries/matches.js';
import { useInterest } from '../../../app/interest.js';
import { useSession } from '../../../app/session.js';
import { BudgetWords } from '../../../ui/listing/BudgetWords.js';
import { DaysLeft } from '../../../ui/listing/DaysLeft.js';
import { OfferBox } from '../../listing/OfferBox.js';

export function Answer({ record }: { record: Demand }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const interest = useInterest(record.owner.id);
  const hasAchievements = may('achievement.read-own');
  const own = useQuery({ ...publishedOwnAchievementsQuery, enabled: hasAchievements && !interest.isOwn });
  const matches = useQuery({ ...matchCountQuery(record.id), enabled: record.state === 'OPEN' });
  const suggested = matches.data?.count ?? 0;
  if (interest.isOwn || record.state !== 'OPEN') return null;
  return (
    <OfferBox
      label={t('demand.answer.label')}
      interest={interest}
      about={{ demandId: record.id }}
      signIn={t('demand.answer.signIn')}
      address={`/demands/${record.id}`}
      figure={record.budget && <BudgetWords budget={record.budget} />}
      terms={record.deadline && <DaysLeft until={record.deadline} />}
      pick={
        hasAchievements && {
          field: 'achievementId',
          label: t('demand.answer.achievement'),
          hint: t('demand.answer.achievementHint'),
        }
      }
      own={own.data?.items}
      notes={[t('demand.answer.note'), suggested > 0 && t('demand.answer.suggested', { n: suggested })]}
    />
  );
}
