// Asks before an act of weight. The question names the act; the button repeats it. Optional note to write.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button/Button.js';
import { ActionProblem } from '../states/Problem.js';
import { Dialog } from './Dialog.js';

interface ConfirmProps {
  title: string;
  /** The act in words, e.g. "退回补正". */
  act: string;
  isDanger?: boolean;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
  children?: ReactNode;
}

export function Confirm({ title, act, isDanger, isOpen, onClose, onConfirm, children }: ConfirmProps) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setError(null);
    onClose();
  };
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      close();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          {error !== null && <ActionProblem error={error} />}
          <Button intent={isDanger ? 'danger' : 'primary'} isBusy={isBusy} onClick={() => void confirm()}>
            {act}
          </Button>
          <Button intent="text" onClick={close}>
            {t('common.action.cancel')}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
