// Step 1: what kind of contract it is, when it was signed, and whether the parties are related.
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../../api/queries/reference.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { ParagraphField, TextField } from '../../../ui/fields/TextField.js';
import type { StepProps } from './fields.js';
import css from './page.module.css';

export function ContractFields({ form, at }: StepProps) {
  const licenceModes = useCodes('licenceMode').map(({ value, label }) => ({ value, label }));
  const { t } = useTranslation();
  const { type, subType, isRelated } = form.values;
  const subTypes = useCodes('contractSubType').filter((option) => option.parent === type);
  const types = useCodes('contractType').map(({ value, label }) => ({
    value,
    label,
    note: t(`contract.typeNote.${value as 'DEV'}`),
  }));
  const bindType = at('/type');
  const choose = (value: unknown) => {
    bindType.set(value);
    if (value !== type) form.set('/subType', null);
    if (value !== 'LIC') form.set('/licenceMode', null);
  };
  const related = at('/isRelated');
  return (
    <>
      <TextField
        bind={at('/projectName')}
        label={t('contract.field.projectName')}
        hint={t('contract.hint.projectName')}
        maxLength={200}
        isRequired
      />
      <ChoiceField bind={{ ...bindType, set: choose }} label={t('contract.field.type')} options={types} isRequired />
      {type && (
        <ChoiceField
          bind={at('/subType')}
          label={t('contract.field.subType')}
          options={subTypes.map(({ value, label }) => ({ value, label }))}
          isInColumns
          isRequired
        />
      )}
      {type === 'LIC' && (
        <ChoiceField
          bind={at('/licenceMode')}
          label={t('contract.field.licenceMode')}
          options={licenceModes}
          isInColumns
          isRequired={subType === 'LIC_PATENT'}
        />
      )}
      <div className={css.three}>
        <DateField bind={at('/signedOn')} label={t('contract.field.signedOn')} max={todayInShanghai()} isRequired />
        <DateField bind={at('/startsOn')} label={t('contract.field.startsOn')} isRequired />
        <DateField bind={at('/endsOn')} label={t('contract.field.endsOn')} isRequired />
      </div>
      <ChoiceField
        bind={{ ...related, value: isRelated ? 'Y' : 'N', set: (value) => related.set(value === 'Y') }}
        label={t('contract.field.isRelated')}
        hint={t('contract.hint.isRelated')}
        options={[
          { value: 'N', label: t('contract.no') },
          { value: 'Y', label: t('contract.yes') },
        ]}
        isInColumns
        isRequired
      />
      {isRelated && (
        <ParagraphField
          bind={at('/relatedNote')}
          label={t('contract.field.relatedNote')}
          hint={t('contract.hint.relatedNote')}
          maxLength={500}
        />
      )}
    </>
  );
}
