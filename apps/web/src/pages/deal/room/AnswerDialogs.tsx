// Accepting or declining an expressed interest, and ending a deal without success.
import { AcceptDeal, DeclineDeal, FailDeal } from '@libs/deal/src/deal.schema.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import type { Deal, FailDeal as FailBody } from '../../../api/queries/deal-types.js';
import { acceptDeal, declineDeal, failDeal } from '../../../api/queries/deals.js';
import { useCodes } from '../../../api/queries/reference.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { CheckField } from '../../../ui/fields/ChoiceField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { useDealActs } from './useDealActs.js';
import css from './page.module.css';

export interface DealDialogProps {
  deal: Deal;
  onClose: () => void;
}

export function AcceptDialog({ deal, onClose }: DealDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const { done } = useDealActs(deal.id);
  const form = useForm({ consent: false });
  return (
    <FormDialog
      title={t('deal.accept.title')}
      act={t('deal.act.accept')}
      form={form}
      schema={AcceptDeal}
      isOpen
      onClose={onClose}
      onConfirm={async () => done(await acceptDeal(deal.id, key))}
    >
      <div className={css.form}>
        <p>{t('deal.accept.text')}</p>
        <CheckField bind={form.bind('/consent')} label={t('deal.accept.consent')} isRequired />
      </div>
    </FormDialog>
  );
}

export function DeclineDialog({ deal, onClose }: DealDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const { done } = useDealActs(deal.id);
  const form = useForm({ reason: '' });
  return (
    <FormDialog
      title={t('deal.decline.title')}
      act={t('deal.act.decline')}
      form={form}
      schema={DeclineDeal}
      isDanger
      isOpen
      onClose={onClose}
      onConfirm={async ({ reason }) => done(await declineDeal(deal.id, reason, key))}
    >
      <ParagraphField
        bind={form.bind('/reason')}
        label={t('deal.decline.reason')}
        hint={t('deal.decline.hint')}
        maxLength={500}
        isRequired
      />
    </FormDialog>
  );
}

const failBody = ({ reason, note }: { reason: string; note: string }): FailBody => ({
  reason,
  ...(note.trim() ? { note } : {}),
});

export function FailDialog({ deal, onClose }: DealDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const { done } = useDealActs(deal.id);
  const reasons = useCodes('dealFailReason');
  const isWithdrawn = deal.stage === 'INTEREST';
  const form = useForm({ reason: '', note: '' });
  return (
    <FormDialog
      title={t(isWithdrawn ? 'deal.fail.withdrawTitle' : 'deal.fail.title')}
      act={t(isWithdrawn ? 'deal.act.withdraw' : 'deal.act.fail')}
      form={form}
      schema={{ safeParse: (values) => FailDeal.safeParse(failBody(values as typeof form.values)) }}
      isDanger
      isOpen
      onClose={onClose}
      onConfirm={async (values) => done(await failDeal(deal.id, failBody(values), key))}
    >
      <div className={css.form}>
        <p>{t('deal.fail.text')}</p>
        <SelectField bind={form.bind('/reason')} label={t('deal.fail.reason')} options={reasons} isRequired />
        <ParagraphField
          bind={form.bind('/note')}
          label={t('deal.fail.note')}
          hint={t('deal.fail.hint')}
          maxLength={500}
        />
      </div>
    </FormDialog>
  );
}
