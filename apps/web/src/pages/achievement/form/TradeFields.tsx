// Step 4: ways of transfer, price and benefit. Step 5: people, and who may see which group.
import { useTranslation } from 'react-i18next';
import { DISCLOSURE_LEVELS } from '@libs/achievement/src/achievement.schema.js';
import { FIELD_GROUPS } from '../../../api/queries/listing-codes.js';
import { useCodes } from '../../../api/queries/reference.js';
import { CheckField, ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { NumberField } from '../../../ui/fields/NumberField.js';
import { RowsField } from '../../../ui/fields/RowsField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { ParagraphField, TextField } from '../../../ui/fields/TextField.js';
import type { Form } from '../../../ui/form/useForm.js';
import css from './page.module.css';
import type { Values } from './values.js';

export function TradeFields({ form }: { form: Form<Values> }) {
  const { t } = useTranslation();
  const licences = useCodes('licenceMode');
  const kind = form.values.price?.kind;
  const priceKind = form.bind('/price/kind');
  const whole = form.bind('/price');
  return (
    <div className={css.fields}>
      <ChoiceField
        bind={form.bind('/modes')}
        label={t('achievement.field.modes')}
        options={useCodes('transformationMode')}
        isMany
        isInColumns
        isRequired
      />
      {form.values.modes?.includes('LICENCE') && (
        <ChoiceField
          bind={form.bind('/licenceModes')}
          label={t('achievement.field.licenceModes')}
          options={licences}
          isMany
          isInColumns
        />
      )}
      <ChoiceField
        bind={{ ...priceKind, pointer: '/price', error: whole.error ?? priceKind.error }}
        label={t('achievement.field.price')}
        options={useCodes('priceKind')}
        isInColumns
        isRequired
      />
      {kind === 'FIXED' && (
        <MoneyField bind={form.bind('/price/amountFen')} label={t('achievement.price.amount')} unit="wan" isRequired />
      )}
      {kind === 'RANGE' && (
        <div className={css.fields}>
          <MoneyField bind={form.bind('/price/minFen')} label={t('achievement.price.min')} unit="wan" isRequired />
          <MoneyField bind={form.bind('/price/maxFen')} label={t('achievement.price.max')} unit="wan" isRequired />
        </div>
      )}
      {(kind === 'ROYALTY' || kind === 'EQUITY') && (
        <NumberField bind={form.bind('/price/percent')} label={t('achievement.price.percent')} unit="%" isRequired />
      )}
      <ParagraphField
        bind={form.bind('/economicBenefit')}
        label={t('achievement.field.economicBenefit')}
        hint={t('achievement.hint.economicBenefit')}
        maxLength={2000}
      />
      <ParagraphField bind={form.bind('/cases')} label={t('achievement.field.cases')} maxLength={2000} />
    </div>
  );
}

export function PeopleFields({ form }: { form: Form<Values> }) {
  const { t } = useTranslation();
  const levels = DISCLOSURE_LEVELS.map((level) => ({ value: level, label: t(`enum.seenBy.${level}`) }));
  return (
    <div className={css.fields}>
      <RowsField
        bind={form.bind('/completers')}
        at={form.bind}
        label={t('achievement.group.team')}
        hint={t('achievement.hint.completers')}
        blank={() => ({ name: '', organisation: '', isLeader: false, contributionPercent: null })}
        addLabel={t('achievement.form.addPerson')}
        max={30}
      >
        {(row) => {
          const share = form.bind(`${row}/contributionPercent`);
          return (
            <>
              <TextField bind={form.bind(`${row}/name`)} label={t('achievement.team.name')} maxLength={40} isRequired />
              <TextField
                bind={form.bind(`${row}/organisation`)}
                label={t('achievement.team.organisation')}
                maxLength={100}
              />
              <NumberField
                bind={{ ...share, set: (value) => share.set(value ?? null) }}
                label={t('achievement.team.share')}
                unit="%"
              />
              <CheckField
                bind={form.bind(`${row}/isLeader`)}
                label={t('achievement.team.part')}
                statement={t('achievement.team.leader')}
              />
            </>
          );
        }}
      </RowsField>
      <section aria-label={t('achievement.field.disclosure')}>
        <h3>{t('achievement.field.disclosure')}</h3>
        <p className="meta">{t('achievement.hint.disclosure')}</p>
        <div className={css.levels}>
          {FIELD_GROUPS.map((group) => (
            <SelectField
              key={group}
              bind={form.bind(`/disclosure/${group}`)}
              label={t(`achievement.group.${group}`)}
              options={levels}
              isRequired
            />
          ))}
        </div>
      </section>
    </div>
  );
}
