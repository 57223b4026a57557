// 检索词表: synonyms and stop words as a draft, what the draft would change, and the versions there were.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { searchWordsQuery } from '../../../api/queries/search-words.js';
import { Allowed } from '../../../app/Allowed.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from './page.module.css';
import { WordsEditor } from './WordsEditor.js';

export default function WordsPage() {
  return (
    <Allowed permission="search.tune">
      <Words />
    </Allowed>
  );
}

function Words() {
  const { t } = useTranslation();
  usePageTitle(t('words.title'));
  // A draft is being made: what another operator saves meanwhile is told when this one is saved.
  const query = useQuery({ ...searchWordsQuery, refetchOnWindowFocus: false, refetchOnReconnect: false });
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t('words.title')}</h1>
        <p className="meta">{t('words.lead')}</p>
      </header>
      {query.isPending && <Skeleton rows={4} rowHeight={120} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <WordsEditor key={query.data.list.version} desk={query.data} />}
    </div>
  );
}
