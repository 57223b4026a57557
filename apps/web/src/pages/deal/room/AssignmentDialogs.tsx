// A broker takes or declines the offered work. A tie to a party must be declared; the declaration is open to both.
import { AcceptAssignment, DeclineAssignment } from '@libs/deal/src/deal.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../../../api/client.js';
import { acceptAssignment, declineAssignment } from '../../../api/queries/deals.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import type { DealDialogProps } from './AnswerDialogs.js';
import { useDealActs } from './useDealActs.js';
import css from './page.module.css';

const declared = (statement: string) => (statement.trim() ? statement : undefined);

export function AcceptAssignmentDialog({ deal, onClose }: DealDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const { done } = useDealActs(deal.id);
  const form = useForm({ conflictStatement: '' });
  const check = (values: unknown) => {
    const statement = declared((values as typeof form.values).conflictStatement);
    return AcceptAssignment.safeParse(statement ? { conflictStatement: statement } : {});
  };
  return (
    <FormDialog
      title={t('deal.assignment.title')}
      act={t('deal.act.acceptAssignment')}
      form={form}
      schema={{ safeParse: check }}
      isOpen
      onClose={onClose}
      onConfirm={async ({ conflictStatement }) => {
        const statement = declared(conflictStatement);
        // A changed statement is another request: the key goes with it.
        await done(await acceptAssignment(deal.id, statement, `${key}${statement ? 'd' : ''}`));
      }}
    >
      <div className={css.form}>
        <p>{t('deal.assignment.text')}</p>
        <ParagraphField
          bind={form.bind('/conflictStatement')}
          label={t('deal.assignment.conflict')}
          hint={t('deal.assignment.conflictHint')}
          maxLength={500}
        />
      </div>
    </FormDialog>
  );
}

export function DeclineAssignmentDialog({ deal, onClose }: DealDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ reason: '' });
  return (
    <FormDialog
      title={t('deal.assignment.declineTitle')}
      act={t('deal.act.declineAssignment')}
      form={form}
      schema={DeclineAssignment}
      isDanger
      isOpen
      onClose={onClose}
      onConfirm={async ({ reason }) => {
        await declineAssignment(deal.id, reason, key);
        await navigate('/desk/deals', { replace: true });
        client.removeQueries({ queryKey: ['deal', 'one', deal.id] });
        void client.invalidateQueries({ queryKey: ['deal', 'list'] });
      }}
    >
      <ParagraphField
        bind={form.bind('/reason')}
        label={t('deal.assignment.reason')}
        hint={t('deal.assignment.declineHint')}
        maxLength={500}
        isRequired
      />
    </FormDialog>
  );
}
