// The price expectation of an achievement in words: "120 万元", "86–120 万元", "面议", "5% 提成".
import { useTranslation } from 'react-i18next';
import { Money, MoneyRange } from '../figures/Money.js';

export type PriceLike =
  | { kind: 'FIXED'; amountFen: string }
  | { kind: 'RANGE'; minFen: string; maxFen: string }
  | { kind: 'ROYALTY' | 'EQUITY'; percent: number }
  | { kind: 'NEGOTIABLE' | 'FREE_LICENCE' | 'USE_FIRST_PAY_LATER' };

interface PriceProps {
  price: PriceLike | null;
  labelOf: (code: string) => string;
  /** In tables the caption names the unit once. */
  hasUnit?: boolean;
}

export function PriceWords({ price, labelOf, hasUnit }: PriceProps) {
  const { t } = useTranslation();
  if (!price) return null;
  switch (price.kind) {
    case 'FIXED':
      return <Money fen={price.amountFen} isTrimmed hasUnit={hasUnit} />;
    case 'RANGE':
      return <MoneyRange minFen={price.minFen} maxFen={price.maxFen} hasUnit={hasUnit} />;
    case 'ROYALTY':
    case 'EQUITY':
      return <span className="nowrap">{`${labelOf(price.kind)} ${price.percent}%`}</span>;
    case 'NEGOTIABLE':
      return <span className="nowrap">{t('common.money.negotiable')}</span>;
    default:
      return <span className="nowrap">{labelOf(price.kind)}</span>;
  }
}
