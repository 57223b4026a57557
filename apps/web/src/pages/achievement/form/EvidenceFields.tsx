// Step 3: measured indicators, comparison with what exists, and the rights behind it.
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../../api/queries/reference.js';
import { CheckField } from '../../../ui/fields/ChoiceField.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { RowsField } from '../../../ui/fields/RowsField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { TextField } from '../../../ui/fields/TextField.js';
import type { Form } from '../../../ui/form/useForm.js';
import { readAt } from '../../../ui/form/pointer.js';
import css from './page.module.css';
import type { Values } from './values.js';

export function EvidenceFields({ form }: { form: Form<Values> }) {
  const { t } = useTranslation();
  return (
    <div className={css.fields}>
      <RowsField
        bind={form.bind('/indicators')}
        at={form.bind}
        label={t('achievement.indicators.title')}
        hint={t('achievement.hint.indicators')}
        blank={() => ({ name: '', value: '', unit: '', evidence: '' })}
        addLabel={t('achievement.form.addIndicator')}
        max={30}
      >
        {(row) => (
          <>
            <TextField
              bind={form.bind(`${row}/name`)}
              label={t('achievement.indicators.name')}
              maxLength={60}
              isRequired
            />
            <TextField
              bind={form.bind(`${row}/value`)}
              label={t('achievement.indicators.value')}
              maxLength={100}
              isRequired
            />
            <TextField bind={form.bind(`${row}/unit`)} label={t('achievement.field.unit')} maxLength={20} />
            <TextField
              bind={form.bind(`${row}/evidence`)}
              label={t('achievement.indicators.evidence')}
              maxLength={200}
            />
          </>
        )}
      </RowsField>
      <RowsField
        bind={form.bind('/comparison')}
        at={form.bind}
        label={t('achievement.comparison.title')}
        hint={t('achievement.hint.comparison')}
        blank={() => ({ metric: '', ours: '', existing: '', unit: '' })}
        addLabel={t('achievement.form.addComparison')}
      >
        {(row) => (
          <>
            <TextField
              bind={form.bind(`${row}/metric`)}
              label={t('achievement.comparison.metric')}
              maxLength={60}
              isRequired
            />
            <TextField bind={form.bind(`${row}/unit`)} label={t('achievement.field.unit')} maxLength={20} />
            <TextField
              bind={form.bind(`${row}/ours`)}
              label={t('achievement.comparison.ours')}
              maxLength={100}
              isRequired
            />
            <TextField
              bind={form.bind(`${row}/existing`)}
              label={t('achievement.comparison.existing')}
              maxLength={100}
              isRequired
            />
          </>
        )}
      </RowsField>
      <RowsField
        bind={form.bind('/ip')}
        at={form.bind}
        label={t('achievement.ip.title')}
        hint={t('achievement.hint.ip')}
        blank={() => ({ type: '', number: null, title: '', status: '', isLaidOpen: true })}
        addLabel={t('achievement.form.addIp')}
        max={30}
      >
        {(row) => <RightFields form={form} row={row} />}
      </RowsField>
    </div>
  );
}

function RightFields({ form, row }: { form: Form<Values>; row: string }) {
  const { t } = useTranslation();
  const number = form.bind(`${row}/number`);
  return (
    <>
      <SelectField
        bind={form.bind(`${row}/type`)}
        label={t('achievement.ip.type')}
        options={useCodes('ipType')}
        isRequired
      />
      <SelectField
        bind={form.bind(`${row}/status`)}
        label={t('achievement.ip.status')}
        options={useCodes('ipStatus')}
        isRequired
      />
      <TextField bind={form.bind(`${row}/title`)} label={t('achievement.ip.name')} maxLength={200} isRequired />
      <TextField
        bind={{ ...number, set: (value) => number.set(value === '' ? null : value) }}
        label={t('achievement.ip.number')}
        maxLength={40}
      />
      <DateField bind={form.bind(`${row}/filedOn`)} label={t('achievement.ip.filedOn')} />
      <DateField bind={form.bind(`${row}/expiresOn`)} label={t('achievement.ip.expiresOn')} />
      {readAt(form.values, `${row}/status`) === 'PENDING' && (
        <CheckField
          bind={form.bind(`${row}/isLaidOpen`)}
          label={t('achievement.ip.openness')}
          statement={t('achievement.ip.isLaidOpen')}
        />
      )}
    </>
  );
}
