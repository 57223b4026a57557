// Small parts of the dashboard: a card, and a figure that opens what is behind it when the reader may.
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import css from './page.module.css';

interface CardProps {
  title: string;
  area:
    | 'goal'
    | 'pace'
    | 'forecast'
    | 'time'
    | 'types'
    | 'distribution'
    | 'directions'
    | 'flow'
    | 'concentration'
    | 'funnel'
    | 'service';
  aside?: ReactNode;
  children: ReactNode;
}

/** 0.256 → 25.6% */
export const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
/** +25.6%, −3.0% */
export const signedPercent = (share: number) => `${share < 0 ? '−' : '+'}${percent(Math.abs(share))}`;

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

interface SelectProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** A small choice in the head of a card; the label is for those who do not see it. */
export function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <select className={css.select} aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
