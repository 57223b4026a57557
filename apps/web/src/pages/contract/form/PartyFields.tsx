// Steps 4 and 5: one party as the registration form asks for it. What the platform knows by itself cannot be typed over.
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../../api/queries/reference.js';
import { CodeSearchField } from '../../../app/CodeSearchField.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { TextField } from '../../../ui/fields/TextField.js';
import type { StepProps } from './fields.js';
import css from './page.module.css';

const FLAGS = ['isTransferAgency', 'isResearchBody', 'isConvertedInstitute', 'isHighTechZone', 'isListed'] as const;

interface PartyFieldsProps extends StepProps {
  side: 'seller' | 'buyer';
  /** Name and credit code come from the platform's own record of the unit. */
  isKnown: boolean;
}

export function PartyFields({ form, at, side, isKnown }: PartyFieldsProps) {
  const { t } = useTranslation();
  const party = form.values[side] ?? {};
  const field = (name: string) => at(`/${side}/${name}`);
  const fixed = (name: string) => ({ ...field(name), isReadOnly: isKnown });
  const label = (
    name:
      | 'name'
      | 'creditCode'
      | 'partyType'
      | 'regionCode'
      | 'townshipCode'
      | 'parkCode'
      | 'industryCode'
      | 'scale'
      | 'address'
      | 'zipCode'
      | 'representative'
      | 'contactName'
      | 'contactTelephone',
  ) => t(`contract.party.${name}`);
  const setFlags = (value: unknown) => {
    const chosen = value as readonly string[];
    form.set(`/${side}`, { ...party, ...Object.fromEntries(FLAGS.map((flag) => [flag, chosen.includes(flag)])) });
  };
  return (
    <>
      {isKnown && <p className="meta">{t('contract.hint.knownParty')}</p>}
      <div className={css.two}>
        <TextField bind={fixed('name')} label={label('name')} maxLength={120} isRequired />
        <TextField
          bind={fixed('creditCode')}
          label={label('creditCode')}
          hint={isKnown ? undefined : t('contract.hint.creditCode')}
          maxLength={18}
        />
        <SelectField bind={field('partyType')} label={label('partyType')} options={useCodes('partyType')} isRequired />
        <CodeSearchField list="region" bind={field('regionCode')} label={label('regionCode')} isRequired />
        <SelectField
          bind={field('townshipCode')}
          label={label('townshipCode')}
          hint={t('contract.hint.townshipCode')}
          options={useCodes('township')}
        />
        <SelectField
          bind={field('parkCode')}
          label={label('parkCode')}
          hint={t('contract.hint.parkCode')}
          options={useCodes('park')}
        />
        <CodeSearchField list="industry" bind={field('industryCode')} label={label('industryCode')} />
        <SelectField bind={field('scale')} label={label('scale')} options={useCodes('enterpriseScale')} />
        <TextField bind={field('address')} label={label('address')} maxLength={200} />
        <TextField bind={field('zipCode')} label={label('zipCode')} inputMode="numeric" maxLength={6} />
        <TextField bind={field('representative')} label={label('representative')} maxLength={60} />
        <TextField bind={field('contactName')} label={label('contactName')} maxLength={60} />
        <TextField bind={field('contactTelephone')} label={label('contactTelephone')} inputMode="tel" maxLength={20} />
      </div>
      <ChoiceField
        bind={{ ...field('flags'), value: FLAGS.filter((flag) => party[flag] === true), set: setFlags }}
        label={t('contract.party.flags')}
        options={FLAGS.map((flag) => ({ value: flag, label: t(`contract.party.${flag}`) }))}
        isMany
        isInColumns
      />
    </>
  );
}
