// 核验台账: the server recomputes chain and sums; the result names the first wrong entry, if any.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verifyLedger } from '../api/queries/ledger.js';
import type { LedgerVerification } from '../api/queries/registry-types.js';
import { Button, type ButtonIntent } from '../ui/button/Button.js';
import { Dialog } from '../ui/dialog/Dialog.js';
import { DateText } from '../ui/figures/DateText.js';
import { Meter } from '../ui/figures/Meter.js';
import { Facts } from '../ui/record/Facts.js';
import { ActionProblem } from '../ui/states/Problem.js';
import { Status } from '../ui/status/Status.js';
import { useSession } from './session.js';
import css from './verify-ledger.module.css';

interface VerifyLedgerProps {
  intent?: ButtonIntent;
  /** Inside a line of text instead of a button. */
  isInline?: boolean;
  label: string;
  /** How many entries there are, so that the waiting says what is being done. */
  seq?: string | undefined;
}

export function VerifyLedger({ intent = 'plain', isInline, label, seq }: VerifyLedgerProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const verify = useMutation({
    mutationFn: verifyLedger,
    onSettled: () => cache.invalidateQueries({ queryKey: ['ledger', 'head'] }),
  });
  if (!may('ledger.verify')) return null;
  const begin = () => {
    setOpen(true);
    verify.mutate();
  };
  const entries = seq === undefined ? '' : Number(seq).toLocaleString('en-US');
  return (
    <>
      {isInline ? (
        <button type="button" className={css.inline} onClick={begin}>
          {label}
        </button>
      ) : (
        <Button intent={intent} onClick={begin}>
          {label}
        </Button>
      )}
      <Dialog
        title={t('ledger.verify.title')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        footer={
          !verify.isPending && (
            <>
              <Button intent="primary" onClick={() => setOpen(false)}>
                {t('common.action.close')}
              </Button>
              <Button onClick={() => verify.mutate()}>{t('ledger.verify.again')}</Button>
            </>
          )
        }
      >
        <p className="meta">{t('ledger.verify.lead')}</p>
        <div role="status">
          {verify.isPending && (
            <Meter
              label={entries ? t('ledger.verify.running', { n: entries }) : t('ledger.verify.runningAll')}
              ratio={undefined}
            />
          )}
          {verify.data && <Result result={verify.data} />}
        </div>
        {verify.isError && <ActionProblem error={verify.error} />}
      </Dialog>
    </>
  );
}

function Result({ result }: { result: LedgerVerification }) {
  const { t } = useTranslation();
  const { fault } = result;
  return (
    <>
      {result.isSound ? (
        <Status tone="success">{t('ledger.verify.sound')}</Status>
      ) : (
        <Status tone="error">
          {fault?.seq
            ? t('ledger.verify.wrongAt', { seq: Number(fault.seq).toLocaleString('en-US') })
            : t('ledger.verify.wrong')}
        </Status>
      )}
      {fault && <p>{fault.detail}</p>}
      <Facts
        facts={[
          { label: t('ledger.verify.entries'), value: result.checkedEntries.toLocaleString('en-US') },
          { label: t('ledger.verify.rollups'), value: result.checkedRollups.toLocaleString('en-US') },
          { label: t('ledger.verify.asOf'), value: <DateText at={result.asOf} as="minute" /> },
          {
            label: t('ledger.verify.duration'),
            value: t('ledger.verify.ms', { ms: result.durationMs.toLocaleString('en-US') }),
          },
          { label: t('ledger.chainHash'), value: <code>{result.chainHash}</code> },
        ]}
      />
    </>
  );
}
