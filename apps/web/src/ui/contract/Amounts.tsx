// The three amounts of a contract, and how the total divides into technology and what is not.
import { useTranslation } from 'react-i18next';
import { Money } from '../figures/Money.js';
import { moneyDigits } from '../money.js';
import css from './amounts.module.css';

interface AmountsProps {
  totalFen: string;
  technicalFen: string;
  receivedFen: string;
  /** Non-technical items, already named. */
  items: readonly { label: string; fen: string }[];
}

export function Amounts({ totalFen, technicalFen, receivedFen, items }: AmountsProps) {
  const { t } = useTranslation();
  const total = Number(totalFen);
  const share = total > 0 ? Math.min(1, Number(technicalFen) / total) : 0;
  const figures = [
    { key: 'total', label: t('contract.field.totalFen'), fen: totalFen },
    { key: 'technical', label: t('contract.field.technicalFen'), fen: technicalFen },
    { key: 'received', label: t('contract.field.receivedFen'), fen: receivedFen },
  ];
  return (
    <div className={css.amounts}>
      <dl className={css.figures}>
        {figures.map(({ key, label, fen }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <Money fen={fen} unit="wan" hasUnit={false} />
            </dd>
          </div>
        ))}
      </dl>
      {total > 0 && (
        <div className={css.bar} aria-hidden="true">
          <span className={css.technical} style={{ width: `${share * 100}%` }} />
        </div>
      )}
      <p className={css.legend}>
        {total > 0 && (
          <span>
            {t('contract.amounts.technicalShare')} <strong>{(share * 100).toFixed(1)}%</strong>
          </span>
        )}
        {items.map((item, at) => (
          <span key={`${item.label}${at}`}>
            {item.label} {moneyDigits(item.fen, { unit: 'wan' })}
          </span>
        ))}
      </p>
      <p className="meta">{t('contract.amounts.unit')}</p>
    </div>
  );
}
