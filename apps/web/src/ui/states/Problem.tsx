// A page or section that could not be loaded: what happened, retry, trace id. Also a line beside a button.
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem, type ApiProblem } from '../../api/problem.js';
import { Button } from '../button/Button.js';
import { problemTitle } from './problem-words.js';
import css from './states.module.css';
import { SignIn, Ways } from './ways.js';

interface ProblemProps {
  error: unknown;
  onRetry?: () => void;
  /** Page heading level when this fills the page. */
  isPage?: boolean;
}

export function Problem({ error, onRetry, isPage }: ProblemProps) {
  const { t } = useTranslation();
  const problem = toProblem(error);
  const Title = isPage ? 'h1' : 'p';
  const ways = useContext(Ways);
  const signIn = useContext(SignIn);
  // An address that names no record at all is refused as a wrong id: for its reader there is no such page.
  const isNowhere = isPage === true && problem.errors.some(({ pointer }) => pointer === '?id');
  const isClosed = isNowhere || problem.status === 404 || problem.status === 403;
  const canRetry = onRetry && !isClosed;
  return (
    <div className={css.problem} role="alert">
      <Title className={css.emptyTitle}>{isNowhere ? t('common.notFound.title') : problemTitle(problem)}</Title>
      {isNowhere && <p className={css.emptyText}>{t('common.notFound.text')}</p>}
      {problem.detail && !isNowhere && <p className={css.emptyText}>{problem.detail}</p>}
      {problem.traceId && !isClosed && <p className="meta">{t('common.state.trace', { id: problem.traceId })}</p>}
      {canRetry && (
        <div className={css.emptyAct}>
          <Button onClick={onRetry}>{t('common.action.retry')}</Button>
        </div>
      )}
      {isSessionGone(problem) && signIn && <div className={css.emptyAct}>{signIn}</div>}
      {isPage && isClosed && ways && <div className={css.emptyAct}>{ways}</div>}
    </div>
  );
}

/** One line beside the button that failed. */
export function ActionProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const signIn = useContext(SignIn);
  const problem = toProblem(error);
  const fields = problem.errors.map((each) => each.detail).join(t('common.semicolon'));
  return (
    <p className={css.actionProblem} role="alert">
      {problemTitle(problem)}
      {(problem.detail ?? fields) && t('common.after', { text: problem.detail ?? fields })}
      {isSessionGone(problem) && signIn && <> {signIn}</>}
      {problem.traceId && <span className={css.trace}> {t('common.state.trace', { id: problem.traceId })}</span>}
    </p>
  );
}

/** Refused because nobody is signed in any more; not a wrong password. */
function isSessionGone({ status, code }: ApiProblem): boolean {
  return status === 401 && code !== 'identity.bad-credentials';
}
