// The rows of compared achievements: what every group says, or who may read it when this reader may not.
import { useTranslation } from 'react-i18next';
import type { FieldGroup, ProjectedAchievement } from '../../../api/queries/listing-types.js';
import {
  joinMetrics,
  textRows,
  untold,
  type Cell,
  type CompareGroup,
  type Metric,
  type RowRule,
} from '../../listing/compare/comparison.js';
import { useAchievementTexts, type AchievementTexts } from './useAchievementTexts.js';

type View = ProjectedAchievement;

export function useGroups(): (listings: readonly (View | null)[]) => CompareGroup[] {
  const { t } = useTranslation();
  const texts = useAchievementTexts();
  const closed = (group: FieldGroup) => (view: View) => {
    const level = view.withheld[group];
    return level ? untold(t(`enum.seenBy.${level}`)) : null;
  };
  const rule =
    (group?: FieldGroup) =>
    (field: keyof AchievementTexts): RowRule<View> => ({
      key: field,
      label: t(`achievement.field.${field}`),
      read: texts[field],
      ...(group && { withheld: closed(group) }),
    });
  return (listings) => {
    const rows = (fields: readonly (keyof AchievementTexts)[], group?: FieldGroup) =>
      textRows(listings, fields.map(rule(group)));
    const metrics = (read: (view: View) => readonly Metric[] | undefined) =>
      joinMetrics(
        listings.map((view): readonly Metric[] | Cell =>
          view ? (closed('technical')(view) ?? read(view) ?? []) : untold(),
        ),
      );
    const indicators = (view: View) => view.indicators?.map(({ name, unit, value }) => ({ name, unit, text: value }));
    const comparison = (view: View) =>
      view.comparison?.map(({ metric, unit, ours, existing }) => ({
        name: metric,
        unit,
        text: t('compare.oursAndExisting', { ours, existing }),
      }));
    return [
      {
        key: 'facts',
        title: t('achievement.record.facts'),
        rows: rows(['trl', 'techArea', 'attribute', 'bases', 'validUntil']),
      },
      { key: 'summary', title: t('achievement.group.summary'), rows: rows(['abstract', 'keywords'], 'summary') },
      {
        key: 'commercial',
        title: t('achievement.group.commercial'),
        rows: rows(['price', 'modes', 'licenceModes', 'economicBenefit', 'cases'], 'commercial'),
      },
      { key: 'indicators', title: t('achievement.indicators.title'), rows: metrics(indicators) },
      { key: 'comparison', title: t('achievement.comparison.title'), rows: metrics(comparison) },
      {
        key: 'technical',
        title: t('achievement.group.technical'),
        rows: rows(['ip', 'problem', 'innovation', 'applications', 'trlEvidence'], 'technical'),
      },
      { key: 'team', title: t('achievement.group.team'), rows: rows(['completers'], 'team') },
    ];
  };
}
