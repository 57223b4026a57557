// The facts of an organisation that the platform does not know yet.
import { OrganisationDetails } from '@libs/identity/src/organisation/organisation.schema.js';
import { CLAIMABLE_KINDS } from '@libs/identity/src/role.schema.js';
import { useEffect, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../api/problem.js';
import type { ClaimOrganisation } from '../../../api/queries/identity-types.js';
import { useCodes } from '../../../api/queries/reference.js';
import { CodeSearchField } from '../../../app/CodeSearchField.js';
import { Button } from '../../../ui/button/Button.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { ErrorSummary } from '../../../ui/form/ErrorSummary.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Notice } from '../../../ui/states/Notice.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import css from '../page.module.css';

interface DetailsFormProps {
  creditCode: string;
  isBusy: boolean;
  error: unknown;
  onClaim: (body: ClaimOrganisation) => void;
}

type Details = Omit<ClaimOrganisation, 'creditCode'>;

export function DetailsForm({ creditCode, isBusy, error, onClaim }: DetailsFormProps) {
  const { t } = useTranslation();
  const form = useForm<Details>({ name: '' });
  const { setErrors } = form;
  useEffect(() => {
    if (error) setErrors(toProblem(error).errors);
  }, [error, setErrors]);
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isBusy && form.check(OrganisationDetails).length === 0) onClaim({ ...form.values, creditCode });
  };
  return (
    <form className={css.form} onSubmit={onSubmit} noValidate>
      <Notice tone="info">{t('account.claim.unknown')}</Notice>
      <ErrorSummary errors={form.errors} />
      <TextField bind={form.bind('/name')} label={t('account.claim.name')} maxLength={120} isRequired />
      <ChoiceField
        bind={form.bind('/kind')}
        label={t('account.claim.kind')}
        options={CLAIMABLE_KINDS.map((kind) => ({ value: kind, label: t(`enum.organisationKind.${kind}`) }))}
        isRequired
      />
      <CodeSearchField list="region" bind={form.bind('/regionCode')} label={t('account.claim.region')} isRequired />
      <SelectField
        bind={form.bind('/partyType')}
        label={t('account.claim.partyType')}
        options={useCodes('partyType')}
        isRequired
      />
      <SelectField
        bind={form.bind('/townshipCode')}
        label={t('account.claim.township')}
        options={useCodes('township')}
      />
      <SelectField bind={form.bind('/parkCode')} label={t('account.claim.park')} options={useCodes('park')} />
      <CodeSearchField list="industry" bind={form.bind('/industryCode')} label={t('account.claim.industry')} />
      <SelectField bind={form.bind('/scale')} label={t('account.claim.scale')} options={useCodes('enterpriseScale')} />
      {error !== null && toProblem(error).errors.length === 0 && <ActionProblem error={error} />}
      <Button type="submit" intent="primary" size="large" isBusy={isBusy}>
        {t('account.claim.submit')}
      </Button>
    </form>
  );
}
