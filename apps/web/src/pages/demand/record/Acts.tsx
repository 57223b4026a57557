// The acts of a demand's owner, exactly those of `can`; an act of another stage of its life is not drawn.
import { CloseDemand } from '@libs/demand/src/demand.schema.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../../../api/client.js';
import { closeDemand, publishDemand, renewDemand } from '../../../api/queries/demands.js';
import type { Demand } from '../../../api/queries/listing-types.js';
import { useCodes } from '../../../api/queries/reference.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionBar, type Action } from '../../../ui/record/ActionBar.js';
import css from '../demand.module.css';

export function Acts({ record }: { record: Demand }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [isClosing, setClosing] = useState(false);
  const [key] = useState(newKey);
  const act = useMutation({
    mutationFn: (run: () => Promise<Demand>) => run(),
    onSuccess: async (row) => {
      cache.setQueryData(['demand', 'one', row.id], row);
      await cache.invalidateQueries({ queryKey: ['demand-mine'] });
      await cache.invalidateQueries({ queryKey: ['demand', 'list'] });
    },
  });
  const { id } = record;
  const actions: Action[] = [
    {
      key: 'publish',
      label: t('demand.act.publish'),
      intent: 'primary',
      confirm: { title: t('demand.confirm.publish.title'), text: t('demand.confirm.publish.text') },
      run: () => act.mutateAsync(() => publishDemand(id, key)),
    },
    { key: 'edit', label: t('demand.act.edit'), run: () => void navigate(`/desk/demands/${id}/edit`) },
    {
      key: 'renew',
      label: t('demand.act.renew'),
      confirm: { title: t('demand.confirm.renew.title'), text: t('demand.confirm.renew.text') },
      run: () => act.mutateAsync(() => renewDemand(id)),
    },
    { key: 'close', label: t('demand.act.close'), isMinor: true, run: () => setClosing(true) },
  ];
  return (
    <>
      <ActionBar can={record.can} actions={actions.filter((each) => record.can[each.key] !== 'wrong-state')} isSticky />
      {isClosing && (
        <Close onClose={() => setClosing(false)} onConfirm={(body) => act.mutateAsync(() => closeDemand(id, body))} />
      )}
    </>
  );
}

interface CloseProps {
  onClose: () => void;
  onConfirm: (body: { reason: string; note: string }) => Promise<unknown>;
}

function Close({ onClose, onConfirm }: CloseProps) {
  const { t } = useTranslation();
  const form = useForm({ reason: '', note: '' });
  const reasons = useCodes('demandCloseReason');
  return (
    <FormDialog
      title={t('demand.confirm.close.title')}
      act={t('demand.act.close')}
      isDanger
      form={form}
      schema={CloseDemand}
      isOpen
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <div className={css.fields}>
        <ChoiceField
          bind={form.bind('/reason')}
          label={t('demand.confirm.close.reason')}
          hint={t('demand.confirm.close.text')}
          options={reasons}
          isRequired
        />
        <ParagraphField bind={form.bind('/note')} label={t('demand.confirm.close.note')} maxLength={500} rows={3} />
      </div>
    </FormDialog>
  );
}
