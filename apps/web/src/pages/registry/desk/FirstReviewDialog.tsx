// First review: an opinion for the second person, who decides.
import { FirstReview } from '@libs/contract/src/contract.schema.js';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { firstReviewContract } from '../../../api/queries/registry.js';
import type { FirstReview as Opinion } from '../../../api/queries/registry-types.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm, type Checker } from '../../../ui/form/useForm.js';
import type { DialogueProps } from './dialogue.js';

interface Values {
  opinion: Opinion['opinion'];
  note?: string;
}

const asSent = ({ opinion, note }: Values): Opinion => (note?.trim() ? { opinion, note } : { opinion });
const schema: Checker = { safeParse: (value) => FirstReview.safeParse(asSent(value as Values)) };

export function FirstReviewDialog({ contract, isOpen, onClose, onDone }: DialogueProps) {
  const { t } = useTranslation();
  const form = useForm<Values>({ opinion: 'REGISTER', note: '' });
  return (
    <FormDialog
      title={t('registry.first.title')}
      act={t('registry.first.act')}
      form={form}
      schema={schema}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={async (values) => onDone(await firstReviewContract(contract.id, asSent(values), newKey()))}
    >
      <p className="meta">{t('registry.first.lead')}</p>
      <ChoiceField
        bind={form.bind('/opinion')}
        label={t('registry.first.opinion')}
        options={(['REGISTER', 'REFUSE'] as const).map((value) => ({ value, label: t(`enum.opinion.${value}`) }))}
        isRequired
      />
      <ParagraphField
        bind={form.bind('/note')}
        label={t('registry.first.note')}
        hint={t('registry.first.noteHint')}
        maxLength={1000}
        isRequired={form.values.opinion === 'REFUSE'}
      />
    </FormDialog>
  );
}
