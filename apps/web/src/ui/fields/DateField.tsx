// A day, or a day with its minute, typed as text: the browser's own date field would write it in the browser's locale.
// The button beside it opens the browser's calendar. The form holds "2026-03-31", or "2026-03-31T09:30".
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon.js';
import { asText } from './binding.js';
import { dateText, isWrittenOut, readDate, type Grain } from './date-text.js';
import { Field, type FieldProps } from './Field.js';
import css from './field.module.css';

interface DateFieldProps extends FieldProps {
  /** First and last day that makes sense. */
  min?: string;
  max?: string;
  grain?: Grain;
}

export function DateField({ min, max, grain = 'day', ...field }: DateFieldProps) {
  const { bind } = field;
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  // What is being typed, until the field is left.
  const [typed, setTyped] = useState<string | null>(null);
  const held = asText(bind.value);
  const value = held === '' ? '' : (readDate(held, grain) ?? '');
  const error = typed === null ? (faultOf() ?? bind.error) : bind.error;

  function faultOf(): string | undefined {
    if (held === '') return undefined;
    if (value === '') return t(grain === 'day' ? 'common.form.dayFormat' : 'common.form.minuteFormat');
    if (min && value.slice(0, 10) < min) return t('common.form.dayMin', { day: min });
    if (max && value.slice(0, 10) > max) return t('common.form.dayMax', { day: max });
    return undefined;
  }
  const onType = (text: string) => {
    setTyped(text);
    const isBlank = text.trim() === '';
    bind.set(isBlank ? null : isWrittenOut(text, grain) ? readDate(text, grain) : text);
  };
  const onLeave = () => {
    setTyped(null);
    const read = readDate(held, grain);
    if (read !== null && read !== held) bind.set(read);
  };
  const pick = () => {
    try {
      picker.current?.showPicker();
    } catch {
      // Without a picker of the browser's the date is typed.
      picker.current?.focus();
    }
  };
  return (
    <Field {...field} bind={{ ...bind, error }}>
      {(ids) => (
        <span className={`${css.date} ${grain === 'day' ? css.short : css.minute}`}>
          <input
            {...ids}
            type="text"
            className={css.input}
            value={typed ?? dateText(held, grain)}
            readOnly={bind.isReadOnly}
            placeholder={t(grain === 'day' ? 'common.form.dayPattern' : 'common.form.minutePattern')}
            autoComplete="off"
            maxLength={24}
            onChange={(event) => onType(event.target.value)}
            onBlur={onLeave}
          />
          {!bind.isReadOnly && (
            <>
              <input
                ref={picker}
                className={css.picker}
                type={grain === 'day' ? 'date' : 'datetime-local'}
                tabIndex={-1}
                aria-hidden="true"
                value={value}
                min={min}
                max={max}
                onChange={(event) => bind.set(event.target.value || null)}
              />
              <button
                type="button"
                className={css.pick}
                aria-label={t('common.form.pickDate', { label: field.label })}
                onClick={pick}
              >
                <Icon name="calendar" size={18} />
              </button>
            </>
          )}
        </span>
      )}
    </Field>
  );
}
