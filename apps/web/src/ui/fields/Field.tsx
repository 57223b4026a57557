// Label, hint, control, error: the frame of every form part. The error is under the field and tied to the control.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { controlId, type Binding } from './binding.js';
import css from './field.module.css';

export interface FieldProps {
  bind: Binding;
  label: string;
  hint?: ReactNode;
  isRequired?: boolean;
}

export interface ControlIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

export function Field({
  bind,
  label,
  hint,
  isRequired,
  isGroup,
  isLabelHidden,
  children,
}: FieldProps & { isGroup?: boolean; isLabelHidden?: boolean; children: (ids: ControlIds) => ReactNode }) {
  const { t } = useTranslation();
  const id = controlId(bind.pointer);
  const described = [hint ? `${id}-hint` : '', bind.error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const control = children({
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': bind.error ? true : undefined,
    'aria-required': isRequired || undefined,
  });
  const words = (
    <>
      {label}
      {!isRequired && <span className={css.optional}>{t('common.form.optional')}</span>}
    </>
  );
  const notes = (
    <>
      {hint && (
        <p className={css.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
  const error = bind.error && (
    <p className={css.error} id={`${id}-error`}>
      {bind.error}
    </p>
  );
  if (isGroup) {
    return (
      <fieldset className={css.field} id={id} tabIndex={-1} aria-describedby={described || undefined}>
        <legend className={isLabelHidden ? 'visually-hidden' : css.label}>{words}</legend>
        {notes}
        {control}
        {error}
      </fieldset>
    );
  }
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {words}
      </label>
      {notes}
      {control}
      {error}
    </div>
  );
}
