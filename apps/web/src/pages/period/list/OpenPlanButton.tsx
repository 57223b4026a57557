// Opens a plan period: whole months, beside those there are. Its targets are set with the indicators.
import { OpenPlanPeriod } from '@libs/dashboard/src/periods/period.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openPlanPeriod } from '../../../api/queries/planning.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionBar, type Can } from '../../../ui/record/ActionBar.js';

const BLANK = { code: '', name: '', startsOn: '', endsOn: '', metric: 'TOTAL' as const };

export function OpenPlanButton({ can }: { can: Can }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const form = useForm(BLANK);
  return (
    <>
      <ActionBar can={can} actions={[{ key: 'open', label: t('period.plan.act'), run: () => setOpen(true) }]} />
      <FormDialog
        title={t('period.plan.title')}
        act={t('period.plan.act')}
        form={form}
        schema={OpenPlanPeriod}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={async (values) => {
          await openPlanPeriod(values);
          form.reset(BLANK);
          for (const noun of ['stat-period', 'indicator', 'dashboard', 'reference'])
            await cache.invalidateQueries({ queryKey: [noun] });
        }}
      >
        <p className="meta">{t('period.plan.lead')}</p>
        <TextField bind={form.bind('/name')} label={t('period.plan.name')} maxLength={40} isRequired />
        <TextField
          bind={form.bind('/code')}
          label={t('period.plan.code')}
          hint={t('period.plan.codeHint')}
          maxLength={16}
          isRequired
        />
        <DateField bind={form.bind('/startsOn')} label={t('period.plan.startsOn')} isRequired />
        <DateField bind={form.bind('/endsOn')} label={t('period.plan.endsOn')} isRequired />
        <ChoiceField
          bind={form.bind('/metric')}
          label={t('period.plan.metric')}
          options={(['TOTAL', 'TECHNICAL'] as const).map((value) => ({ value, label: t(`period.metric.${value}`) }))}
          isInColumns
          isRequired
        />
      </FormDialog>
    </>
  );
}
