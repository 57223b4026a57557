// Above every step: what the registry asked to mend, and what is still missing; each line leads to its field.
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../../api/problem.js';
import type { CorrectionItem } from '../../../api/queries/registry-types.js';
import type { Visit } from '../../../ui/form/FormPage.js';
import css from './page.module.css';

interface CorrectionsProps {
  items: readonly CorrectionItem[];
  labelOf: (pointer: string) => string | undefined;
  onVisit: Visit;
}

export function Corrections({ items, labelOf, onVisit }: CorrectionsProps) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <details className={css.corrections} open>
      <summary>{t('contract.corrections.title', { n: items.length })}</summary>
      <ol>
        {items.map((item, at) => (
          <li key={at}>
            {item.reason}
            {item.pointer !== null && (
              <button type="button" className={css.jump} onClick={() => onVisit(item.pointer ?? '')}>
                {t('contract.corrections.visit', { field: labelOf(item.pointer) ?? '' })}
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

interface MissingProps {
  faults: readonly FieldError[];
  labelOf: (pointer: string) => string | undefined;
  onVisit: Visit;
}

export function Missing({ faults, labelOf, onVisit }: MissingProps) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  return (
    <details className={css.missing}>
      <summary>{t('contract.form.missing', { n: faults.length })}</summary>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.pointer}${fault.detail}`}>
            <button type="button" className={css.jump} onClick={() => onVisit(fault.pointer)}>
              {labelOf(fault.pointer) ?? fault.detail}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
