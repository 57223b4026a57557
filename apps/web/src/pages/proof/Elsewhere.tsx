// How to check without this site: the verifier, the public keys, and the commands.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ledgerKeysQuery } from '../../api/queries/proofs.js';
import { DateText } from '../../ui/figures/DateText.js';
import { Problem } from '../../ui/states/Problem.js';
import css from './page.module.css';

export function Elsewhere() {
  const { t } = useTranslation();
  const keys = useQuery(ledgerKeysQuery);
  return (
    <section className={css.card} aria-labelledby="elsewhere">
      <h2 id="elsewhere">{t('proof.elsewhere.title')}</h2>
      <p>{t('proof.elsewhere.lead')}</p>
      <p className={css.acts}>
        <a href="/verify-ledger.mjs" download>
          {t('proof.elsewhere.tool')}
        </a>
      </p>
      <pre className={css.note}>{COMMANDS}</pre>
      <h3>{t('proof.elsewhere.keys')}</h3>
      {keys.isError && <Problem error={keys.error} onRetry={() => void keys.refetch()} />}
      <ul className={css.keys}>
        {keys.data?.keys.map((key) => (
          <li key={key.vkey}>
            <code>{key.vkey}</code>
            <span className="meta">
              <DateText at={key.from} as="column" />{' '}
              {key.until ? (
                <>
                  {t('proof.elsewhere.until')} <DateText at={key.until} as="column" />
                </>
              ) : (
                t('proof.elsewhere.inUse')
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="meta">{t('proof.elsewhere.keyText')}</p>
    </section>
  );
}

const COMMANDS = `node verify-ledger.mjs proof ledger-proof.json --key VKEY
node verify-ledger.mjs ledger.jsonl --key VKEY --totals`;
