// A short form in a dialog before an act of weight: a reason, a message, a consent. The button names the act.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../api/problem.js';
import { Button } from '../button/Button.js';
import { controlId } from '../fields/binding.js';
import type { Checker, Form } from '../form/useForm.js';
import { ActionProblem } from '../states/Problem.js';
import { Dialog } from './Dialog.js';

interface FormDialogProps<T extends object> {
  title: string;
  /** The act in words, e.g. "退回补正". */
  act: string;
  form: Form<T>;
  schema: Checker;
  isDanger?: boolean;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: (values: T) => Promise<unknown>;
  children: ReactNode;
  /** Said instead of the server's words for a failure that has a way out. */
  onProblem?: (problem: ReturnType<typeof toProblem>) => ReactNode;
}

export function FormDialog<T extends object>(props: FormDialogProps<T>) {
  const { form, schema, onClose } = props;
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setError(null);
    onClose();
  };
  const confirm = async () => {
    const faults = form.check(schema);
    if (faults[0]) {
      document.getElementById(controlId(faults[0].pointer))?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await props.onConfirm(form.values);
      close();
    } catch (failure) {
      form.setErrors(toProblem(failure).errors);
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen}
      onClose={close}
      footer={
        <>
          {error !== null && (props.onProblem?.(toProblem(error)) ?? <ActionProblem error={error} />)}
          <Button intent={props.isDanger ? 'danger' : 'primary'} isBusy={isBusy} onClick={() => void confirm()}>
            {props.act}
          </Button>
          <Button intent="text" onClick={close}>
            {t('common.action.cancel')}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
