// The outcome of a check in words: each step, and all of them together.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '../../ui/status/Status.js';
import type { Outcome } from './verify.js';

const TONES = { good: 'success', wrong: 'error', unsupported: 'warning' } as const;

export function Step({ outcome, children }: { outcome: Outcome; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <li>
      {children} <Status tone={TONES[outcome]}>{t(`proof.outcome.${outcome}`)}</Status>
    </li>
  );
}

/** Right only where every step is; a step that this browser cannot do leaves it open. */
export function Verdict({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { t } = useTranslation();
  const worst = outcomes.includes('wrong') ? 'wrong' : outcomes.includes('unsupported') ? 'unsupported' : 'good';
  return <Status tone={TONES[worst]}>{t(`proof.verdict.${worst}`)}</Status>;
}
