// One line of text, or a paragraph with a count of characters.
import type { HTMLInputTypeAttribute } from 'react';
import { asText } from './binding.js';
import { Field, type FieldProps } from './Field.js';
import css from './field.module.css';

interface TextFieldProps extends FieldProps {
  type?: HTMLInputTypeAttribute;
  maxLength?: number;
  placeholder?: string;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'tel' | 'email';
}

export function TextField({
  type = 'text',
  maxLength,
  placeholder,
  autoComplete,
  inputMode,
  ...field
}: TextFieldProps) {
  const { bind } = field;
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          className={css.input}
          type={type}
          value={asText(bind.value)}
          readOnly={bind.isReadOnly}
          maxLength={maxLength}
          placeholder={placeholder}
          autoComplete={autoComplete}
          inputMode={inputMode}
          onChange={(event) => bind.set(event.target.value)}
        />
      )}
    </Field>
  );
}

export function ParagraphField({
  maxLength,
  placeholder,
  rows = 4,
  ...field
}: FieldProps & { maxLength?: number; placeholder?: string; rows?: number }) {
  const { bind } = field;
  const text = asText(bind.value);
  return (
    <Field {...field}>
      {(ids) => (
        <>
          <textarea
            {...ids}
            className={css.input}
            rows={rows}
            value={text}
            readOnly={bind.isReadOnly}
            maxLength={maxLength}
            placeholder={placeholder}
            onChange={(event) => bind.set(event.target.value)}
          />
          {maxLength && (
            <p className={css.count}>
              {text.length} / {maxLength}
            </p>
          )}
        </>
      )}
    </Field>
  );
}
