// Search field of a list. Typing replaces the address after 300 ms; Enter and the button do it at once.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button/Button.js';
import { Icon } from '../Icon.js';
import css from './search-box.module.css';

interface SearchBoxProps {
  value: string;
  label: string;
  placeholder?: string;
  onSearch: (text: string) => void;
}

export function SearchBox({ value, label, placeholder, onSearch }: SearchBoxProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const last = useRef(value);
  const input = useRef<HTMLInputElement>(null);
  if (last.current !== value && text.trim() === last.current) {
    last.current = value;
    setText(value);
  }
  useEffect(() => {
    if (text.trim() === last.current) return undefined;
    const timer = setTimeout(() => {
      last.current = text.trim();
      onSearch(text.trim());
    }, 300);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <form
      className={css.box}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        last.current = text.trim();
        onSearch(text.trim());
      }}
    >
      <span className={css.field}>
        <input
          ref={input}
          className={css.input}
          type="search"
          value={text}
          maxLength={200}
          aria-label={label}
          placeholder={placeholder}
          onChange={(event) => setText(event.target.value)}
        />
        {text && (
          <button
            type="button"
            className={css.clear}
            aria-label={t('common.action.clear')}
            onClick={() => {
              setText('');
              input.current?.focus();
            }}
          >
            <Icon name="close" size={14} />
          </button>
        )}
      </span>
      <Button type="submit" intent="primary" size="large">
        {t('common.action.search')}
      </Button>
    </form>
  );
}
