// The five steps of the form: which fields belong to which, and what the last step repeats of each.
import { useTranslation } from 'react-i18next';
import { FIELD_GROUPS } from '../../../api/queries/listing-codes.js';
import { useCodePath } from '../../../api/queries/industry.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import type { FormStep } from '../../../ui/form/FormPage.js';
import type { Form } from '../../../ui/form/useForm.js';
import { PriceWords } from '../../../ui/listing/PriceWords.js';
import { BasicFields, TextFields } from './BasicFields.js';
import { EvidenceFields } from './EvidenceFields.js';
import { PeopleFields, TradeFields } from './TradeFields.js';
import type { Values } from './values.js';

export function useSteps(form: Form<Values>): FormStep[] {
  const { t } = useTranslation();
  const { values } = form;
  const area = useCodeLabel('techArea');
  const base = useCodeLabel('base');
  const attribute = useCodeLabel('achievementAttribute');
  const mode = useCodeLabel('transformationMode');
  const priceKind = useCodeLabel('priceKind');
  const industry = useCodePath('industry', values.industry ?? null);
  const words = (list: readonly (string | undefined)[] | undefined) => list?.filter(Boolean).join('；');
  const field = (
    name: 'title' | 'abstract' | 'problem' | 'innovation' | 'applications' | 'economicBenefit' | 'cases',
  ) => ({
    label: t(`achievement.field.${name}`),
    value: values[name],
  });
  const { disclosure } = values;
  return [
    {
      key: 'basic',
      title: t('achievement.step.basic'),
      pointers: ['/title', '/techArea', '/industry', '/bases', '/attribute', '/trl', '/trlEvidence', '/keywords'],
      fields: <BasicFields form={form} />,
      answers: [
        field('title'),
        { label: t('achievement.field.techArea'), value: area(values.techArea) },
        { label: t('achievement.field.industry'), value: industry },
        { label: t('achievement.field.bases'), value: words(values.bases?.map(base)) },
        { label: t('achievement.field.attribute'), value: attribute(values.attribute) },
        { label: t('achievement.field.trl'), value: values.trl && `TRL ${values.trl}` },
        { label: t('achievement.field.keywords'), value: words(values.keywords) },
      ],
    },
    {
      key: 'text',
      title: t('achievement.step.text'),
      pointers: ['/abstract', '/problem', '/innovation', '/applications'],
      fields: <TextFields form={form} />,
      answers: [field('abstract'), field('problem'), field('innovation'), field('applications')],
    },
    {
      key: 'evidence',
      title: t('achievement.step.evidence'),
      pointers: ['/indicators', '/comparison', '/ip'],
      fields: <EvidenceFields form={form} />,
      answers: [
        {
          label: t('achievement.indicators.title'),
          value: words(values.indicators?.map((row) => `${row.name} ${row.value} ${row.unit ?? ''}`.trim())),
        },
        { label: t('achievement.comparison.title'), value: words(values.comparison?.map((row) => row.metric)) },
        { label: t('achievement.ip.title'), value: words(values.ip?.map((right) => right.title)) },
      ],
    },
    {
      key: 'trade',
      title: t('achievement.step.trade'),
      pointers: ['/modes', '/licenceModes', '/price', '/economicBenefit', '/cases'],
      fields: <TradeFields form={form} />,
      answers: [
        { label: t('achievement.field.modes'), value: words(values.modes?.map(mode)) },
        {
          label: t('achievement.field.price'),
          value: values.price && <PriceWords price={values.price} labelOf={priceKind} />,
        },
        field('economicBenefit'),
        field('cases'),
      ],
    },
    {
      key: 'people',
      title: t('achievement.step.people'),
      pointers: ['/completers', '/disclosure'],
      fields: <PeopleFields form={form} />,
      answers: [
        { label: t('achievement.group.team'), value: words(values.completers?.map((person) => person.name)) },
        {
          label: t('achievement.field.disclosure'),
          value:
            disclosure &&
            words(
              FIELD_GROUPS.map((group) =>
                t('common.pair', {
                  label: t(`achievement.group.${group}`),
                  text: t(`enum.seenBy.${disclosure[group]}`),
                }),
              ),
            ),
        },
      ],
    },
  ];
}
