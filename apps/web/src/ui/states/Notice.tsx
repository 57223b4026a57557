// A standing remark inside a page, e.g. a degraded search. Not for errors of an action.
import type { ReactNode } from 'react';
import css from './states.module.css';

export function Notice({ tone = 'warning', children }: { tone?: 'warning' | 'info'; children: ReactNode }) {
  return (
    <div role="status" className={tone === 'info' ? css.noticeInfo : css.notice}>
      {children}
    </div>
  );
}
