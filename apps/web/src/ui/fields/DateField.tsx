// A plain date, native picker; the form holds "2026-03-31".
import { asText } from './binding.js';
import { Field, type FieldProps } from './Field.js';
import css from './field.module.css';

export function DateField({ min, max, ...field }: FieldProps & { min?: string; max?: string }) {
  const { bind } = field;
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          className={`${css.input} ${css.short}`}
          value={asText(bind.value)}
          readOnly={bind.isReadOnly}
          min={min}
          max={max}
          onChange={(event) => bind.set(event.target.value || null)}
        />
      )}
    </Field>
  );
}
