// Nothing to show, said as a sentence, with the act that changes it.
import type { ReactNode } from 'react';
import css from './states.module.css';

export function Empty({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p className={css.emptyTitle}>{title}</p>
      {children && <div className={css.emptyText}>{children}</div>}
      {act && <div className={css.emptyAct}>{act}</div>}
    </div>
  );
}
