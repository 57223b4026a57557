// Frame of one record: crumb, title, status, fact line, sections, side column, actions. Owns its loading and error states.
import type { UseQueryResult } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../usePageTitle.js';
import { Problem } from '../states/Problem.js';
import { Skeleton } from '../states/Skeleton.js';
import css from './record-page.module.css';

export interface RecordFrame {
  crumbs?: readonly { label: string; to?: string }[];
  title: string;
  status?: ReactNode;
  /** One line of the facts that matter, separated by space. */
  facts?: readonly ReactNode[];
  /** Buttons beside the title: print, share. */
  tools?: ReactNode;
  /** Usually an ActionBar; drawn sticky at the foot on phones by the bar itself. */
  actions?: ReactNode;
  main: ReactNode;
  side?: ReactNode;
}

export function RecordPage<T>({ query, children }: { query: UseQueryResult<T>; children: (record: T) => RecordFrame }) {
  if (query.isError && query.data === undefined) {
    return (
      <div className={css.page}>
        <Problem error={query.error} onRetry={() => void query.refetch()} isPage />
      </div>
    );
  }
  if (query.data === undefined) {
    return (
      <div className={css.page}>
        <Skeleton rows={5} rowHeight={96} />
      </div>
    );
  }
  return <RecordView frame={children(query.data)} />;
}

export function RecordView({ frame }: { frame: RecordFrame }) {
  const { t } = useTranslation();
  usePageTitle(frame.title);
  const facts =
    frame.facts?.filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== '') ?? [];
  return (
    <article className={css.page}>
      <header className={css.head}>
        {frame.crumbs && frame.crumbs.length > 0 && (
          <nav className={css.crumbs} aria-label={t('common.nav.crumbs')}>
            {frame.crumbs.map((crumb, at) => (
              <Fragment key={crumb.label}>
                {at > 0 && <span aria-hidden="true">/</span>}
                {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span>{crumb.label}</span>}
              </Fragment>
            ))}
          </nav>
        )}
        <div className={css.titleRow}>
          <h1>{frame.title}</h1>
          {frame.tools && <div className={`${css.tools} no-print`}>{frame.tools}</div>}
        </div>
        <div className={css.facts}>
          {frame.status}
          {facts.map((fact, at) => (
            <span key={at}>{fact}</span>
          ))}
        </div>
      </header>
      <div className={frame.side ? css.columns : css.single}>
        <div className={css.main}>{frame.main}</div>
        {frame.side && <aside className={css.side}>{frame.side}</aside>}
      </div>
      {frame.actions}
    </article>
  );
}
