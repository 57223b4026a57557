// A new account, then sign-in at once and on to the organisation.
import { Register } from '@libs/identity/src/account/account.schema.js';
import { useMutation } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { toProblem } from '../../../api/problem.js';
import { register, signIn } from '../../../api/queries/session.js';
import { useSession } from '../../../app/session.js';
import { Button } from '../../../ui/button/Button.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { ErrorSummary } from '../../../ui/form/ErrorSummary.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from '../page.module.css';

const blank = { name: '', loginName: '', mobile: '', password: '', email: undefined as string | undefined };

export default function RegisterPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.register.title'));
  const session = useSession();
  const navigate = useNavigate();
  const form = useForm(blank);
  const { name, loginName, mobile, password, email } = form.values;
  const values = { name, loginName, mobile, password, ...(email ? { email } : {}) };
  const join = useMutation({
    mutationFn: async () => {
      await register(values);
      return signIn({ loginName, password });
    },
    meta: { auth: true },
    onSuccess: async ({ accessToken }) => {
      await session.enter(accessToken);
      await navigate('/desk/organisation', { replace: true });
    },
    onError: (error) => form.setErrors(toProblem(error).errors),
  });
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!join.isPending && form.check({ safeParse: () => Register.safeParse(values) }).length === 0) join.mutate();
  };
  return (
    <div className={`${css.page} ${css.centred}`}>
      <h1>{t('account.register.title')}</h1>
      <p className={css.lead}>{t('account.register.lead')}</p>
      <ErrorSummary errors={form.errors} />
      <form className={css.form} onSubmit={onSubmit} noValidate>
        <TextField bind={form.bind('/name')} label={t('account.register.name')} autoComplete="name" isRequired />
        <TextField
          bind={form.bind('/loginName')}
          label={t('account.register.loginName')}
          hint={t('account.register.loginNameHint')}
          autoComplete="username"
          isRequired
        />
        <TextField
          bind={form.bind('/mobile')}
          label={t('account.register.mobile')}
          hint={t('account.register.mobileHint')}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          isRequired
        />
        <TextField bind={form.bind('/email')} label={t('account.register.email')} type="email" autoComplete="email" />
        <TextField
          bind={form.bind('/password')}
          label={t('account.register.password')}
          hint={t('account.register.passwordHint')}
          type="password"
          autoComplete="new-password"
          isRequired
        />
        {join.isError && toProblem(join.error).errors.length === 0 && <ActionProblem error={join.error} />}
        <Button type="submit" intent="primary" size="large" isBusy={join.isPending}>
          {t('account.register.submit')}
        </Button>
      </form>
      <p>
        <Link to="/sign-in">{t('account.register.toSignIn')}</Link>
      </p>
    </div>
  );
}
