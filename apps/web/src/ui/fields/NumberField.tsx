// A whole or decimal number, kept as a number in the form; text that is no number stays visible as typed.
import { asText } from './binding.js';
import { Field, type FieldProps } from './Field.js';
import css from './field.module.css';

export function NumberField({ unit, ...field }: FieldProps & { unit?: string }) {
  const { bind } = field;
  const write = (text: string) => {
    const plain = text.normalize('NFKC').trim();
    bind.set(plain === '' ? undefined : /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text);
  };
  return (
    <Field {...field}>
      {(ids) => (
        <span className={css.withUnit}>
          <input
            {...ids}
            className={`${css.input} ${css.short}`}
            inputMode="decimal"
            value={asText(bind.value)}
            readOnly={bind.isReadOnly}
            onChange={(event) => write(event.target.value)}
          />
          {unit && <span className={css.unit}>{unit}</span>}
        </span>
      )}
    </Field>
  );
}
