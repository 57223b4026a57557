// Native modal dialog: focus stays inside, Escape closes. On phones it is a sheet from the bottom.
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon.js';
import css from './dialog.module.css';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  isWide?: boolean;
}

export function Dialog({ title, isOpen, onClose, children, footer, isWide }: DialogProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (isOpen && !dialog.open) dialog.showModal();
    if (!isOpen && dialog.open) dialog.close();
  }, [isOpen]);
  return (
    <dialog
      ref={ref}
      className={`${css.dialog} ${isWide ? css.wide : ''}`}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && ref.current?.close()}
    >
      {isOpen && (
        <div className={css.frame}>
          <header className={css.head}>
            <h2 id={id}>{title}</h2>
            <button
              type="button"
              className={css.close}
              onClick={() => ref.current?.close()}
              aria-label={t('common.action.close')}
            >
              <Icon name="close" />
            </button>
          </header>
          <div className={css.body}>{children}</div>
          {footer && <footer className={css.foot}>{footer}</footer>}
        </div>
      )}
    </dialog>
  );
}
