// "保存搜索" beside a hall's sort: keeps what the address asks. A stranger is led to sign in first; what is already kept says so.
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { savedSearchesQuery, type Noun } from '../../api/queries/subscriptions.js';
import { Button, ButtonLink } from '../../ui/button/Button.js';
import type { FacetRule } from '../../ui/list/ListPage.js';
import { useSession } from '../session.js';
import { askedIn, isSame } from './asked.js';

const SaveSearchDialog = lazy(() => import('./SaveSearchDialog.js'));

export function SaveSearch({ noun, facets }: { noun: Noun; facets: readonly FacetRule[] }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { pathname, search } = useLocation();
  const [params] = useSearchParams();
  const [isOpen, setOpen] = useState(false);
  const saved = useQuery({ ...savedSearchesQuery, enabled: me !== null });
  const asked = askedIn(params, noun, facets);
  if (!asked) return null;
  if (!me) {
    const back = encodeURIComponent(pathname + search);
    return <ButtonLink to={`/sign-in?return=${back}`}>{t('subscription.save.act')}</ButtonLink>;
  }
  if (saved.data?.items.some((item) => isSame(item, asked))) {
    return (
      <ButtonLink to="/desk/subscriptions" intent="text">
        {t('subscription.save.already')}
      </ButtonLink>
    );
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('subscription.save.act')}</Button>
      {isOpen && (
        <Suspense fallback={null}>
          <SaveSearchDialog asked={asked} facets={facets} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
