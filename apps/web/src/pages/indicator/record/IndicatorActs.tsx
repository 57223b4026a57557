// What an official can do with an indicator: record its value, set a target, change what is counted and who answers.
import { ReviseIndicator, SetIndicatorTarget } from '@libs/dashboard/src/indicators/indicator.schema.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  reviseIndicator,
  setIndicatorTarget,
  unitsQuery,
  type IndicatorRecord,
} from '../../../api/queries/planning.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { StatValueField } from '../../../ui/fields/StatValueField.js';
import { ParagraphField, TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionBar } from '../../../ui/record/ActionBar.js';
import { EvidenceDialog } from './EvidenceDialog.js';

type Open = 'record' | 'target' | 'revise' | null;

export function IndicatorActs({ record }: { record: IndicatorRecord }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const mayManage = record.can['manage'] === true;
  // One right, two acts: both are drawn where the server gives it.
  const can = { ...record.can, ...(mayManage ? { target: true as const, revise: true as const } : {}) };
  return (
    <>
      <ActionBar
        can={can}
        actions={[
          { key: 'record', label: t('indicator.evidence.record'), intent: 'primary', run: () => setOpen('record') },
          { key: 'target', label: t('indicator.targets.act'), run: () => setOpen('target') },
          { key: 'revise', label: t('indicator.revise.act'), run: () => setOpen('revise') },
        ]}
      />
      {open === 'record' && <EvidenceDialog record={record} onClose={close} />}
      {open === 'target' && <TargetDialog record={record} onClose={close} />}
      {open === 'revise' && <ReviseDialog record={record} onClose={close} />}
    </>
  );
}

interface DialogProps {
  record: IndicatorRecord;
  onClose: () => void;
}

function TargetDialog({ record, onClose }: DialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { target } = record.reading;
  const form = useForm({
    periodCode: record.period.code,
    target: target?.target ?? '',
    baseline: target?.baseline ?? null,
    metric: target?.metric ?? (record.systemSource === 'LEDGER_VALUE' ? record.period.metric : null),
    source: '',
  });
  return (
    <FormDialog
      title={t('indicator.targets.setTitle', { name: record.name, period: record.period.name })}
      act={t('indicator.targets.act')}
      form={form}
      schema={SetIndicatorTarget}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => {
        await setIndicatorTarget(record.code, values);
        await cache.invalidateQueries({ queryKey: ['indicator'] });
        await cache.invalidateQueries({ queryKey: ['dashboard'] });
      }}
    >
      <p className="meta">{t('indicator.targets.kept')}</p>
      <StatValueField bind={form.bind('/target')} label={t('indicator.target')} {...record} isRequired />
      <StatValueField bind={form.bind('/baseline')} label={t('indicator.baseline')} {...record} />
      {record.systemSource === 'LEDGER_VALUE' && (
        <ChoiceField
          bind={form.bind('/metric')}
          label={t('indicator.metricLabel')}
          options={(['TOTAL', 'TECHNICAL'] as const).map((value) => ({ value, label: t(`indicator.metric.${value}`) }))}
          isInColumns
          isRequired
        />
      )}
      <TextField
        bind={form.bind('/source')}
        label={t('indicator.source')}
        hint={t('indicator.targets.sourceHint')}
        maxLength={200}
        isRequired
      />
    </FormDialog>
  );
}

function ReviseDialog({ record, onClose }: DialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const units = useQuery(unitsQuery).data?.items ?? [];
  const form = useForm({
    name: record.name,
    definition: record.definition,
    source: record.source,
    ownerCode: record.owner?.code ?? null,
    isActive: record.isActive,
  });
  return (
    <FormDialog
      title={t('indicator.revise.title', { name: record.name })}
      act={t('indicator.revise.save')}
      form={form}
      schema={ReviseIndicator}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => {
        await reviseIndicator(record.code, values);
        await cache.invalidateQueries({ queryKey: ['indicator'] });
      }}
    >
      <TextField bind={form.bind('/name')} label={t('indicator.name')} maxLength={60} isRequired />
      <ParagraphField
        bind={form.bind('/definition')}
        label={t('indicator.definition')}
        maxLength={500}
        rows={3}
        isRequired
      />
      <TextField bind={form.bind('/source')} label={t('indicator.source')} maxLength={200} isRequired />
      <SelectField
        bind={form.bind('/ownerCode')}
        label={t('indicator.owner')}
        options={units.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </FormDialog>
  );
}
