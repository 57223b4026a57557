// A button that opens a short list of links or acts. Escape, a click outside or leaving by Tab closes it.
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import css from './menu.module.css';

interface MenuProps {
  /** Content of the button; give `label` as its accessible name when it has no text. */
  trigger: ReactNode;
  label?: string;
  triggerClass?: string | undefined;
  align?: 'start' | 'end';
  children: ReactNode;
}

export function Menu({ trigger, label, triggerClass, align = 'end', children }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) return undefined;
    const away = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
      document.removeEventListener('keydown', escape);
    };
  }, [isOpen]);
  return (
    <div className={css.menu} ref={box}>
      <button
        ref={button}
        type="button"
        className={triggerClass ?? css.trigger}
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={label}
        onClick={() => setOpen(!isOpen)}
      >
        {trigger}
      </button>
      <div id={id} className={`${css.list} ${css[align]}`} hidden={!isOpen} onClick={() => setOpen(false)}>
        {children}
      </div>
    </div>
  );
}

/** One act in a menu. */
export function MenuItem({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={css.item} onClick={onClick}>
      {children}
    </button>
  );
}
