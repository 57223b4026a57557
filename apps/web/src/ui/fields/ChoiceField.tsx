// A few values to choose from, all visible: radio buttons for one, check boxes for several.
import { useId } from 'react';
import { asList } from './binding.js';
import { Field, type FieldProps } from './Field.js';
import type { Option } from './SelectField.js';
import css from './field.module.css';

interface ChoiceFieldProps extends FieldProps {
  options: readonly Option[];
  isMany?: boolean;
  isInColumns?: boolean;
}

export function ChoiceField({ options, isMany, isInColumns, ...field }: ChoiceFieldProps) {
  const { bind } = field;
  const name = useId();
  const chosen = isMany ? asList(bind.value) : [bind.value];
  const toggle = (value: string, isOn: boolean) => {
    if (!isMany) bind.set(value);
    else bind.set(isOn ? [...chosen, value] : chosen.filter((each) => each !== value));
  };
  return (
    <Field {...field} isGroup>
      {() => (
        <div className={`${css.choices} ${isInColumns ? css.columns : ''}`}>
          {options.map((option) => (
            <label key={option.value} className={css.choice}>
              <input
                type={isMany ? 'checkbox' : 'radio'}
                name={name}
                checked={chosen.includes(option.value)}
                disabled={bind.isReadOnly}
                onChange={(event) => toggle(option.value, event.target.checked)}
              />
              <span>
                {option.label}
                {option.note && <span className={css.choiceNote}>{option.note}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

interface CheckProps extends FieldProps {
  /** What is agreed to, beside the box; the label itself when absent. */
  statement?: string;
}

/** One statement to agree to; the form holds true or false. */
export function CheckField({ bind, label, statement, hint, isRequired }: CheckProps) {
  return (
    <Field bind={bind} label={label} hint={hint} isRequired={isRequired} isGroup isLabelHidden>
      {() => (
        <label className={css.choice}>
          <input
            type="checkbox"
            checked={bind.value === true}
            disabled={bind.isReadOnly}
            onChange={(event) => bind.set(event.target.checked)}
          />
          <span>{statement ?? label}</span>
        </label>
      )}
    </Field>
  );
}
