// The only way to write money. The unit is lighter and smaller than the digits; no unit inside tables.
import { useTranslation } from 'react-i18next';
import { moneyDigits, toFen, type Fen, type MoneyUnit } from '../money.js';
import css from './money.module.css';

interface MoneyProps {
  /** Integer fen of the wire. */
  fen: Fen | null | undefined;
  /** yi 亿元, wan 万元, yuan 元. */
  unit?: MoneyUnit;
  /** Trailing zeros dropped, as prose does. */
  isTrimmed?: boolean;
  isSigned?: boolean;
  /** In tables the caption names the unit once. */
  hasUnit?: boolean;
}

export function Money({ fen, unit = 'wan', isTrimmed, isSigned, hasUnit = true }: MoneyProps) {
  const { t } = useTranslation();
  const isKnown = toFen(fen) !== null;
  const exact = `${moneyDigits(fen, { unit: 'yuan' })} ${t('common.unit.yuan')}`;
  return (
    <span className={css.money} title={isKnown && unit !== 'yuan' ? exact : undefined}>
      {moneyDigits(fen, { unit, isTrimmed, isSigned })}
      {hasUnit && isKnown && <span className={css.unit}> {t(`common.unit.${unit}`)}</span>}
    </span>
  );
}

interface RangeProps {
  minFen: Fen | null | undefined;
  maxFen: Fen | null | undefined;
  unit?: MoneyUnit;
  hasUnit?: boolean;
}

/** "200–350 万元"; one bound alone reads "200 万元起" or "350 万元以内"; none reads "面议". */
export function MoneyRange({ minFen, maxFen, unit = 'wan', hasUnit = true }: RangeProps) {
  const { t } = useTranslation();
  const lower = toFen(minFen);
  const min = lower === 0n ? null : lower;
  const max = toFen(maxFen);
  if (min === null && max === null) return <span className={css.money}>{t('common.money.negotiable')}</span>;
  const digits = (fen: bigint) => moneyDigits(fen, { unit, isTrimmed: true });
  const tail = hasUnit ? <span className={css.unit}> {t(`common.unit.${unit}`)}</span> : null;
  if (min !== null && max !== null) {
    return (
      <span className={css.money}>
        {min === max ? digits(min) : `${digits(min)}–${digits(max)}`}
        {tail}
      </span>
    );
  }
  return (
    <span className={css.money}>
      {digits((min ?? max) as bigint)}
      {tail}
      {min === null ? t('common.money.atMost') : t('common.money.from')}
    </span>
  );
}
