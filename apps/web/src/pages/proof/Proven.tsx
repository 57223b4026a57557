// What a proof says in plain words, what this browser made of it step by step, and the file to take away.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ledgerKeysQuery, type InclusionProof, type ProvenEntry } from '../../api/queries/proofs.js';
import { Button } from '../../ui/button/Button.js';
import { Hash } from '../../ui/contract/Hash.js';
import { DateText } from '../../ui/figures/DateText.js';
import { Facts } from '../../ui/record/Facts.js';
import { saveFile } from '../../ui/save-file.js';
import { Notice } from '../../ui/states/Notice.js';
import { Skeleton } from '../../ui/states/Skeleton.js';
import css from './page.module.css';
import { Statistics } from './Statistics.js';
import { Step, Verdict } from './Steps.js';
import { canHash, checkInclusion, checkSignature, readCheckpoint, type Outcome } from './verify.js';

const words = (n: string | number) => Number(n).toLocaleString('en-US');

interface ProvenProps {
  number: string;
  hasCode: boolean;
  proof: InclusionProof;
}

export function Proven({ number, hasCode, proof }: ProvenProps) {
  const { t } = useTranslation();
  const entries = proof.entries ?? [proof];
  const keys = useQuery(ledgerKeysQuery);
  const vkeys = keys.data?.keys.map(({ vkey }) => vkey) ?? [];
  const isOpened = entries.some(({ canonical }) => canonical !== null);
  const save = () => {
    const file = JSON.stringify({ format: 'techmart-ledger-proof/1', ...proof, keys: vkeys });
    saveFile(`ledger-proof-${number}.json`, new Blob([file], { type: 'application/json' }));
  };
  return (
    <>
      <h2>{t('proof.result.title', { number })}</h2>
      {hasCode && !isOpened && <Notice>{t('proof.result.codeWrong')}</Notice>}
      {entries.map((entry) => (
        <Entry key={entry.seq} entry={entry} vkeys={vkeys} isReady={!keys.isPending} />
      ))}
      {!hasCode && <p className="meta">{t('proof.result.noCode')}</p>}
      <div className={css.acts}>
        <Button onClick={save}>{t('proof.result.save')}</Button>
      </div>
    </>
  );
}

interface EntryProps {
  entry: ProvenEntry;
  vkeys: readonly string[];
  isReady: boolean;
}

function Entry({ entry, vkeys, isReady }: EntryProps) {
  const { t } = useTranslation();
  const checkpoint = readCheckpoint(entry.checkpoint);
  const checked = useQuery({
    queryKey: ['ledger', 'checked', entry.leafHash, entry.checkpoint, vkeys],
    queryFn: async () => {
      const [{ content, path }, signature] = await Promise.all([
        checkInclusion(entry),
        checkSignature(entry.checkpoint, vkeys),
      ]);
      return { content, path, signature };
    },
    enabled: isReady && canHash(),
    staleTime: Infinity,
    retry: false,
  });
  const { content, path, signature } = checked.data ?? {};
  const outcomes: Outcome[] = checked.isError
    ? ['wrong']
    : [content, path, signature?.outcome].filter((each): each is Outcome => each !== null && each !== undefined);
  return (
    <div className={css.entry}>
      <p>
        {t('proof.result.says', { seq: words(entry.seq), size: words(entry.size) })}{' '}
        {checkpoint?.signedAt && (
          <>
            {t('proof.result.signedAt')} <DateText at={checkpoint.signedAt} as="minute" />
          </>
        )}
      </p>
      {canHash() ? (
        <div role="status">
          {checked.isPending ? <Skeleton rows={1} rowHeight={36} /> : <Verdict outcomes={outcomes} />}
        </div>
      ) : (
        <Notice>{t('proof.result.noCrypto')}</Notice>
      )}
      {checked.data && (
        <ol className={css.steps}>
          {content && <Step outcome={content}>{t('proof.step.content')}</Step>}
          {path && <Step outcome={path}>{t('proof.step.path', { n: entry.path.length })}</Step>}
          {signature && <Step outcome={signature.outcome}>{t('proof.step.signature')}</Step>}
        </ol>
      )}
      {entry.canonical !== null && <Statistics canonical={entry.canonical} />}
      <details>
        <summary>{t('proof.result.details')}</summary>
        <Facts
          facts={[
            { label: t('proof.fact.leaf'), value: <Hash value={entry.leafHash} name={t('proof.fact.leaf')} isWhole /> },
            { label: t('proof.fact.root'), value: checkpoint && <code>{checkpoint.root}</code> },
            { label: t('proof.fact.origin'), value: checkpoint && <code>{checkpoint.origin}</code> },
            { label: t('proof.fact.key'), value: signature?.vkey && <code>{signature.vkey}</code> },
          ]}
        />
        <pre className={css.note}>{entry.checkpoint}</pre>
      </details>
    </div>
  );
}
