// Joins a known organisation by its credit code, or claims a new one with its facts.
import { isCreditCode, normaliseCreditCode } from '@libs/reference/src/credit-code.schema.js';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import type { ClaimOrganisation, ClaimResult } from '../../../api/queries/identity-types.js';
import { claimOrganisation, lookupQuery } from '../../../api/queries/organisations.js';
import { useSession } from '../../../app/session.js';
import { Button, ButtonLink } from '../../../ui/button/Button.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Notice } from '../../../ui/states/Notice.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from '../page.module.css';
import { CodeCheck } from './CodeCheck.js';
import { DetailsForm } from './DetailsForm.js';
import { Memberships } from './Memberships.js';

export default function ClaimPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.claim.title'));
  const { me, enter } = useSession();
  const cache = useQueryClient();
  const form = useForm({ creditCode: '' });
  const creditCode = normaliseCreditCode(form.values.creditCode);
  const isValid = isCreditCode(creditCode);
  const lookup = useQuery({ ...lookupQuery(creditCode), enabled: isValid });
  const [key] = useState(newKey);
  const [done, setDone] = useState<ClaimResult | null>(null);
  const claim = useMutation({
    mutationFn: (body: ClaimOrganisation) => claimOrganisation(body, `${key}${creditCode}`),
    onSuccess: async (result) => {
      setDone(result);
      await cache.invalidateQueries({ queryKey: ['me'] });
      await enter();
    },
  });
  if (done) {
    return (
      <div className={css.page}>
        <h1>{t('account.claim.title')}</h1>
        <Empty
          title={t(done.outcome === 'CLAIMED' ? 'account.claim.doneClaimed' : 'account.claim.doneJoin')}
          act={<ButtonLink to="/">{t('common.nav.home')}</ButtonLink>}
        >
          <p>{done.membership.organisation.name}</p>
          <p>{t('account.claim.doneText')}</p>
        </Empty>
      </div>
    );
  }
  const known = lookup.data?.organisation;
  return (
    <div className={css.page}>
      <h1>{t('account.claim.title')}</h1>
      <p className={css.lead}>{t('account.claim.lead')}</p>
      {me && me.memberships.length > 0 && <Memberships memberships={me.memberships} />}
      <TextField
        bind={form.bind('/creditCode')}
        label={t('account.claim.creditCode')}
        hint={t('account.claim.creditCodeHint')}
        maxLength={40}
        isRequired
      />
      <CodeCheck creditCode={creditCode} isLooking={lookup.isFetching} />
      {lookup.isError && <ActionProblem error={lookup.error} />}
      {isValid && lookup.data?.creditCodeWarning && <Notice>{lookup.data.creditCodeWarning}</Notice>}
      {isValid && known && (
        <div className={css.card}>
          <h2>{t('account.claim.known')}</h2>
          <p>{t('account.claim.knownText', { name: known.name, kind: t(`enum.organisationKind.${known.kind}`) })}</p>
          {claim.isError && <ActionProblem error={claim.error} />}
          <Button intent="primary" isBusy={claim.isPending} onClick={() => claim.mutate({ creditCode })}>
            {t('account.claim.join')}
          </Button>
        </div>
      )}
      {isValid && lookup.data && !known && (
        <DetailsForm creditCode={creditCode} isBusy={claim.isPending} error={claim.error} onClaim={claim.mutate} />
      )}
    </div>
  );
}
