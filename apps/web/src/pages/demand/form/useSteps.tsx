// The three steps of the form: which fields belong to which, and what the last step repeats of each.
import { useTranslation } from 'react-i18next';
import { useCodePath } from '../../../api/queries/industry.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { DateText } from '../../../ui/figures/DateText.js';
import type { FormStep } from '../../../ui/form/FormPage.js';
import type { Form } from '../../../ui/form/useForm.js';
import { BudgetWords } from '../../../ui/listing/BudgetWords.js';
import { ProblemFields, TargetFields, TermFields } from './fields.js';
import type { Values } from './values.js';

export function useSteps(form: Form<Values>): FormStep[] {
  const { t } = useTranslation();
  const { values } = form;
  const type = useCodeLabel('demandType');
  const area = useCodeLabel('techArea');
  const base = useCodeLabel('base');
  const mode = useCodeLabel('cooperationMode');
  const industry = useCodePath('industry', values.industry ?? null);
  const words = (list: readonly string[] | undefined) => list?.filter(Boolean).join('；');
  const field = (name: 'title' | 'problem' | 'currentAttempts' | 'constraints' | 'expectedDelivery') => ({
    label: t(`demand.field.${name}`),
    value: values[name],
  });
  return [
    {
      key: 'problem',
      title: t('demand.step.problem'),
      pointers: ['/title', '/problem', '/currentAttempts', '/type', '/techArea', '/industry', '/bases'],
      fields: <ProblemFields form={form} />,
      answers: [
        field('title'),
        field('problem'),
        field('currentAttempts'),
        { label: t('demand.field.type'), value: type(values.type) },
        { label: t('demand.field.techArea'), value: area(values.techArea) },
        { label: t('demand.field.industry'), value: industry },
        { label: t('demand.field.bases'), value: words(values.bases?.map(base)) },
      ],
    },
    {
      key: 'targets',
      title: t('demand.step.targets'),
      pointers: ['/targets', '/constraints', '/expectedDelivery', '/requiredTrl'],
      fields: <TargetFields form={form} />,
      answers: [
        {
          label: t('demand.targets.title'),
          value: words(
            values.targets?.map((row) =>
              t('demand.form.targetWords', {
                name: row.name,
                current: row.currentValue || '—',
                target: `${t(`enum.comparator.${row.comparator}`)} ${row.targetValue}`,
                unit: row.unit ?? '',
              }).trim(),
            ),
          ),
        },
        field('constraints'),
        field('expectedDelivery'),
        { label: t('demand.field.requiredTrl'), value: values.requiredTrl && `TRL ${values.requiredTrl}` },
      ],
    },
    {
      key: 'terms',
      title: t('demand.step.terms'),
      pointers: ['/budget', '/cooperationModes', '/ipOwnershipWish', '/deadline', '/isAnonymous'],
      fields: <TermFields form={form} />,
      answers: [
        {
          label: t('demand.field.budget'),
          value: values.budget && <BudgetWords budget={values.budget} />,
        },
        { label: t('demand.field.cooperationModes'), value: words(values.cooperationModes?.map(mode)) },
        {
          label: t('demand.field.ipOwnershipWish'),
          value: values.ipOwnershipWish && t(`enum.ipWish.${values.ipOwnershipWish}`),
        },
        { label: t('demand.field.deadline'), value: values.deadline && <DateText at={values.deadline} as="column" /> },
        {
          label: t('demand.field.isAnonymous'),
          value: t(values.isAnonymous ? 'demand.form.anonymous' : 'demand.form.named'),
        },
      ],
    },
  ];
}
