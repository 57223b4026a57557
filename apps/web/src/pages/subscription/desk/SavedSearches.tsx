// The saved searches: newest first, each with what is new, how soon one is told, and its acts.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { savedSearchesQuery } from '../../../api/queries/subscriptions.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { Section } from '../../../ui/record/Section.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import css from './page.module.css';
import { SavedSearchRow } from './SavedSearchRow.js';

export function SavedSearches() {
  const { t } = useTranslation();
  const query = useQuery({ ...savedSearchesQuery, refetchOnWindowFocus: true });
  const list = query.data;
  return (
    <Section
      title={t('subscription.searches.title')}
      aside={list && t('subscription.searches.used', { n: list.items.length, most: list.most })}
      isCard
    >
      {query.isError && !list ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : !list ? (
        <Skeleton rows={3} rowHeight={96} />
      ) : list.items.length === 0 ? (
        <Empty
          title={t('subscription.searches.none')}
          act={
            <span className={css.acts}>
              <ButtonLink to="/achievements" intent="primary">
                {t('common.nav.achievements')}
              </ButtonLink>
              <ButtonLink to="/demands">{t('common.nav.demands')}</ButtonLink>
            </span>
          }
        >
          {t('subscription.searches.noneText')}
        </Empty>
      ) : (
        <ul>
          {list.items.map((search) => (
            <li key={search.id} className={css.row}>
              <SavedSearchRow search={search} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
