// What the ledger was last signed for, and the file of all entries for whoever wants to check it elsewhere.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { checkpointQuery, fetchExport } from '../../../api/queries/proofs.js';
import { toProblem } from '../../../api/problem.js';
import { useSession } from '../../../app/session.js';
import { Button } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { saveFile } from '../../../ui/save-file.js';
import { ActionProblem } from '../../../ui/states/Problem.js';

export function LastCheckpoint() {
  const { t } = useTranslation();
  const query = useQuery(checkpointQuery);
  if (query.isError && toProblem(query.error).status === 404)
    return <p className="meta">{t('ledger.checkpoint.none')}</p>;
  if (query.isError) return <ActionProblem error={query.error} />;
  const lines = query.data?.split('\n') ?? [];
  const signedAt = lines.find((line) => line.startsWith('time '))?.slice(5);
  return (
    <p className="meta">
      {query.data === undefined ? (
        t('ledger.checkpoint.reading')
      ) : (
        <>
          {t('ledger.checkpoint.last', { size: Number(lines[1]).toLocaleString('en-US') })}{' '}
          {signedAt && <DateText at={signedAt} as="minute" />} ·{' '}
          <Link to="/proof">{t('ledger.checkpoint.verify')}</Link>
        </>
      )}
    </p>
  );
}

export function ExportLedger() {
  const { t } = useTranslation();
  const { may } = useSession();
  const download = useMutation({
    mutationFn: fetchExport,
    onSuccess: (file) => saveFile('ledger.jsonl', file),
  });
  if (!may('ledger.export')) return null;
  return (
    <>
      <Button isBusy={download.isPending} onClick={() => download.mutate()}>
        {t('ledger.export')}
      </Button>
      {download.isError && <ActionProblem error={download.error} />}
    </>
  );
}
