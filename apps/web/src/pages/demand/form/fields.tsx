// The fields of the four steps of a demand.
import { COMPARATORS, IP_WISHES } from '@libs/demand/src/demand.schema.js';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../../api/queries/reference.js';
import { CodeSearchField } from '../../../app/CodeSearchField.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { CheckField, ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { RowsField } from '../../../ui/fields/RowsField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { ParagraphField, TextField } from '../../../ui/fields/TextField.js';
import type { Form } from '../../../ui/form/useForm.js';
import { TrlField } from '../../listing/TrlField.js';
import css from '../demand.module.css';
import type { Values } from './values.js';

interface StepProps {
  form: Form<Values>;
}

export function ProblemFields({ form }: StepProps) {
  const { t } = useTranslation();
  return (
    <div className={css.fields}>
      <TextField
        bind={form.bind('/title')}
        label={t('demand.field.title')}
        hint={t('demand.hint.title')}
        maxLength={100}
        isRequired
      />
      <ParagraphField
        bind={form.bind('/problem')}
        label={t('demand.field.problem')}
        hint={t('demand.hint.problem')}
        maxLength={2000}
        rows={6}
        isRequired
      />
      <ParagraphField
        bind={form.bind('/currentAttempts')}
        label={t('demand.field.currentAttempts')}
        hint={t('demand.hint.currentAttempts')}
        maxLength={2000}
      />
      <SelectField
        bind={form.bind('/type')}
        label={t('demand.field.type')}
        options={useCodes('demandType')}
        isRequired
      />
      <SelectField
        bind={form.bind('/techArea')}
        label={t('demand.field.techArea')}
        options={useCodes('techArea')}
        isRequired
      />
      <CodeSearchField list="industry" bind={form.bind('/industry')} label={t('demand.field.industry')} />
      <ChoiceField
        bind={form.bind('/bases')}
        label={t('demand.field.bases')}
        options={useCodes('base')}
        isMany
        isInColumns
      />
    </div>
  );
}

export function TargetFields({ form }: StepProps) {
  const { t } = useTranslation();
  const comparators = COMPARATORS.map((value) => ({ value, label: t(`enum.comparatorName.${value}`) }));
  return (
    <div className={css.fields}>
      <RowsField
        bind={form.bind('/targets')}
        at={form.bind}
        label={t('demand.targets.title')}
        hint={t('demand.hint.targets')}
        blank={() => ({
          name: '',
          currentValue: '',
          comparator: 'AT_LEAST',
          targetValue: '',
          unit: '',
          verification: '',
        })}
        addLabel={t('demand.form.addTarget')}
      >
        {(row) => (
          <>
            <TextField bind={form.bind(`${row}/name`)} label={t('demand.targets.name')} maxLength={60} isRequired />
            <TextField bind={form.bind(`${row}/unit`)} label={t('demand.targets.unit')} maxLength={20} />
            <TextField bind={form.bind(`${row}/currentValue`)} label={t('demand.targets.current')} maxLength={100} />
            <SelectField
              bind={form.bind(`${row}/comparator`)}
              label={t('demand.targets.comparator')}
              options={comparators}
              isRequired
            />
            <TextField
              bind={form.bind(`${row}/targetValue`)}
              label={t('demand.targets.target')}
              maxLength={100}
              isRequired
            />
            <TextField
              bind={form.bind(`${row}/verification`)}
              label={t('demand.targets.verification')}
              maxLength={200}
            />
          </>
        )}
      </RowsField>
      <ParagraphField
        bind={form.bind('/constraints')}
        label={t('demand.field.constraints')}
        hint={t('demand.hint.constraints')}
        maxLength={2000}
      />
      <ParagraphField
        bind={form.bind('/expectedDelivery')}
        label={t('demand.field.expectedDelivery')}
        hint={t('demand.hint.expectedDelivery')}
        maxLength={1000}
        rows={3}
      />
      <TrlField
        bind={form.bind('/requiredTrl')}
        label={t('demand.field.requiredTrl')}
        hint={t('demand.hint.requiredTrl')}
      />
    </div>
  );
}

export function TermFields({ form }: StepProps) {
  const { t } = useTranslation();
  const kind = form.bind('/budget/kind');
  const whole = form.bind('/budget');
  const kinds = (['RANGE', 'NEGOTIABLE'] as const).map((value) => ({ value, label: t(`enum.budgetKind.${value}`) }));
  const chooseKind = (value: unknown) =>
    whole.set(value === 'RANGE' ? { kind: 'RANGE', minFen: '0', maxFen: undefined } : { kind: 'NEGOTIABLE' });
  return (
    <div className={css.fields}>
      <ChoiceField
        bind={{ ...kind, pointer: '/budget', error: whole.error ?? kind.error, set: chooseKind }}
        label={t('demand.field.budget')}
        hint={t('demand.hint.budget')}
        options={kinds}
        isRequired
      />
      {form.values.budget?.kind === 'RANGE' && (
        <div className={css.fields}>
          <MoneyField bind={form.bind('/budget/minFen')} label={t('demand.budget.min')} unit="wan" isRequired />
          <MoneyField bind={form.bind('/budget/maxFen')} label={t('demand.budget.max')} unit="wan" isRequired />
        </div>
      )}
      <ChoiceField
        bind={form.bind('/cooperationModes')}
        label={t('demand.field.cooperationModes')}
        options={useCodes('cooperationMode')}
        isMany
        isInColumns
        isRequired
      />
      <ChoiceField
        bind={form.bind('/ipOwnershipWish')}
        label={t('demand.field.ipOwnershipWish')}
        options={IP_WISHES.map((value) => ({ value, label: t(`enum.ipWish.${value}`) }))}
        isInColumns
      />
      <DateField
        bind={form.bind('/deadline')}
        label={t('demand.field.deadline')}
        hint={t('demand.hint.deadline')}
        min={todayInShanghai()}
      />
      <CheckField
        bind={form.bind('/isAnonymous')}
        label={t('demand.field.isAnonymous')}
        statement={t('demand.form.anonymousStatement')}
        hint={t('demand.hint.isAnonymous')}
      />
    </div>
  );
}
