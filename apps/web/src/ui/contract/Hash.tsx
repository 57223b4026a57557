// A hash that can be compared by eye: its beginning, with a button that copies the whole.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './hash.module.css';

export function Hash({ value, isWhole, name }: { value: string; isWhole?: boolean; name: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <span className={css.hash}>
      <code title={value}>{isWhole ? value : `${value.slice(0, 10)}…`}</code>
      <button
        type="button"
        className={css.copy}
        aria-label={t('contract.hash.copyNamed', { name })}
        onClick={(event) => {
          event.stopPropagation();
          void copy().catch(() => undefined);
        }}
      >
        {isCopied ? t('contract.hash.copied') : t('contract.hash.copy')}
      </button>
      <span className="visually-hidden" role="status">
        {isCopied && t('contract.hash.copied')}
      </span>
    </span>
  );
}
