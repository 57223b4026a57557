// Segmented choice of a few values, as native radio buttons.
import { useId, type ReactNode } from 'react';
import css from './switcher.module.css';

interface SwitcherProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: ReactNode }[];
  onChange: (value: T) => void;
}

export function Switcher<T extends string>({ label, value, options, onChange }: SwitcherProps<T>) {
  const name = useId();
  return (
    <fieldset className={css.switcher}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={css.option}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={css.text}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
