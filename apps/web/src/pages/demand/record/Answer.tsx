// 应答: another organisation says that it can solve this, with one of its own achievements or none.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publishedOwnAchievementsQuery } from '../../../api/queries/achievements.js';
import { expressInterest } from '../../../api/queries/interest.js';
import type { Demand } from '../../../api/queries/listing-types.js';
import { matchCountQuery } from '../../../api/queries/matches.js';
import { dealTo, useInterest } from '../../../app/interest.js';
import { useSession } from '../../../app/session.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { BudgetWords } from '../../../ui/listing/BudgetWords.js';
import { DaysLeft } from '../../../ui/listing/DaysLeft.js';
import { InterestButton } from '../../../ui/listing/InterestButton.js';
import css from '../demand.module.css';

export function Answer({ record }: { record: Demand }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { isAnonymous, isOwn, reason } = useInterest(record.owner.id);
  const hasAchievements = may('achievement.read-own');
  const own = useQuery({ ...publishedOwnAchievementsQuery, enabled: hasAchievements && !isOwn });
  const matches = useQuery({ ...matchCountQuery(record.id), enabled: record.state === 'OPEN' });
  const suggested = matches.data?.count ?? 0;
  if (isOwn || record.state !== 'OPEN') return null;
  return (
    <section className={`${css.offer} no-print`} aria-label={t('demand.answer.label')}>
      {record.budget && (
        <p className={css.budget}>
          <BudgetWords budget={record.budget} />
        </p>
      )}
      {record.deadline && (
        <p className="meta">
          <DaysLeft until={record.deadline} />
        </p>
      )}
      {isAnonymous ? (
        <ButtonLink to={`/sign-in?return=${encodeURIComponent(`/demands/${record.id}`)}`} intent="primary" size="large">
          {t('demand.answer.signIn')}
        </ButtonLink>
      ) : (
        <InterestButton
          label={t('demand.answer.label')}
          size="large"
          reason={reason}
          about={{ demandId: record.id }}
          pick={
            hasAchievements
              ? {
                  field: 'achievementId',
                  label: t('demand.answer.achievement'),
                  hint: t('demand.answer.achievementHint'),
                  options: own.data?.items.map((item) => ({ value: item.id, label: item.title })) ?? [],
                }
              : undefined
          }
          send={expressInterest}
          dealTo={dealTo}
        />
      )}
      <p className="meta">{t('demand.answer.note')}</p>
      {suggested > 0 && <p className="meta">{t('demand.answer.suggested', { n: suggested })}</p>}
    </section>
  );
}
