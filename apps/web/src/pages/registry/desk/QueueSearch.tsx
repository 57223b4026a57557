// Narrow search field of the queue: typing replaces the address after a moment, Enter at once.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './page.module.css';

export function QueueSearch({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  if (sent.current !== value && text.trim() === sent.current) {
    sent.current = value;
    setText(value);
  }
  useEffect(() => {
    if (text.trim() === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      onSearch(text.trim());
    }, 300);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <form role="search" className={css.search} onSubmit={(event) => event.preventDefault()}>
      <input
        type="search"
        value={text}
        maxLength={60}
        aria-label={t('registry.search')}
        placeholder={t('registry.search')}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  );
}
