// The office enters the target of a plan period, with its source.
import { SetPlanTarget } from '@libs/reference/src/plan-period.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { setPlanTarget } from '../../../api/queries/dashboard.js';
import type { Dashboard, SetPlanTarget as Target } from '../../../api/queries/registry-types.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionBar } from '../../../ui/record/ActionBar.js';
import { moneyDigits } from '../../../ui/money.js';

export function TargetButton({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ActionBar
        can={view.can}
        actions={[{ key: 'set-target', label: t('dashboard.target.act'), run: () => setOpen(true) }]}
      />
      {isOpen && <TargetDialog view={view} onClose={() => setOpen(false)} />}
    </>
  );
}

function TargetDialog({ view, onClose }: { view: Dashboard; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { period } = view;
  const form = useForm<Target>({
    targetFen: period.targetFen ?? '',
    metric: period.metric,
    source: period.isDemo ? '' : (period.source ?? ''),
  });
  return (
    <FormDialog
      title={t('dashboard.target.title', { name: period.name })}
      act={t('dashboard.target.save')}
      form={form}
      schema={SetPlanTarget}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => {
        await setPlanTarget(period.code, values, newKey());
        await cache.invalidateQueries({ queryKey: ['dashboard'] });
      }}
    >
      <p className="meta">
        {period.targetFen
          ? t('dashboard.target.now', {
              target: moneyDigits(period.targetFen, { unit: 'yi', isTrimmed: true }),
              source: period.source ?? '—',
            })
          : t('dashboard.target.none')}
      </p>
      <MoneyField bind={form.bind('/targetFen')} label={t('dashboard.target.amount')} unit="yi" isRequired />
      <ChoiceField
        bind={form.bind('/metric')}
        label={t('dashboard.target.metric')}
        options={(['TOTAL', 'TECHNICAL'] as const).map((value) => ({ value, label: t(`dashboard.metric.${value}`) }))}
        isInColumns
        isRequired
      />
      <TextField
        bind={form.bind('/source')}
        label={t('dashboard.target.source')}
        hint={t('dashboard.target.sourceHint')}
        maxLength={200}
        isRequired
      />
    </FormDialog>
  );
}
