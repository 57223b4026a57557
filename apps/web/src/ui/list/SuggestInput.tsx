// A search field with suggestions: an ARIA combobox with a list. Arrows choose, Enter takes, Escape closes, Tab goes on.
import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Hits } from './Hits.js';
import { marked } from './marked.js';
import { useSuggestions, type Suggested, type SuggestSource } from './useSuggestions.js';
import css from './suggest.module.css';

interface SuggestInputProps {
  value: string;
  label: string;
  placeholder?: string | undefined;
  className: string | undefined;
  source: SuggestSource | undefined;
  onText: (text: string) => void;
  onTake: (suggested: Suggested) => void;
  ref?: Ref<HTMLInputElement>;
}

/** Stands in a positioned parent, under which the list opens. */
export function SuggestInput(props: SuggestInputProps) {
  const { value, source } = props;
  const { t } = useTranslation();
  const id = useId();
  const [isTyping, setTyping] = useState(false);
  const [isComposing, setComposing] = useState(false);
  const [active, setActive] = useState(-1);
  const items = useSuggestions(source, value, isTyping && !isComposing);
  const isOpen = isTyping && items.length > 0;
  const close = () => {
    setTyping(false);
    setActive(-1);
  };
  const take = (suggested: Suggested) => {
    close();
    props.onTake(suggested);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      // One place more than there are items: the field itself.
      if (isOpen) setActive(((active + 1 + step + items.length + 1) % (items.length + 1)) - 1);
      else setTyping(true);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter') {
      const chosen = isOpen ? items[active] : undefined;
      if (chosen) event.preventDefault();
      if (chosen) take(chosen);
      else close();
    }
  };
  return (
    <>
      <input
        ref={props.ref}
        className={props.className}
        type="search"
        value={value}
        maxLength={200}
        autoComplete="off"
        aria-label={props.label}
        {...(source && {
          role: 'combobox',
          'aria-autocomplete': 'list' as const,
          'aria-expanded': isOpen,
          'aria-controls': `${id}list`,
          'aria-activedescendant': isOpen && active >= 0 ? `${id}${active}` : undefined,
        })}
        placeholder={props.placeholder}
        onChange={(event) => {
          setTyping(true);
          setActive(-1);
          props.onText(event.target.value);
        }}
        onKeyDown={onKey}
        onBlur={close}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      <ul id={`${id}list`} role="listbox" aria-label={t('common.suggest.list')} className={css.list} hidden={!isOpen}>
        {items.map((item, at) => (
          <li
            key={`${item.to ?? ''} ${item.text}`}
            id={`${id}${at}`}
            role="option"
            aria-selected={at === active}
            className={at === active ? css.active : css.item}
            // The field keeps the focus, or its loss would close the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(item)}
          >
            <span className={css.text}>
              <Hits pieces={marked(item.text, value)} />
            </span>
            {item.to && <span className={css.kind}>{t('common.suggest.open')}</span>}
          </li>
        ))}
      </ul>
      <span className="visually-hidden" role="status">
        {isOpen && t('common.suggest.found', { n: items.length })}
      </span>
    </>
  );
}
