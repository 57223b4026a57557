// What stands at the head of a filing when something is to be known first: what to mend, or why it was refused.
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../../api/queries/registry-types.js';
import css from './page.module.css';

export function Outcome({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const { refusal, corrections } = contract;
  if (refusal) {
    return (
      <section className={css.refusal} aria-labelledby="refusal">
        <h2 id="refusal">{t('contract.record.refused')}</h2>
        <p>{refusal.groundLabel}</p>
        <p>{refusal.note}</p>
      </section>
    );
  }
  if (contract.state !== 'CORRECTION') return null;
  return (
    <section className={css.corrections} aria-labelledby="corrections">
      <h2 id="corrections">{t('contract.corrections.title', { n: corrections.length })}</h2>
      <ol>
        {corrections.map((item, at) => (
          <li key={at}>{item.reason}</li>
        ))}
      </ol>
    </section>
  );
}
