// Name of a field by its pointer, for the summaries of faults: "卖方 · 地址", "付款计划第 2 行".
import { useTranslation } from 'react-i18next';
import { wordIfAny } from '../../../i18n/index.js';

export function useFieldWords(): (pointer: string) => string | undefined {
  const { t } = useTranslation();
  return (pointer) => {
    const [, first = '', second = ''] = pointer.split('/');
    if (first === 'seller' || first === 'buyer') {
      const side = t(`contract.side.${first}`);
      const field = second && wordIfAny(`contract.party.${second}`);
      return field ? `${side} · ${field}` : side;
    }
    if (first === 'declarations' && second) return t('contract.field.declarations');
    const field = first ? wordIfAny(`contract.field.${first}`) : undefined;
    return field && /^\d+$/.test(second) ? t('contract.form.row', { field, n: Number(second) + 1 }) : field;
  };
}
