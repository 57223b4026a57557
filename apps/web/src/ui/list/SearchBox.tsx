// Search field of a list. Typing replaces the address after 300 ms; Enter and the button do it at once.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../button/Button.js';
import { Icon } from '../Icon.js';
import css from './search-box.module.css';
import { SuggestInput } from './SuggestInput.js';
import type { SuggestSource } from './useSuggestions.js';

interface SearchBoxProps {
  value: string;
  label: string;
  placeholder?: string | undefined;
  suggest?: SuggestSource | undefined;
  onSearch: (text: string) => void;
}

export function SearchBox({ value, label, placeholder, suggest, onSearch }: SearchBoxProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
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
  const search = (words: string) => {
    setText(words);
    last.current = words.trim();
    onSearch(words.trim());
  };
  return (
    <form
      className={css.box}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(text);
      }}
    >
      <span className={css.field}>
        <SuggestInput
          ref={input}
          className={css.input}
          value={text}
          label={label}
          placeholder={placeholder}
          source={suggest}
          onText={setText}
          onTake={(suggested) => {
            if (suggested.to) void navigate(suggested.to);
            else search(suggested.text);
          }}
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
