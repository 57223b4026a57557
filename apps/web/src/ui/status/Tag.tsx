// A filled tag, only for facts ("赋权成果"). States use Status.
import type { ReactNode } from 'react';
import css from './status.module.css';

export function Tag({ children }: { children: ReactNode }) {
  return <span className={css.tag}>{children}</span>;
}
