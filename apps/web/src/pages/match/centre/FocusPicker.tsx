// Chooses the listing whose suggestions are shown: one of the own ones, or for third parties any open demand.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { publishedOwnAchievementsQuery } from '../../../api/queries/achievements.js';
import { demandSearchQuery, openOwnDemandsQuery } from '../../../api/queries/demands.js';
import type { MatchFocus } from '../../../api/queries/matches.js';
import { useSession } from '../../../app/session.js';
import { SearchSelectField } from '../../../ui/fields/SearchSelectField.js';
import css from './page.module.css';

interface PickerProps {
  focus: MatchFocus;
  onChoose: (focus: MatchFocus) => void;
}

export function FocusPicker(props: PickerProps) {
  const { may } = useSession();
  if (may('demand.read-own')) return <OwnDemandPicker {...props} />;
  if (may('achievement.read-own')) return <OwnAchievementPicker {...props} />;
  return <AnyDemandPicker {...props} />;
}

const chosen = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function OwnDemandPicker({ focus, onChoose }: PickerProps) {
  const { t } = useTranslation();
  const { data } = useQuery(openOwnDemandsQuery);
  const options = data?.items.map((item) => ({ value: item.id, label: item.title })) ?? [];
  return (
    <div className={css.picker}>
      <SearchSelectField
        bind={{
          pointer: '/focus',
          value: focus.demandId ?? null,
          set: (value) => onChoose({ demandId: chosen(value) }),
        }}
        label={t('match.pickDemand')}
        placeholder={t('match.all')}
        options={options}
        isRequired
      />
    </div>
  );
}

function OwnAchievementPicker({ focus, onChoose }: PickerProps) {
  const { t } = useTranslation();
  const { data } = useQuery(publishedOwnAchievementsQuery);
  const options = data?.items.map((item) => ({ value: item.id, label: item.title })) ?? [];
  return (
    <div className={css.picker}>
      <SearchSelectField
        bind={{
          pointer: '/focus',
          value: focus.achievementId ?? null,
          set: (value) => onChoose({ achievementId: chosen(value) }),
        }}
        label={t('match.pickAchievement')}
        placeholder={t('match.all')}
        options={options}
        isRequired
      />
    </div>
  );
}

function AnyDemandPicker({ focus, onChoose }: PickerProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const { data, isFetching } = useQuery({
    ...demandSearchQuery(useDeferredValue(q)),
    placeholderData: keepPreviousData,
  });
  const options = data?.items.map((item) => ({ value: item.id, label: item.title })) ?? [];
  const isListed = options.some((option) => option.value === focus.demandId);
  return (
    <div className={css.picker}>
      <SearchSelectField
        bind={{
          pointer: '/focus',
          value: isListed ? focus.demandId : null,
          set: (value) => onChoose({ demandId: chosen(value) }),
        }}
        label={t('match.pickAny')}
        options={options}
        onSearch={setQ}
        isLoading={isFetching}
        isRequired
      />
    </div>
  );
}
