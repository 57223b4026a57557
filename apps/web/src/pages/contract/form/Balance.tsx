// Whether rows add up to an amount, live, to the last fen: the two sums, and what is missing or too much.
import { useTranslation } from 'react-i18next';
import { moneyDigits } from '../../../ui/money.js';
import { Status } from '../../../ui/status/Status.js';
import css from './page.module.css';

interface BalanceProps {
  /** What the rows should add up to, fen. */
  wanted: bigint;
  wantedLabel: string;
  sum: bigint;
  sumLabel: string;
}

export function Balance({ wanted, wantedLabel, sum, sumLabel }: BalanceProps) {
  const { t } = useTranslation();
  const rest = wanted - sum;
  const yuan = (fen: bigint) => moneyDigits(fen < 0n ? -fen : fen, { unit: 'yuan' });
  return (
    <div className={css.balance} role="status">
      <dl>
        <div>
          <dt>{wantedLabel}</dt>
          <dd>{moneyDigits(wanted, { unit: 'yuan' })}</dd>
        </div>
        <div>
          <dt>{sumLabel}</dt>
          <dd>{moneyDigits(sum, { unit: 'yuan' })}</dd>
        </div>
      </dl>
      {rest === 0n ? (
        <Status tone="success">{t('contract.balance.even')}</Status>
      ) : (
        <Status tone="error">
          {rest > 0n
            ? t('contract.balance.short', { yuan: yuan(rest) })
            : t('contract.balance.over', { yuan: yuan(rest) })}
        </Status>
      )}
    </div>
  );
}
