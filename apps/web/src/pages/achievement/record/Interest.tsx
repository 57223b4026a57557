// 表达意向 of an enterprise in this achievement, with one of its own open demands or none.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { openOwnDemandsQuery } from '../../../api/queries/demands.js';
import { expressInterest } from '../../../api/queries/interest.js';
import type { Achievement } from '../../../api/queries/listing-types.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { dealTo, useInterest } from '../../../app/interest.js';
import { useSession } from '../../../app/session.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { InterestButton } from '../../../ui/listing/InterestButton.js';
import { PriceWords } from '../../../ui/listing/PriceWords.js';
import { useModeWords } from '../useModeWords.js';
import css from './page.module.css';

export function Interest({ record }: { record: Achievement }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { isAnonymous, isOwn, reason } = useInterest(record.holder.id);
  const hasDemands = may('demand.read-own');
  const demands = useQuery({ ...openOwnDemandsQuery, enabled: hasDemands && !isOwn });
  const priceKind = useCodeLabel('priceKind');
  const modeWords = useModeWords();
  if (isOwn || record.state !== 'PUBLISHED') return null;
  return (
    <section className={`${css.offer} no-print`} aria-label={t('achievement.interest.label')}>
      <p className={css.price}>
        {record.price ? <PriceWords price={record.price} labelOf={priceKind} /> : t('achievement.hall.noPrice')}
      </p>
      {record.modes && <p className="meta">{modeWords(record.modes)}</p>}
      {isAnonymous ? (
        <ButtonLink
          to={`/sign-in?return=${encodeURIComponent(`/achievements/${record.id}`)}`}
          intent="primary"
          size="large"
        >
          {t('achievement.interest.signIn')}
        </ButtonLink>
      ) : (
        <InterestButton
          label={t('achievement.interest.label')}
          size="large"
          reason={reason}
          about={{ achievementId: record.id }}
          pick={
            hasDemands
              ? {
                  field: 'demandId',
                  label: t('achievement.interest.demand'),
                  hint: t('achievement.interest.demandHint'),
                  options: demands.data?.items.map((item) => ({ value: item.id, label: item.title })) ?? [],
                }
              : undefined
          }
          send={expressInterest}
          dealTo={dealTo}
        />
      )}
      <p className="meta">{t('achievement.interest.note')}</p>
    </section>
  );
}
