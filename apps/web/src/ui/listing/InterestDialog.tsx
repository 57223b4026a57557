// The form behind "表达意向": which own listing it goes with, a few words, and consent to open contacts when accepted.
import { ExpressInterest } from '@libs/deal/src/deal.schema.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newKey } from '../../api/client.js';
import type { ApiProblem } from '../../api/problem.js';
import { FormDialog } from '../dialog/FormDialog.js';
import { CheckField } from '../fields/ChoiceField.js';
import { SelectField } from '../fields/SelectField.js';
import { ParagraphField } from '../fields/TextField.js';
import { useForm } from '../form/useForm.js';
import { ActionProblem } from '../states/Problem.js';
import type { InterestBody, InterestProps } from './interest.js';
import css from './listing.module.css';

type Draft = Omit<InterestBody, 'consent'> & { consent: boolean };

interface DialogProps extends Omit<InterestProps, 'onSent'> {
  onClose: () => void;
  onSent: (dealId: string) => void;
}

export default function InterestDialog({ label, about, pick, send, dealTo, onClose, onSent }: DialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const form = useForm<Draft>({ ...about, message: '', consent: false });
  const picked = pick && form.bind(`/${pick.field}`);
  const wayOut = (problem: ApiProblem) => {
    const dealId = problem.extra.dealId;
    if (problem.code !== 'deal.already-open' || typeof dealId !== 'string') return undefined;
    return (
      <div>
        <ActionProblem error={problem} />
        <p className="meta">
          <Link to={dealTo(dealId)}>{t('common.interest.toDeal')}</Link>
        </p>
      </div>
    );
  };
  return (
    <FormDialog
      title={label}
      act={t('common.interest.act')}
      form={form}
      schema={ExpressInterest}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => onSent((await send({ ...values, consent: true }, key)).id)}
      onProblem={wayOut}
    >
      <div className={css.interest}>
        {pick && picked && (
          <SelectField
            bind={{ ...picked, set: (value) => picked.set(value ?? undefined) }}
            label={pick.label}
            hint={pick.hint}
            options={pick.options}
          />
        )}
        <ParagraphField
          bind={form.bind('/message')}
          label={t('common.interest.message')}
          hint={t('common.interest.messageHint')}
          maxLength={1000}
          isRequired
        />
        <CheckField
          bind={form.bind('/consent')}
          label={t('common.interest.contacts')}
          statement={t('common.interest.consent')}
          isRequired
        />
      </div>
    </FormDialog>
  );
}
