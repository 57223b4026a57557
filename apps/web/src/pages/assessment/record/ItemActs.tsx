// Deeds on one item: the unit reports; another person of the district returns or confirms.
import {
  ConfirmAssessment,
  ReturnAssessment,
  SubmitAssessment,
} from '@libs/dashboard/src/assessment/assessment.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import {
  confirmAssessment,
  keepStatFile,
  returnAssessment,
  submitAssessment,
  type AssessmentRecord,
} from '../../../api/queries/planning.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { FileField, type UploadedFile } from '../../../ui/fields/FileField.js';
import { StatValueField } from '../../../ui/fields/StatValueField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionBar } from '../../../ui/record/ActionBar.js';

interface DialogProps {
  record: AssessmentRecord;
  onClose: () => void;
}

export function ItemActs({ record }: { record: AssessmentRecord }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'submit' | 'return' | 'confirm' | null>(null);
  const close = () => setOpen(null);
  const { can } = record.item;
  return (
    <>
      <ActionBar
        can={can}
        isSticky
        actions={[
          { key: 'submit', label: t('assessment.submit.act'), intent: 'primary', run: () => setOpen('submit') },
          { key: 'confirm', label: t('assessment.confirm.act'), intent: 'primary', run: () => setOpen('confirm') },
          { key: 'return', label: t('assessment.return.act'), run: () => setOpen('return') },
        ]}
      />
      {open === 'submit' && <SubmitDialog record={record} onClose={close} />}
      {open === 'return' && <ReturnDialog record={record} onClose={close} />}
      {open === 'confirm' && <ConfirmDialog record={record} onClose={close} />}
    </>
  );
}

function useSaved(): (record: AssessmentRecord) => Promise<void> {
  const cache = useQueryClient();
  return (record) => {
    cache.setQueryData(['assessment', 'one', record.item.id], record);
    return cache.invalidateQueries({ queryKey: ['assessment', 'list'] });
  };
}

function SubmitDialog({ record: { item }, onClose }: DialogProps) {
  const { t } = useTranslation();
  const saved = useSaved();
  const today = todayInShanghai();
  const last = `${item.year}-12-31`;
  const form = useForm({
    value: item.self?.value ?? '',
    asOf: today < last ? today : last,
    note: item.self?.note ?? '',
    files: [] as UploadedFile[],
  });
  return (
    <FormDialog
      title={t('assessment.submit.title', { name: item.indicator.name })}
      act={t('assessment.submit.act')}
      form={form}
      schema={SubmitAssessment}
      isOpen
      onClose={onClose}
      onConfirm={async ({ files, ...values }) =>
        saved(await submitAssessment(item.id, { ...values, fileId: files[0]?.fileId ?? null }))
      }
    >
      <StatValueField bind={form.bind('/value')} label={t('assessment.self')} {...item.indicator} isRequired />
      <DateField
        bind={form.bind('/asOf')}
        label={t('indicator.asOf')}
        min={`${item.year}-01-01`}
        max={last}
        isRequired
      />
      <ParagraphField
        bind={form.bind('/note')}
        label={t('assessment.submit.note')}
        hint={t('assessment.submit.noteHint')}
        maxLength={500}
        rows={3}
        isRequired
      />
      <FileField
        bind={form.bind('/files')}
        label={t('assessment.submit.file')}
        accept=".pdf,.png,.jpg,.jpeg"
        max={1}
        upload={keepStatFile('assessments')}
      />
    </FormDialog>
  );
}

function ReturnDialog({ record: { item }, onClose }: DialogProps) {
  const { t } = useTranslation();
  const saved = useSaved();
  const form = useForm({ remark: '' });
  return (
    <FormDialog
      title={t('assessment.return.title')}
      act={t('assessment.return.act')}
      form={form}
      schema={ReturnAssessment}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => saved(await returnAssessment(item.id, values))}
    >
      <ParagraphField bind={form.bind('/remark')} label={t('assessment.remark')} maxLength={500} rows={3} isRequired />
    </FormDialog>
  );
}

/** A remark left blank is none. */
const WITH_REMARK = z.preprocess(
  (values) => (isBlank(values) ? { ...values, remark: null } : values),
  ConfirmAssessment,
);

function isBlank(values: unknown): values is { remark: string } {
  return typeof values === 'object' && values !== null && 'remark' in values && values.remark === '';
}

function ConfirmDialog({ record: { item }, onClose }: DialogProps) {
  const { t } = useTranslation();
  const saved = useSaved();
  const form = useForm({ basis: item.score?.basis ?? ('SELF' as const), remark: null as string | null });
  return (
    <FormDialog
      title={t('assessment.confirm.title')}
      act={t('assessment.confirm.act')}
      form={form}
      schema={WITH_REMARK}
      isOpen
      onClose={onClose}
      onConfirm={async (values) =>
        saved(await confirmAssessment(item.id, { ...values, remark: values.remark || null }))
      }
    >
      <p className="meta">{t('assessment.confirm.lead')}</p>
      <ChoiceField
        bind={form.bind('/basis')}
        label={t('assessment.confirm.basis')}
        options={(['SYSTEM', 'SELF'] as const)
          .filter((value) => value === 'SELF' || item.system !== null)
          .map((value) => ({ value, label: t(`assessment.bases.${value}`) }))}
        isRequired
      />
      <ParagraphField bind={form.bind('/remark')} label={t('assessment.remark')} maxLength={500} rows={2} />
    </FormDialog>
  );
}
