// What a demand says: the problem, indicators, limits and how to work together.
import { useTranslation } from 'react-i18next';
import type { Demand } from '../../api/queries/listing-types.js';
import { useCodeLabel } from '../../api/queries/reference.js';
import { BudgetWords } from '../../ui/listing/BudgetWords.js';
import { Facts } from '../../ui/record/Facts.js';
import { Section } from '../../ui/record/Section.js';
import css from './demand.module.css';
import { Targets } from './Targets.js';

export function DemandBody({ record }: { record: Demand }) {
  const { t } = useTranslation();
  const mode = useCodeLabel('cooperationMode');
  const texts = [
    ['problem', record.problem],
    ['currentAttempts', record.currentAttempts],
    ['constraints', record.constraints],
    ['expectedDelivery', record.expectedDelivery],
  ] as const;
  const shown = texts.filter(([, text]) => text);
  const [problem] = shown;
  return (
    <>
      {problem && (
        <Section title={t(`demand.field.${problem[0]}`)}>
          <p className={css.text}>{problem[1]}</p>
        </Section>
      )}
      {record.targets.length > 0 && (
        <Section title={t('demand.targets.title')}>
          <Targets targets={record.targets} />
        </Section>
      )}
      {shown.slice(1).map(([field, text]) => (
        <Section key={field} title={t(`demand.field.${field}`)}>
          <p className={css.text}>{text}</p>
        </Section>
      ))}
      <Section title={t('demand.record.cooperation')}>
        <Facts
          facts={[
            { label: t('demand.field.budget'), value: record.budget && <BudgetWords budget={record.budget} /> },
            { label: t('demand.field.cooperationModes'), value: record.cooperationModes.map(mode).join(' · ') },
            {
              label: t('demand.field.ipOwnershipWish'),
              value: record.ipOwnershipWish && t(`enum.ipWish.${record.ipOwnershipWish}`),
            },
            {
              label: t('demand.field.requiredTrl'),
              value: record.requiredTrl && t('demand.hall.trl', { level: record.requiredTrl }),
            },
          ]}
        />
      </Section>
    </>
  );
}
