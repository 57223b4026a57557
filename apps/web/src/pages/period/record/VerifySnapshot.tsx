// 核验快照: the server hashes the stored form again and adds up the entries up to the cut-off; the result is said in words.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verifySnapshot, type SnapshotVerification } from '../../../api/queries/planning.js';
import { Button } from '../../../ui/button/Button.js';
import { Dialog } from '../../../ui/dialog/Dialog.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Meter } from '../../../ui/figures/Meter.js';
import { Facts } from '../../../ui/record/Facts.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { Status } from '../../../ui/status/Status.js';
import css from '../../planning/planning.module.css';

export function VerifySnapshot({ id }: { id: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const verify = useMutation({ mutationFn: () => verifySnapshot(id) });
  const begin = () => {
    setOpen(true);
    verify.mutate();
  };
  return (
    <>
      <Button intent="primary" onClick={begin}>
        {t('period.verify.act')}
      </Button>
      <Dialog
        title={t('period.verify.title')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        footer={
          !verify.isPending && (
            <Button intent="primary" onClick={() => setOpen(false)}>
              {t('common.action.close')}
            </Button>
          )
        }
      >
        <p className="meta">{t('period.verify.lead')}</p>
        <div role="status">
          {verify.isPending && <Meter label={t('period.verify.running')} ratio={undefined} />}
          {verify.data && <Result result={verify.data} />}
        </div>
        {verify.isError && <ActionProblem error={verify.error} />}
      </Dialog>
    </>
  );
}

function Result({ result }: { result: SnapshotVerification }) {
  const { t } = useTranslation();
  const yes = (isRight: boolean) => (
    <Status tone={isRight ? 'success' : 'error'}>{t(isRight ? 'period.verify.right' : 'period.verify.wrong')}</Status>
  );
  return (
    <>
      <Status tone={result.isSound ? 'success' : 'error'}>
        {t(result.isSound ? 'period.verify.sound' : 'period.verify.unsound')}
      </Status>
      <Facts
        facts={[
          { label: t('period.verify.hash'), value: yes(result.hashMatches) },
          { label: t('period.verify.head'), value: yes(result.headMatches) },
          { label: t('period.verify.cells'), value: yes(result.wrongCells.length === 0) },
          {
            label: t('period.verify.checked'),
            value: t('period.verify.checkedWords', {
              entries: result.checkedEntries.toLocaleString('en-US'),
              cells: result.checkedCells.toLocaleString('en-US'),
            }),
          },
          { label: t('period.record.sha256'), value: <code className={css.hash}>{result.sha256}</code> },
          { label: t('period.verify.at'), value: <DateText at={result.asOf} as="minute" /> },
        ]}
      />
      {result.wrongCells.length > 0 && (
        <ul>
          {result.wrongCells.map((cell) => (
            <li key={`${cell.dimension} ${cell.code}`}>{t('period.verify.wrongCell', { ...cell })}</li>
          ))}
        </ul>
      )}
    </>
  );
}
