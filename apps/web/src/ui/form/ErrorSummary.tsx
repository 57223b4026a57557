// All faults of a form in one place. Takes focus when they appear; each line goes to its field.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../api/problem.js';
import { controlId } from '../fields/binding.js';
import { focusField } from './focus-field.js';
import css from './form.module.css';

interface ErrorSummaryProps {
  errors: readonly FieldError[];
  /** Name of a field by its pointer; else the label on the page, if the field is on it. */
  labelOf?: ((pointer: string) => string | undefined) | undefined;
  /** Called before the jump, e.g. to change the step. */
  onVisit?: ((pointer: string) => void) | undefined;
}

export function ErrorSummary({ errors, labelOf, onVisit }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    if (errors.length === 0) return;
    setLabels(Object.fromEntries(errors.map(({ pointer }) => [pointer, labelOnPage(pointer)])));
    box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  const visit = (pointer: string) => {
    onVisit?.(pointer);
    setTimeout(() => focusField(pointer), 50);
  };
  return (
    <div ref={box} className={css.summary} tabIndex={-1} role="alert">
      <p className={css.summaryTitle}>{t('common.form.faults', { n: errors.length })}</p>
      <ul>
        {errors.map((error) => {
          const label = labelOf?.(error.pointer) ?? labels[error.pointer];
          return (
            <li key={`${error.pointer}${error.detail}`}>
              <button type="button" className={css.jump} onClick={() => visit(error.pointer)}>
                {label ? t('common.pair', { label, text: error.detail }) : error.detail}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function labelOnPage(pointer: string): string {
  const id = controlId(pointer);
  const label = document.querySelector(`label[for="${id}"], fieldset[id="${id}"] > legend`);
  return label?.firstChild?.textContent ?? '';
}
