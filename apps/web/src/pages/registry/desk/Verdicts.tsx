// What has been decided about the filing so far: opinion of the first review, what is to be mended, refusal, number.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Contract } from '../../../api/queries/registry-types.js';
import { useSession } from '../../../app/session.js';
import { DateText } from '../../../ui/figures/DateText.js';
import css from './detail.module.css';

export function Verdicts({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { firstReview, refusal, ledger } = contract;
  return (
    <>
      {firstReview && (
        <section className={css.verdict} aria-label={t('registry.first.title')}>
          <h3>
            {t('registry.first.title')} · {t(`enum.opinion.${firstReview.opinion}`)}
          </h3>
          {firstReview.note && <p>{firstReview.note}</p>}
          <p className="meta">
            {firstReview.byName} · <DateText at={firstReview.at} as="minute" />
          </p>
        </section>
      )}
      {contract.state === 'CORRECTION' && (
        <section className={css.verdict} aria-label={t('registry.asked')}>
          <h3>{t('registry.asked')}</h3>
          <ol className={css.asked}>
            {contract.corrections.map((item, at) => (
              <li key={at}>{item.reason}</li>
            ))}
          </ol>
        </section>
      )}
      {refusal && (
        <section className={css.verdict} aria-label={t('contract.record.refused')}>
          <h3>{t('contract.record.refused')}</h3>
          <p>{refusal.groundLabel}</p>
          <p>{refusal.note}</p>
        </section>
      )}
      {contract.registrationNumber && (
        <section className={css.verdict} aria-label={t('registry.done')}>
          <h3>{t('registry.done')}</h3>
          <p>
            {contract.registrationNumber} · <DateText at={contract.registeredOn} as="column" />
          </p>
          {ledger && may('ledger.read') && (
            <p>
              <Link to={`/desk/ledger/${ledger.seq}`}>
                {t('registry.toEntry', { seq: Number(ledger.seq).toLocaleString('en-US') })}
              </Link>
            </p>
          )}
        </section>
      )}
    </>
  );
}
