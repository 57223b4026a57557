// Records where an indicator stands, or corrects an earlier record; the earlier one stays.
import { CorrectEvidence, RecordEvidence } from '@libs/dashboard/src/indicators/indicator.schema.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  correctEvidence,
  keepStatFile,
  recordEvidence,
  unitsQuery,
  type Evidence,
  type IndicatorRecord,
} from '../../../api/queries/planning.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { FileField, type UploadedFile } from '../../../ui/fields/FileField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { StatValueField } from '../../../ui/fields/StatValueField.js';
import { ParagraphField, TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';

interface EvidenceDialogProps {
  record: IndicatorRecord;
  corrects?: Evidence;
  onClose: () => void;
}

interface Values {
  value: string;
  asOf: string;
  metric: 'TOTAL' | 'TECHNICAL' | null;
  unitCode: string | null;
  note: string;
  source: string;
  files: UploadedFile[];
  reason: string;
}

export function EvidenceDialog({ record, corrects, onClose }: EvidenceDialogProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const units = useQuery(unitsQuery).data?.items ?? [];
  const form = useForm<Values>({
    value: corrects?.value ?? '',
    asOf: corrects?.asOf ?? todayInShanghai(),
    metric: corrects?.metric ?? record.reading.target?.metric ?? null,
    unitCode: corrects?.unit?.code ?? null,
    note: corrects?.note ?? '',
    source: corrects?.source ?? '',
    files: [],
    reason: '',
  });
  const isMoneyOfLedger = record.systemSource === 'LEDGER_VALUE';
  return (
    <FormDialog
      title={t(corrects ? 'indicator.evidence.correctTitle' : 'indicator.evidence.recordTitle', { name: record.name })}
      act={t(corrects ? 'indicator.evidence.correct' : 'indicator.evidence.record')}
      form={form}
      schema={corrects ? CorrectEvidence : RecordEvidence}
      isOpen
      onClose={onClose}
      onConfirm={async ({ files, reason, ...values }) => {
        const body = { ...values, fileId: files[0]?.fileId ?? null };
        await (corrects
          ? correctEvidence(record.code, corrects.id, { ...body, reason })
          : recordEvidence(record.code, body));
        await cache.invalidateQueries({ queryKey: ['indicator'] });
      }}
    >
      <StatValueField
        bind={form.bind('/value')}
        label={t('indicator.value')}
        kind={record.kind}
        unit={record.unit}
        isRequired
      />
      {isMoneyOfLedger && (
        <ChoiceField
          bind={form.bind('/metric')}
          label={t('indicator.metricLabel')}
          options={(['TOTAL', 'TECHNICAL'] as const).map((value) => ({ value, label: t(`indicator.metric.${value}`) }))}
          isInColumns
          isRequired
        />
      )}
      <DateField bind={form.bind('/asOf')} label={t('indicator.asOf')} max={todayInShanghai()} isRequired />
      {units.length > 0 && (
        <SelectField
          bind={form.bind('/unitCode')}
          label={t('indicator.evidence.unit')}
          hint={t('indicator.evidence.unitHint')}
          options={units.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <ParagraphField
        bind={form.bind('/note')}
        label={t('indicator.evidence.note')}
        rows={2}
        maxLength={500}
        isRequired
      />
      <TextField bind={form.bind('/source')} label={t('indicator.source')} maxLength={200} isRequired />
      {corrects && (
        <TextField bind={form.bind('/reason')} label={t('indicator.evidence.reason')} maxLength={200} isRequired />
      )}
      <FileField
        bind={form.bind('/files')}
        label={t('indicator.evidence.file')}
        hint={t('indicator.evidence.fileHint')}
        accept=".pdf,.png,.jpg,.jpeg"
        max={1}
        upload={keepStatFile('indicators')}
      />
    </FormDialog>
  );
}
