// 我的订阅: saved searches with how soon one is told, and the organisations and fields one follows.
import { useTranslation } from 'react-i18next';
import { Allowed } from '../../../app/Allowed.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { Followed } from './Followed.js';
import css from './page.module.css';
import { SavedSearches } from './SavedSearches.js';

export default function SubscriptionsPage() {
  const { t } = useTranslation();
  usePageTitle(t('subscription.title'));
  return (
    <Allowed permission="subscription.keep">
      <div className={css.page}>
        <header>
          <h1>{t('subscription.title')}</h1>
          <p className="meta">{t('subscription.lead')}</p>
        </header>
        <SavedSearches />
        <Followed />
      </div>
    </Allowed>
  );
}
