// One of a short list: the native select. Long lists use SearchSelectField.
import { useTranslation } from 'react-i18next';
import { asText } from './binding.js';
import { Field, type FieldProps } from './Field.js';
import css from './field.module.css';

export interface Option {
  value: string;
  label: string;
  note?: string;
}

export function SelectField({ options, ...field }: FieldProps & { options: readonly Option[] }) {
  const { t } = useTranslation();
  const { bind } = field;
  return (
    <Field {...field}>
      {(ids) => (
        <select
          {...ids}
          className={css.input}
          value={asText(bind.value)}
          disabled={bind.isReadOnly}
          onChange={(event) => bind.set(event.target.value || null)}
        >
          <option value="">{t('common.form.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
