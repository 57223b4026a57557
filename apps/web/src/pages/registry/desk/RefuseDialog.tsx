// 不予登记: needs a ground of the rules and words to the applicant.
import { RefuseContract } from '@libs/contract/src/contract.schema.js';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { useCodes } from '../../../api/queries/reference.js';
import { refuseContract } from '../../../api/queries/registry.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import type { DialogueProps } from './dialogue.js';

export function RefuseDialog({ contract, isOpen, onClose, onDone }: DialogueProps) {
  const { t } = useTranslation();
  const form = useForm({ ground: '', note: '' });
  const grounds = useCodes('refusalGround').map(({ value, label }) => ({ value, label }));
  return (
    <FormDialog
      title={t('registry.refuse.title')}
      act={t('registry.act.refuse')}
      form={form}
      schema={RefuseContract}
      isDanger
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={async (values) => onDone(await refuseContract(contract.id, values, newKey()))}
    >
      <p>{t('registry.refuse.text', { title: contract.projectName ?? '' })}</p>
      <ChoiceField bind={form.bind('/ground')} label={t('registry.refuse.ground')} options={grounds} isRequired />
      <ParagraphField
        bind={form.bind('/note')}
        label={t('registry.refuse.note')}
        hint={t('registry.refuse.noteHint')}
        maxLength={1000}
        isRequired
      />
    </FormDialog>
  );
}
