// Name–value pairs of a record. Empty values are left out, or written "—" when `isComplete`.
import type { ReactNode } from 'react';
import css from './section.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
}

export function Facts({ facts, isComplete }: { facts: readonly Fact[]; isComplete?: boolean }) {
  const isEmpty = (value: ReactNode) => value === null || value === undefined || value === '' || value === false;
  return (
    <dl className={css.facts}>
      {facts
        .filter((fact) => isComplete || !isEmpty(fact.value))
        .map((fact) => (
          <div key={fact.label} className={css.fact}>
            <dt>{fact.label}</dt>
            <dd>{isEmpty(fact.value) ? '—' : fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}
