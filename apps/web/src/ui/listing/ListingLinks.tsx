// A short list of listings beside a record: similar ones, matched ones.
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import css from './listing.module.css';

export interface ListingLink {
  id: string;
  to: string;
  title: string;
  facts: readonly ReactNode[];
  /** Why it stands here, in words. */
  reason?: ReactNode;
  /** At the right, e.g. a score. */
  figure?: ReactNode;
}

export function ListingLinks({ items }: { items: readonly ListingLink[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <Link to={item.to} className={css.link}>
            <span className={css.linkHead}>
              <span>{item.title}</span>
              {item.figure && <span className={css.linkFigure}>{item.figure}</span>}
            </span>
            <span className={css.facts}>{item.facts.map((fact, at) => fact && <span key={at}>{fact}</span>)}</span>
            {item.reason && <span className={css.reason}>{item.reason}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
