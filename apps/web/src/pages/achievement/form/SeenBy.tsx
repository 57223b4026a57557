// The saved achievement as a reader of one level sees it; the server decides what that is.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asSeenByQuery } from '../../../api/queries/achievements.js';
import type { DisclosureLevel } from '../../../api/queries/listing-types.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { AchievementGroups } from '../AchievementGroups.js';
import css from './page.module.css';

interface SeenByProps {
  id: string;
  level: DisclosureLevel;
  version: number;
}

export function SeenBy({ id, level, version }: SeenByProps) {
  const { t } = useTranslation();
  const query = useQuery({ ...asSeenByQuery(id, level, version), placeholderData: keepPreviousData });
  if (query.isError) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton rows={3} rowHeight={72} />;
  return (
    <div className={css.seen}>
      <p className="meta">{t('achievement.form.seenSaved')}</p>
      <h3>{query.data.title}</h3>
      <AchievementGroups record={query.data} />
    </div>
  );
}
