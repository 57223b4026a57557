// Sign-in by password. Pasting is allowed; one text for an unknown user and a wrong password, from the server.
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { signIn } from '../../../api/queries/session.js';
import { useSession } from '../../../app/session.js';
import { Button } from '../../../ui/button/Button.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { Notice } from '../../../ui/states/Notice.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from '../page.module.css';
import { returnTo } from './return-to.js';

export default function SignInPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.signIn.title'));
  const session = useSession();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const back = returnTo(params.get('return'), '/desk');
  const [isEntering, setEntering] = useState(false);
  const form = useForm({ loginName: '', password: '' });
  const enter = useMutation({
    mutationFn: signIn,
    meta: { auth: true },
    onMutate: () => setEntering(true),
    onSuccess: async ({ accessToken }) => {
      await session.enter(accessToken);
      await navigate(back, { replace: true });
    },
    onError: () => setEntering(false),
  });
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!enter.isPending) enter.mutate(form.values);
  };
  if (session.me && !isEntering) return <Navigate to={back} replace />;
  return (
    <div className={`${css.page} ${css.centred}`}>
      <h1>{t('account.signIn.title')}</h1>
      {params.has('return') && <Notice tone="info">{t('account.signIn.ended')}</Notice>}
      <form className={css.form} onSubmit={onSubmit}>
        <TextField
          bind={form.bind('/loginName')}
          label={t('account.signIn.loginName')}
          autoComplete="username"
          isRequired
        />
        <TextField
          bind={form.bind('/password')}
          label={t('account.signIn.password')}
          type="password"
          autoComplete="current-password"
          isRequired
        />
        {enter.isError && <ActionProblem error={enter.error} />}
        <Button type="submit" intent="primary" size="large" isBusy={enter.isPending}>
          {t('account.signIn.submit')}
        </Button>
      </form>
      <p>
        <Link to={{ pathname: '/register', search: params.toString() }}>{t('account.signIn.toRegister')}</Link>
      </p>
    </div>
  );
}
