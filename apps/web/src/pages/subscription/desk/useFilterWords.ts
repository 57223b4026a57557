// The filters of a saved search in words: “技术领域：生物医药、高端装备”.
import { useTranslation } from 'react-i18next';
import { useCodeLabel } from '../../../api/queries/reference.js';
import type { SavedSearch } from '../../../api/queries/subscriptions.js';

interface FilterWords {
  title: string;
  labels: string;
}

/** In the order of the halls' facets; a code that no list knows stays as it is. */
export function useFilterWords({ noun, filters, holderName }: SavedSearch): FilterWords[] {
  const { t } = useTranslation();
  const area = useCodeLabel('techArea');
  const base = useCodeLabel('base');
  const type = useCodeLabel('demandType');
  const wayOut = useCodeLabel('transformationMode');
  const wayIn = useCodeLabel('cooperationMode');
  const region = useCodeLabel('region');
  const isAchievement = noun === 'achievement';
  const rules: readonly (readonly [field: string, title: string, label: (code: string) => string])[] = [
    ['techArea', t('subscription.filter.techArea'), area],
    ['type', t('subscription.filter.type'), type],
    ['stage', t('subscription.filter.stage'), (code) => t(`enum.stage.${code as 'LAB'}`)],
    ['modes', t('subscription.filter.modes'), wayOut],
    ['cooperationModes', t('subscription.filter.cooperationModes'), wayIn],
    ['ipState', t('subscription.filter.ipState'), (code) => t(`enum.ipState.${code as 'NONE'}`)],
    ['priceBand', t('subscription.filter.priceBand'), (code) => t(`enum.priceBand.${code as 'LT10'}`)],
    ['budgetBand', t('subscription.filter.budgetBand'), (code) => t(`enum.priceBand.${code as 'LT10'}`)],
    ['bases', t('subscription.filter.bases'), base],
    ['regionCode', t('subscription.filter.regionCode'), region],
    ['trlMin', t('subscription.filter.trlMin'), (level) => `TRL ${level}`],
    ['trlMax', t('subscription.filter.trlMax'), (level) => `TRL ${level}`],
    ['holder', t('subscription.filter.holder'), (id) => (isAchievement && holderName) || id],
  ];
  return rules.flatMap(([field, title, label]) => {
    const value = filters[field];
    return value === undefined ? [] : [{ title, labels: String(value).split(',').map(label).join('、') }];
  });
}
