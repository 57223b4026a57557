// Steps of a form as segments plus words: "2 / 5 技术指标". Any step can be visited.
import { useTranslation } from 'react-i18next';
import css from './form.module.css';

interface StepperProps {
  steps: readonly { key: string; title: string }[];
  current: string;
  onVisit: (key: string) => void;
}

export function Stepper({ steps, current, onVisit }: StepperProps) {
  const { t } = useTranslation();
  const at = steps.findIndex((step) => step.key === current);
  return (
    <nav aria-label={t('common.form.steps')}>
      <p className={css.stepWords}>
        {at + 1} / {steps.length} {steps[at]?.title}
      </p>
      <ol className={css.steps}>
        {steps.map((step, index) => (
          <li key={step.key}>
            <button
              type="button"
              className={`${css.step} ${index <= at ? css.stepDone : ''}`}
              aria-current={step.key === current ? 'step' : undefined}
              onClick={() => onVisit(step.key)}
            >
              <span className={css.stepName}>{step.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
