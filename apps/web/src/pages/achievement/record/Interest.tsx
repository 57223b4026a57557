// 表达意向 of an enterprise in this achievement, with one of its own open demands or none.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { openOwnDemandsQuery } from '../../../api/queries/demands.js';
import type { Achievement } from '../../../api/queries/listing-types.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { useInterest } from '../../../app/interest.js';
import { useSession } from '../../../app/session.js';
import { PriceWords } from '../../../ui/listing/PriceWords.js';
import { OfferBox } from '../../listing/OfferBox.js';
import { useModeWords } from '../useModeWords.js';

export function Interest({ record }: { record: Achievement }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const interest = useInterest(record.holder.id);
  const hasDemands = may('demand.read-own');
  const demands = useQuery({ ...openOwnDemandsQuery, enabled: hasDemands && !interest.isOwn });
  const priceKind = useCodeLabel('priceKind');
  const modeWords = useModeWords();
  if (interest.isOwn || record.state !== 'PUBLISHED') return null;
  return (
    <OfferBox
      label={t('achievement.interest.label')}
      interest={interest}
      about={{ achievementId: record.id }}
      signIn={t('achievement.interest.signIn')}
      address={`/achievements/${record.id}`}
      figure={record.price ? <PriceWords price={record.price} labelOf={priceKind} /> : t('achievement.hall.noPrice')}
      terms={record.modes && modeWords(record.modes)}
      pick={
        hasDemands && {
          field: 'demandId',
          label: t('achievement.interest.demand'),
          hint: t('achievement.interest.demandHint'),
        }
      }
      own={demands.data?.items}
      notes={[t('achievement.interest.note')]}
    />
  );
}
