// An amount typed in 万元 or 元; the form holds whole fen as a decimal string, as the wire does.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyDigits, moneyText, parseMoney, type MoneyUnit } from '../money.js';
import { asText } from './binding.js';
import { Field, type FieldProps } from './Field.js';
import css from './field.module.css';

export function MoneyField({ unit = 'wan', ...field }: FieldProps & { unit?: MoneyUnit }) {
  const { t } = useTranslation();
  const { bind } = field;
  const fen = asText(bind.value);
  const [typed, setTyped] = useState<string | null>(null);
  // What was typed stays as typed while it still means the bound amount.
  const shown = typed !== null && (parseMoney(typed, unit) ?? typed) === fen ? typed : moneyText(fen, unit) || fen;
  const write = (text: string) => {
    setTyped(text);
    bind.set(text.trim() === '' ? undefined : (parseMoney(text, unit) ?? text));
  };
  const isAmount = /^\d+$/.test(fen) && parseMoney(shown, unit) !== null;
  return (
    <Field {...field}>
      {(ids) => (
        <span className={css.withUnit}>
          <input
            {...ids}
            className={`${css.input} ${css.short}`}
            inputMode="decimal"
            value={shown}
            readOnly={bind.isReadOnly}
            onChange={(event) => write(event.target.value)}
          />
          <span className={css.unit}>{t(`common.unit.${unit}`)}</span>
          {isAmount && unit !== 'yuan' && (
            <span className="meta">{t('common.money.equals', { yuan: moneyDigits(fen, { unit: 'yuan' }) })}</span>
          )}
        </span>
      )}
    </Field>
  );
}
