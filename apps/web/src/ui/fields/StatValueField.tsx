// A value of an indicator as people type it; the form holds the whole number of the wire.
import type { ValueKind } from '../../api/queries/planning.js';
import { moneyText, parseMoney } from '../money.js';
import { useState } from 'react';
import { asText } from './binding.js';
import { Field, type FieldProps } from './Field.js';
import css from './field.module.css';
import { MoneyField } from './MoneyField.js';

interface StatValueFieldProps extends FieldProps {
  kind: ValueKind;
  unit: string;
}

export function StatValueField({ kind, unit, ...field }: StatValueFieldProps) {
  if (kind === 'MONEY') return <MoneyField unit="wan" {...field} />;
  return kind === 'RATIO' ? <RatioField {...field} /> : <CountField unit={unit} {...field} />;
}

function CountField({ unit, ...field }: FieldProps & { unit: string }) {
  const { bind } = field;
  return (
    <Field {...field}>
      {(ids) => (
        <span className={css.withUnit}>
          <input
            {...ids}
            className={`${css.input} ${css.short}`}
            inputMode="numeric"
            value={asText(bind.value)}
            onChange={(event) => bind.set(event.target.value.normalize('NFKC').trim())}
          />
          <span className={css.unit}>{unit}</span>
        </span>
      )}
    </Field>
  );
}

/** Percent with two decimals; hundredths of a percent in the form, as fen are hundredths of a 元. */
function RatioField(field: FieldProps) {
  const { bind } = field;
  const held = asText(bind.value);
  const [typed, setTyped] = useState<string | null>(null);
  const shown =
    typed !== null && (parseMoney(typed, 'yuan') ?? typed) === held ? typed : moneyText(held, 'yuan') || held;
  const write = (text: string) => {
    setTyped(text);
    bind.set(text.trim() === '' ? undefined : (parseMoney(text, 'yuan') ?? text));
  };
  return (
    <Field {...field}>
      {(ids) => (
        <span className={css.withUnit}>
          <input
            {...ids}
            className={`${css.input} ${css.short}`}
            inputMode="decimal"
            value={shown}
            onChange={(event) => write(event.target.value)}
          />
          <span className={css.unit}>%</span>
        </span>
      )}
    </Field>
  );
}
