// The rows of compared demands: the problem, wanted values joined by name and unit, and the terms.
import { useTranslation } from 'react-i18next';
import type { ProjectedDemand } from '../../../api/queries/listing-types.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { joinMetrics, textRows, untold, type CompareGroup, type RowRule } from '../../listing/compare/comparison.js';
import { useListingWords } from '../../listing/compare/useListingWords.js';

type View = ProjectedDemand;

export function useGroups(): (listings: readonly (View | null)[]) => CompareGroup[] {
  const { t } = useTranslation();
  const texts = useDemandTexts();
  const wanted = ({ name, unit, comparator, targetValue, currentValue }: View['targets'][number]) => {
    const target = `${t(`enum.comparator.${comparator}`)} ${targetValue}`.trim();
    const text = currentValue ? t('compare.targetAndCurrent', { target, current: currentValue }) : target;
    return { name, unit, text };
  };
  const rule = (field: keyof typeof texts): RowRule<View> => ({
    key: field,
    label: t(`demand.field.${field}`),
    read: texts[field],
  });
  return (listings) => {
    const rows = (...fields: (keyof typeof texts)[]) => textRows(listings, fields.map(rule));
    return [
      {
        key: 'facts',
        title: t('demand.record.facts'),
        rows: rows('type', 'techArea', 'bases', 'deadline', 'validUntil'),
      },
      {
        key: 'targets',
        title: t('demand.targets.title'),
        rows: joinMetrics(listings.map((view) => (view ? view.targets.map(wanted) : untold()))),
      },
      {
        key: 'terms',
        title: t('demand.record.cooperation'),
        rows: rows('budget', 'cooperationModes', 'ipOwnershipWish', 'requiredTrl'),
      },
      {
        key: 'texts',
        title: t('demand.step.problem'),
        rows: rows('problem', 'currentAttempts', 'constraints', 'expectedDelivery'),
      },
    ];
  };
}

/** Every field of a demand as plain text, by name of the field's words. */
function useDemandTexts() {
  const { t } = useTranslation();
  const area = useCodeLabel('techArea');
  const base = useCodeLabel('base');
  const type = useCodeLabel('demandType');
  const mode = useCodeLabel('cooperationMode');
  const words = useListingWords();
  return {
    type: (view) => type(view.type),
    techArea: (view) => area(view.techArea),
    bases: (view) => view.bases.map(base).join('、'),
    deadline: (view) => words.day(view.deadline),
    validUntil: (view) => words.day(view.validUntil),
    budget: (view) => words.budget(view.budget),
    cooperationModes: (view) => view.cooperationModes.map(mode).join(' · '),
    ipOwnershipWish: (view) => view.ipOwnershipWish && t(`enum.ipWish.${view.ipOwnershipWish}`),
    requiredTrl: (view) => words.level(view.requiredTrl),
    problem: (view) => view.problem,
    currentAttempts: (view) => view.currentAttempts,
    constraints: (view) => view.constraints,
    expectedDelivery: (view) => view.expectedDelivery,
  } satisfies Record<string, (view: View) => string | null | undefined>;
}
