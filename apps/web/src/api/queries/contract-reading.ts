// What a contract's form says in words: the codes it names, spelt out, and its non-technical items with their labels.
import { useContractLabels } from './contract-labels.js';
import { useCodePath } from './industry.js';
import type { Contract } from './registry-types.js';

export function useContractReading({ form }: Pick<Contract, 'form'>) {
  const labels = useContractLabels();
  return {
    labels,
    industry: useCodePath('industry', form.industry ?? null),
    seller: useCodePath('region', form.seller?.regionCode ?? null),
    buyer: useCodePath('region', form.buyer?.regionCode ?? null),
    items: (form.nonTechnicalItems ?? []).map((item) => ({
      label: item.description || labels.itemType(item.type),
      fen: item.amountFen,
    })),
  };
}
