// Repeating rows of a form, e.g. indicators. The page draws one row from its own bindings.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button/Button.js';
import { Icon } from '../Icon.js';
import { asList, type Binding } from './binding.js';
import { Field, type FieldProps } from './Field.js';
import css from './field.module.css';

interface RowsFieldProps extends FieldProps {
  /** Binding of a place inside the form, usually `form.bind`. */
  at: (pointer: string) => Binding;
  /** Draws one row; `pointer` is that row, e.g. `/indicators/0`. */
  children: (pointer: string, index: number) => ReactNode;
  /** A new row. */
  blank: () => object;
  addLabel: string;
  max?: number;
  /** Columns of a row from 640 px on. */
  columns?: 1 | 2 | 3 | 4;
}

const COLUMNS = { 1: '', 2: css.rowTwo, 3: css.rowThree, 4: css.rowFour } as const;

export function RowsField({ at, children, blank, addLabel, max = 20, columns = 2, ...field }: RowsFieldProps) {
  const { t } = useTranslation();
  const { bind } = field;
  const rows = asList(bind.value);
  const remove = (index: number) => at(bind.pointer).set(rows.filter((_, each) => each !== index));
  return (
    <Field {...field} isGroup>
      {() => (
        <div className={css.rows}>
          {rows.map((_, index) => (
            <div
              key={index}
              className={`${css.row} ${COLUMNS[columns]}`}
              role="group"
              aria-label={t('common.form.row', { name: field.label, n: index + 1 })}
            >
              {children(`${bind.pointer}/${index}`, index)}
              {!bind.isReadOnly && (
                <button
                  type="button"
                  className={css.removeRow}
                  onClick={() => remove(index)}
                  aria-label={t('common.form.removeRow', { name: field.label, n: index + 1 })}
                >
                  <Icon name="trash" size={16} />
                </button>
              )}
            </div>
          ))}
          {rows.length < max && !bind.isReadOnly && (
            <div>
              <Button size="small" onClick={() => bind.set([...rows, blank()])}>
                <Icon name="plus" size={14} />
                {addLabel}
              </Button>
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
