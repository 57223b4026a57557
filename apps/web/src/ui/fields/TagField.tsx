// Several short words. Enter or a Chinese or Latin comma takes the word over.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../status/Chip.js';
import { asList } from './binding.js';
import { Field, type FieldProps } from './Field.js';
import css from './field.module.css';

export function TagField({ max = 8, placeholder, ...field }: FieldProps & { max?: number; placeholder?: string }) {
  const { t } = useTranslation();
  const { bind } = field;
  const [text, setText] = useState('');
  const tags = asList(bind.value).filter((each): each is string => typeof each === 'string');
  const take = (raw: string) => {
    const words = raw
      .split(/[,，;；、\n]/)
      .map((word) => word.trim())
      .filter(Boolean);
    const next = [...new Set([...tags, ...words])].slice(0, max);
    if (words.length > 0) bind.set(next);
    setText('');
  };
  const write = (raw: string) => (/[,，;；、]/.test(raw) ? take(raw) : setText(raw));
  return (
    <Field {...field}>
      {(ids) => (
        <div>
          <div className={css.tags}>
            {tags.map((tag) => (
              <Chip key={tag} label={tag} onRemove={() => bind.set(tags.filter((each) => each !== tag))} />
            ))}
          </div>
          {tags.length < max && !bind.isReadOnly ? (
            <input
              {...ids}
              className={css.input}
              value={text}
              placeholder={placeholder ?? t('common.form.tagHint')}
              onChange={(event) => write(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                take(text);
              }}
              onBlur={() => take(text)}
            />
          ) : (
            <p className={css.hint} id={ids.id} tabIndex={-1}>
              {t('common.form.tagFull', { max })}
            </p>
          )}
        </div>
      )}
    </Field>
  );
}
