// A titled part of a record, with who may see it when that is not everyone.
import { useId, type ReactNode } from 'react';
import css from './section.module.css';

interface SectionProps {
  title: string;
  /** E.g. "仅签约方可见". */
  audience?: string | undefined;
  aside?: ReactNode;
  children: ReactNode;
  /** On a white card instead of on paper. */
  isCard?: boolean;
}

export function Section({ title, audience, aside, children, isCard }: SectionProps) {
  const id = useId();
  return (
    <section className={`${css.section} ${isCard ? css.card : ''}`} aria-labelledby={id}>
      <div className={css.head}>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        {audience && <span className={css.audience}>{audience}</span>}
        {aside && <div className={css.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
