// The way back in after a session has ended: in a window of its own, so that nothing typed in this one is lost.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { loseSession } from '../api/query-client.js';
import { useSession } from './session.js';
import css from './shell.module.css';

/** Beside what the server refused; whoever sees it has no session any more, whichever request found out. */
export function SignInAgain() {
  const { me, isLost } = useSession();
  // Once: what was refused stays to be read when a new session has begun.
  const isTold = useRef(false);
  const isSignedIn = me !== null;
  useEffect(() => {
    if (isTold.current) return;
    isTold.current = true;
    if (isSignedIn && !isLost) loseSession();
  }, [isSignedIn, isLost]);
  return <SignInLink />;
}

function SignInLink() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <a href={`/sign-in?return=${encodeURIComponent(pathname + search)}`} target="_blank" rel="noreferrer">
      {t('common.session.again')}
    </a>
  );
}

/** On every page whose session has ended. */
export function LostSession() {
  const { t } = useTranslation();
  const { isLost } = useSession();
  if (!isLost) return null;
  return (
    <aside className={css.lost} role="alert">
      <span>{t('common.session.lost')}</span>
      <SignInLink />
    </aside>
  );
}
