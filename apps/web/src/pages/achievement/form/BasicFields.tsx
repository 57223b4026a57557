// Step 1: what it is, and how mature. Step 2: what it does, in words.
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../../api/queries/reference.js';
import { CodeSearchField } from '../../../app/CodeSearchField.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { TagField } from '../../../ui/fields/TagField.js';
import { ParagraphField, TextField } from '../../../ui/fields/TextField.js';
import type { Form } from '../../../ui/form/useForm.js';
import { TrlField } from '../../listing/TrlField.js';
import css from './page.module.css';
import type { Values } from './values.js';

export function BasicFields({ form }: { form: Form<Values> }) {
  const { t } = useTranslation();
  return (
    <div className={css.fields}>
      <TextField
        bind={form.bind('/title')}
        label={t('achievement.field.title')}
        hint={t('achievement.hint.title')}
        maxLength={100}
        isRequired
      />
      <SelectField
        bind={form.bind('/techArea')}
        label={t('achievement.field.techArea')}
        options={useCodes('techArea')}
        isRequired
      />
      <CodeSearchField
        list="industry"
        bind={form.bind('/industry')}
        label={t('achievement.field.industry')}
        hint={t('achievement.hint.industry')}
      />
      <ChoiceField
        bind={form.bind('/bases')}
        label={t('achievement.field.bases')}
        options={useCodes('base')}
        isMany
        isInColumns
      />
      <ChoiceField
        bind={form.bind('/attribute')}
        label={t('achievement.field.attribute')}
        options={useCodes('achievementAttribute')}
        isRequired
      />
      <TrlField
        bind={form.bind('/trl')}
        label={t('achievement.field.trl')}
        hint={t('achievement.hint.trl')}
        isRequired
      />
      <ParagraphField
        bind={form.bind('/trlEvidence')}
        label={t('achievement.field.trlEvidence')}
        hint={t('achievement.hint.trlEvidence')}
        maxLength={500}
        rows={2}
      />
      <TagField bind={form.bind('/keywords')} label={t('achievement.field.keywords')} max={8} />
    </div>
  );
}

export function TextFields({ form }: { form: Form<Values> }) {
  const { t } = useTranslation();
  const texts = [
    ['abstract', 1000],
    ['problem', 2000],
    ['innovation', 2000],
    ['applications', 2000],
  ] as const;
  return (
    <div className={css.fields}>
      {texts.map(([field, maxLength]) => (
        <ParagraphField
          key={field}
          bind={form.bind(`/${field}`)}
          label={t(`achievement.field.${field}`)}
          hint={t(`achievement.hint.${field}`)}
          maxLength={maxLength}
          rows={5}
          isRequired
        />
      ))}
    </div>
  );
}
