// Around every page: skip link, demo banner, focus and scroll on a change of page.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { DemoBanner } from './DemoBanner.js';
import { SignIn } from '../ui/states/ways.js';
import { RouteProgress } from './RouteProgress.js';
import { LostSession, SignInAgain } from './SignInAgain.js';
import css from './shell.module.css';

export function Root() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <a className={css.skip} href="#main">
        {t('common.nav.skip')}
      </a>
      <RouteProgress />
      <DemoBanner />
      <LostSession />
      <SignIn value={<SignInAgain />}>
        <Outlet />
      </SignIn>
      <ScrollRestoration />
    </>
  );
}
