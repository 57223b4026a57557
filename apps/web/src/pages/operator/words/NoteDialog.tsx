// Asks what was changed and why before a version is saved.
import { z } from 'zod';
import { toProblem } from '../../../api/problem.js';
import type { FieldError } from '../../../api/problem.js';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';

interface NoteDialogProps {
  title: string;
  text: string;
  act: string;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: (note: string) => Promise<unknown>;
  /** Told of what is wrong with the draft, by field. */
  onRefused?: (errors: readonly FieldError[]) => void;
}

const MOST = 200;

export function NoteDialog({ title, text, act, isOpen, onClose, onConfirm, onRefused }: NoteDialogProps) {
  const { t } = useTranslation();
  const form = useForm({ note: '' });
  const schema = z.object({ note: z.string().trim().min(1, t('words.noteMissing')).max(MOST) });
  const confirm = async (note: string) => {
    try {
      await onConfirm(note.trim());
      form.reset({ note: '' });
    } catch (failure) {
      onRefused?.(toProblem(failure).errors);
      throw failure;
    }
  };
  return (
    <FormDialog
      title={title}
      act={act}
      form={form}
      schema={schema}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={({ note }) => confirm(note)}
    >
      <p>{text}</p>
      <TextField bind={form.bind('/note')} label={t('words.note')} hint={t('words.noteHint')} isRequired />
    </FormDialog>
  );
}
