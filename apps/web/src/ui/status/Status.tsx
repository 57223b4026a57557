// A state in words with a shape, never by colour alone.
import type { ReactNode } from 'react';
import css from './status.module.css';

export const TONES = ['info', 'warning', 'error', 'success', 'idle'] as const;
export type Tone = (typeof TONES)[number];

export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`${css.status} ${css[tone]}`}>
      <span className={css.shape} aria-hidden="true" />
      {children}
    </span>
  );
}
