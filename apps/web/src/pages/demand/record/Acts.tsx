// The acts of a demand's owner, and what each asks before it is done.
import { CloseDemand } from '@libs/demand/src/demand.schema.js';
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
import type { Action } from '../../../ui/record/ActionBar.js';
import { ListingActs } from '../../listing/ListingActs.js';
import { useListingAct } from '../../listing/useListingAct.js';
import css from '../demand.module.css';

/** Lists beside the hall that an act may change. */
const LISTS = ['demand-mine'];

export function Acts({ record }: { record: Demand }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isClosing, setClosing] = useState(false);
  const [key] = useState(newKey);
  const act = useListingAct<Demand>('demand', LISTS);
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
      <ListingActs can={record.can} actions={actions} />
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
