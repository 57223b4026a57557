// When a page breaks or its code cannot be loaded: say so, offer to load again.
import { useRouteError } from 'react-router';
import { Problem } from '../ui/states/Problem.js';
import css from './shell.module.css';

export function ErrorPage() {
  const error = useRouteError();
  return (
    <div className={css.errorPage}>
      <Problem error={error} onRetry={() => window.location.reload()} isPage />
    </div>
  );
}
