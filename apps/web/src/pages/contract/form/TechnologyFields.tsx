// Step 2: what the technology is, in words the registry can understand, and how it is classified.
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../../api/queries/reference.js';
import { CodeSearchField } from '../../../app/CodeSearchField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import type { StepProps } from './fields.js';
import css from './page.module.css';

export function TechnologyFields({ at }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <ParagraphField
        bind={at('/technicalContent')}
        label={t('contract.field.technicalContent')}
        hint={t('contract.hint.technicalContent')}
        maxLength={5000}
        rows={8}
        isRequired
      />
      <div className={css.two}>
        <SelectField
          bind={at('/techArea')}
          label={t('contract.field.techArea')}
          options={useCodes('techArea')}
          isRequired
        />
        <CodeSearchField list="industry" bind={at('/industry')} label={t('contract.field.industry')} isRequired />
        <SelectField
          bind={at('/socialGoal')}
          label={t('contract.field.socialGoal')}
          options={useCodes('socialGoal')}
          isRequired
        />
        <SelectField
          bind={at('/planSource')}
          label={t('contract.field.planSource')}
          options={useCodes('planSource')}
          isRequired
        />
        <SelectField bind={at('/ipType')} label={t('contract.field.ipType')} options={useCodes('ipType')} isRequired />
        <SelectField bind={at('/base')} label={t('contract.field.base')} options={useCodes('base')} />
      </div>
      <ParagraphField
        bind={at('/clauseText')}
        label={t('contract.field.clauseText')}
        hint={t('contract.hint.clauseText')}
        maxLength={20000}
        rows={6}
      />
    </>
  );
}
