// What listings cost, pay and are, as plain text: for tables that are compared and saved.
import { useTranslation } from 'react-i18next';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { dateWords } from '../../../ui/dates.js';
import type { BudgetLike } from '../../../ui/listing/BudgetWords.js';
import type { PriceLike } from '../../../ui/listing/PriceWords.js';
import { moneyDigits } from '../../../ui/money.js';

export function useListingWords() {
  const { t } = useTranslation();
  const priceKind = useCodeLabel('priceKind');
  const trl = useCodeLabel('trl');
  const digits = (fen: string) => moneyDigits(fen, { unit: 'wan', isTrimmed: true });
  const unit = t('common.unit.wan');
  const price = (given: PriceLike | null): string | null => {
    if (!given) return null;
    if (given.kind === 'FIXED') return `${digits(given.amountFen)} ${unit}`;
    if (given.kind === 'RANGE') return `${digits(given.minFen)}–${digits(given.maxFen)} ${unit}`;
    if (given.kind === 'ROYALTY' || given.kind === 'EQUITY') return `${priceKind(given.kind)} ${given.percent}%`;
    return given.kind === 'NEGOTIABLE' ? t('common.money.negotiable') : priceKind(given.kind);
  };
  const budget = (given: BudgetLike | null): string | null => {
    if (given?.kind !== 'RANGE') return given && t('common.money.negotiable');
    const max = digits(given.maxFen);
    if (given.minFen === '0') return `${max} ${unit}${t('common.money.atMost')}`;
    return given.minFen === given.maxFen ? `${max} ${unit}` : `${digits(given.minFen)}–${max} ${unit}`;
  };
  const level = (given: number | null) => (given === null ? null : `TRL ${given} · ${trl(String(given))}`);
  const day = (at: string | null) => at && dateWords(at, 'day');
  return { price, budget, level, day };
}
