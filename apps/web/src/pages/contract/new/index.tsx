// A new filing: from a signed deal, whose facts fill the form, or for a contract that was made outside the platform.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { newKey } from '../../../api/client.js';
import { contractOfDealQuery, contractQuery, createContract } from '../../../api/queries/contracts.js';
import { signedDealsQuery } from '../../../api/queries/signed-deals.js';
import { Allowed } from '../../../app/Allowed.js';
import { useSession } from '../../../app/session.js';
import { Button, ButtonLink } from '../../../ui/button/Button.js';
import { Money } from '../../../ui/figures/Money.js';
import { Section } from '../../../ui/record/Section.js';
import { ActionProblem, Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from './page.module.css';

export default function NewContractPage() {
  return (
    <Allowed permission="contract.draft">
      <Start />
    </Allowed>
  );
}

function Start() {
  const { t } = useTranslation();
  const { may } = useSession();
  const [params] = useSearchParams();
  const wanted = params.get('deal');
  usePageTitle(t('contract.new.title'));
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t('contract.new.title')}</h1>
        <p className="meta">{t('contract.new.lead')}</p>
      </header>
      <Deals wanted={wanted} />
      {may('contract.file') && (
        <Section title={t('contract.new.outside')} isCard>
          <p>{t('contract.new.outsideText')}</p>
          <Begin dealId={undefined} />
        </Section>
      )}
    </div>
  );
}

function Deals({ wanted }: { wanted: string | null }) {
  const { t } = useTranslation();
  const query = useQuery(signedDealsQuery);
  const deals = query.data?.items ?? [];
  const shown = wanted && deals.some((deal) => deal.id === wanted) ? deals.filter((deal) => deal.id === wanted) : deals;
  return (
    <Section title={t('contract.new.fromDeal')} isCard>
      {wanted && <Filed dealId={wanted} />}
      {query.isPending && <Skeleton rows={2} rowHeight={72} />}
      {query.isError && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && shown.length === 0 && <p className="meta">{t('contract.new.noDeals')}</p>}
      <ul>
        {shown.map((deal) => (
          <li key={deal.id} className={css.deal}>
            <div className={css.words}>
              <Link to={`/desk/deals/${deal.id}`}>{deal.title}</Link>
              <span className="meta">
                {deal.seller.name ?? '—'} → {deal.buyer.name ?? '—'}
                {deal.totalAmountFen && (
                  <>
                    {' · '}
                    <Money fen={deal.totalAmountFen} isTrimmed />
                  </>
                )}
              </span>
            </div>
            <Begin dealId={deal.id} isPrimary />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The deal of the address may have been filed already. */
function Filed({ dealId }: { dealId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(contractOfDealQuery(dealId));
  const filed = data?.items.find((each) => each.state !== 'WITHDRAWN');
  if (!filed) return null;
  return (
    <p>
      {t('contract.new.filed')} <ButtonLink to={`/desk/contracts/${filed.id}`}>{t('contract.new.toFiled')}</ButtonLink>
    </p>
  );
}

function Begin({ dealId, isPrimary }: { dealId: string | undefined; isPrimary?: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [key] = useState(newKey);
  const begin = useMutation({
    mutationFn: () => createContract(dealId, key),
    onSuccess: async (contract) => {
      cache.setQueryData(contractQuery(contract.id).queryKey, contract);
      await cache.invalidateQueries({ queryKey: ['contract', 'list'] });
      void navigate(`/desk/contracts/${contract.id}/edit`, { replace: true });
    },
  });
  return (
    <div className={css.begin}>
      <Button intent={isPrimary ? 'primary' : 'plain'} isBusy={begin.isPending} onClick={() => begin.mutate()}>
        {t(dealId ? 'contract.new.beginDeal' : 'contract.new.begin')}
      </Button>
      {begin.isError && <ActionProblem error={begin.error} />}
    </div>
  );
}
