// The office adds an indicator: what is counted, in which unit, from which source.
import { AddIndicator } from '@libs/dashboard/src/indicators/indicator.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addIndicator } from '../../../api/queries/planning.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { ParagraphField, TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionBar, type Can } from '../../../ui/record/ActionBar.js';

const BLANK = {
  code: '',
  name: '',
  unit: '',
  kind: 'COUNT' as const,
  direction: 'UP' as const,
  definition: '',
  source: '',
};

export function AddIndicatorButton({ can }: { can: Can }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const form = useForm(BLANK);
  if (can['manage'] !== true) return null;
  return (
    <>
      <ActionBar can={can} actions={[{ key: 'manage', label: t('indicator.add.act'), run: () => setOpen(true) }]} />
      <FormDialog
        title={t('indicator.add.title')}
        act={t('indicator.add.act')}
        form={form}
        schema={AddIndicator}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={async (values) => {
          await addIndicator(values);
          form.reset(BLANK);
          await cache.invalidateQueries({ queryKey: ['indicator'] });
        }}
      >
        <TextField bind={form.bind('/name')} label={t('indicator.name')} isRequired />
        <TextField bind={form.bind('/code')} label={t('indicator.code')} hint={t('indicator.codeHint')} isRequired />
        <ChoiceField
          bind={form.bind('/kind')}
          label={t('indicator.kind')}
          options={(['COUNT', 'MONEY', 'RATIO'] as const).map((value) => ({
            value,
            label: t(`indicator.kinds.${value}`),
          }))}
          isInColumns
          isRequired
        />
        <TextField bind={form.bind('/unit')} label={t('indicator.unit')} maxLength={12} isRequired />
        <ChoiceField
          bind={form.bind('/direction')}
          label={t('indicator.direction')}
          options={(['UP', 'DOWN'] as const).map((value) => ({ value, label: t(`indicator.directions.${value}`) }))}
          isInColumns
          isRequired
        />
        <ParagraphField
          bind={form.bind('/definition')}
          label={t('indicator.definition')}
          maxLength={500}
          rows={3}
          isRequired
        />
        <TextField bind={form.bind('/source')} label={t('indicator.source')} maxLength={200} isRequired />
      </FormDialog>
    </>
  );
}
