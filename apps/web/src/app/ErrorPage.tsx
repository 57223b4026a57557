// When a page breaks or its code cannot be loaded: say so, offer to load again.
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { Problem } from '../ui/states/Problem.js';
import css from './shell.module.css';

export function ErrorPage() {
  const error = useRouteError();
  useEffect(() => reportError(error), [error]);
  return (
    <div className={css.errorPage}>
      <Problem error={error} onRetry={() => window.location.reload()} isPage />
    </div>
  );
}
