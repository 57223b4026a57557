// Says on every page that the data are invented, and how far the demo has been loaded.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { platformStatusQuery } from '../api/queries/platform.js';
import css from './shell.module.css';

export function DemoBanner() {
  const { t } = useTranslation();
  const { data } = useQuery(platformStatusQuery);
  if (!data?.isDemo) return null;
  const load = data.demoLoad;
  return (
    <aside className={css.demo} aria-label={t('common.demo.label')}>
      <strong>{t('common.demo.label')}</strong>
      {load && !load.isFinished
        ? t('common.demo.loading', { done: load.done, total: load.total })
        : t('common.demo.text')}
    </aside>
  );
}
