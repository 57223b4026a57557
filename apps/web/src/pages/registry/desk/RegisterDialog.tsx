// 登记: the act that moves the ledger. Names the amounts that will be entered, and asks for the official number.
import { RegisterContract } from '@libs/contract/src/contract.schema.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { registerContract } from '../../../api/queries/registry.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Money } from '../../../ui/figures/Money.js';
import { Facts } from '../../../ui/record/Facts.js';
import type { DialogueProps } from './dialogue.js';

const DIGITS = 16;

export function RegisterDialog({ contract, isOpen, onClose, onDone }: DialogueProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const form = useForm({ registrationNumber: '' });
  const typed = form.values.registrationNumber.length;
  return (
    <FormDialog
      title={t('registry.register.title')}
      act={t('registry.register.act')}
      form={form}
      schema={RegisterContract}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={async (values) =>
        onDone(await registerContract(contract.id, values, `${key}-${values.registrationNumber}`))
      }
    >
      <p>{t('registry.register.text', { title: contract.projectName ?? '' })}</p>
      <Facts
        facts={[
          { label: t('contract.side.seller'), value: contract.sellerName },
          { label: t('contract.side.buyer'), value: contract.buyerName },
          { label: t('contract.field.totalFen'), value: <Money fen={contract.totalFen} unit="yuan" /> },
          { label: t('contract.field.technicalFen'), value: <Money fen={contract.technicalFen} unit="yuan" /> },
          { label: t('registry.register.nonTechnical'), value: <Money fen={contract.nonTechnicalFen} unit="yuan" /> },
        ]}
      />
      <TextField
        bind={form.bind('/registrationNumber')}
        label={t('registry.register.number')}
        hint={typed < DIGITS ? t('registry.register.hint', { n: DIGITS - typed }) : t('registry.register.full')}
        inputMode="numeric"
        maxLength={DIGITS}
        isRequired
      />
    </FormDialog>
  );
}
