// The portal's button, native. `reason` draws it disabled with the reason as visible text.
import { useId, type ButtonHTMLAttributes, type ReactNode } from 'react';
import { Link } from 'react-router';
import css from './button.module.css';

export type ButtonIntent = 'primary' | 'plain' | 'text' | 'danger';
export type ButtonSize = 'small' | 'middle' | 'large';

interface Look {
  intent?: ButtonIntent;
  size?: ButtonSize;
  isWide?: boolean;
}

const classes = ({ intent = 'plain', size = 'middle', isWide }: Look) =>
  [css.button, css[intent], css[size], isWide ? css.wide : ''].join(' ');

export interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  isBusy?: boolean;
  /** Why it cannot be used now, already in words. */
  reason?: string | undefined;
  children: ReactNode;
}

export function Button({ intent, size, isWide, isBusy, reason, children, ...rest }: ButtonProps) {
  const id = useId();
  const button = (
    <button
      type="button"
      {...rest}
      className={classes({ intent, size, isWide })}
      disabled={rest.disabled || reason !== undefined}
      aria-busy={isBusy || undefined}
      aria-describedby={reason === undefined ? rest['aria-describedby'] : id}
      onClick={isBusy ? (event) => event.preventDefault() : rest.onClick}
    >
      {isBusy && <span className={css.spinner} aria-hidden="true" />}
      {children}
    </button>
  );
  if (reason === undefined) return button;
  return (
    <span className={css.explained}>
      {button}
      <span className={css.reason} id={id}>
        {reason}
      </span>
    </span>
  );
}

export function ButtonLink({ to, children, ...look }: Look & { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={classes(look)}>
      {children}
    </Link>
  );
}
