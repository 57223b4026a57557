// Everything that was typed, once more, before it is sent; each part leads back to its step.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../record/Facts.js';
import css from './form.module.css';

export interface Answer {
  label: string;
  value: ReactNode;
}

interface CheckAnswersProps {
  steps: readonly { key: string; title: string; answers: readonly Answer[] }[];
  onChange: (key: string) => void;
}

export function CheckAnswers({ steps, onChange }: CheckAnswersProps) {
  const { t } = useTranslation();
  return (
    <div className={css.answers}>
      {steps.map((step) => (
        <section key={step.key} className={css.answer} aria-label={step.title}>
          <div className={css.answerHead}>
            <h3>{step.title}</h3>
            <button type="button" className={css.jump} onClick={() => onChange(step.key)}>
              {t('common.form.change', { name: step.title })}
            </button>
          </div>
          <Facts facts={step.answers} isComplete />
        </section>
      ))}
    </div>
  );
}
