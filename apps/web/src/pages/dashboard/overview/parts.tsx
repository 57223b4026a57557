// Small parts of the dashboard: a card, and a figure that opens what is behind it when the reader may.
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import css from './page.module.css';

interface CardProps {
  title: string;
  area: 'goal' | 'pace' | 'types' | 'distribution' | 'directions';
  aside?: ReactNode;
  children: ReactNode;
}

export function Card({ title, area, aside, children }: CardProps) {
  const id = useId();
  return (
    <section className={`${css.card} ${css[area]}`} aria-labelledby={id}>
      <div className={css.cardHead}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Opens({ to, children }: { to: string | undefined; children: ReactNode }) {
  return to === undefined ? (
    <>{children}</>
  ) : (
    <Link className={css.opens} to={to}>
      {children}
    </Link>
  );
}
