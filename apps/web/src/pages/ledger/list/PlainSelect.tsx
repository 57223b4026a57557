// A filter of one value, with an entry for "all".
import { useId } from 'react';
import type { Option } from '../../../ui/fields/SelectField.js';
import css from './page.module.css';

interface PlainSelectProps {
  label: string;
  value: string;
  all: string;
  options: readonly Option[];
  onChange: (value: string) => void;
}

export function PlainSelect({ label, value, all, options, onChange }: PlainSelectProps) {
  const id = useId();
  return (
    <div className={css.filter}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
