// 台账验证: what the public asks with a certificate in hand. The number (and the code of the certificate) give a proof, which
// this browser checks by itself; the same proof can be taken away and checked elsewhere.
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { inclusionQuery } from '../../api/queries/proofs.js';
import { Button } from '../../ui/button/Button.js';
import { TextField } from '../../ui/fields/TextField.js';
import { useForm } from '../../ui/form/useForm.js';
import { Problem } from '../../ui/states/Problem.js';
import { Skeleton } from '../../ui/states/Skeleton.js';
import { usePageTitle } from '../../ui/usePageTitle.js';
import { Elsewhere } from './Elsewhere.js';
import { Growth } from './Growth.js';
import css from './page.module.css';
import { Proven } from './Proven.js';

/** As printed: groups may be set apart, letters of the code may be small or large. */
const tidy = (text: string | null) => (text ?? '').replace(/[\s-]/g, '');

export default function ProofPage() {
  const { t } = useTranslation();
  usePageTitle(t('proof.title'));
  const [params, setParams] = useSearchParams();
  const [number, code] = [tidy(params.get('number')), tidy(params.get('code')).toLowerCase()];
  return (
    <div className={css.page}>
      <header>
        <h1>{t('proof.title')}</h1>
        <p className={css.lead}>{t('proof.lead')}</p>
      </header>
      <Asked
        key={`${number} ${code}`}
        number={number}
        code={code}
        onAsk={(asked) => setParams(new URLSearchParams(Object.entries(asked).filter(([, value]) => value)))}
      />
      {number !== '' && <Answer number={number} code={code} />}
      <Growth />
      <Elsewhere />
    </div>
  );
}

interface AskedProps {
  number: string;
  code: string;
  onAsk: (asked: { number: string; code: string }) => void;
}

function Asked({ number, code, onAsk }: AskedProps) {
  const { t } = useTranslation();
  const form = useForm({ number, code });
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const asked = { number: tidy(form.values.number), code: tidy(form.values.code) };
    if (asked.number === '') form.setErrors([{ pointer: '/number', detail: t('proof.ask.noNumber') }]);
    else if (asked.code !== '' && !/^[0-9a-f]{16}$/i.test(asked.code))
      form.setErrors([{ pointer: '/code', detail: t('proof.ask.badCode') }]);
    else onAsk(asked);
  };
  return (
    <form className={css.card} role="search" aria-label={t('proof.ask.label')} noValidate onSubmit={onSubmit}>
      <TextField
        bind={form.bind('/number')}
        label={t('proof.ask.number')}
        hint={t('proof.ask.numberHint')}
        isRequired
      />
      <TextField bind={form.bind('/code')} label={t('proof.ask.code')} hint={t('proof.ask.codeHint')} />
      <div>
        <Button type="submit" intent="primary" size="large">
          {t('proof.ask.submit')}
        </Button>
      </div>
    </form>
  );
}

function Answer({ number, code }: { number: string; code: string }) {
  const { t } = useTranslation();
  const query = useQuery(inclusionQuery(number, code));
  return (
    <section className={css.card} aria-label={t('proof.result.label')} aria-busy={query.isPending}>
      {query.isPending && <Skeleton rows={4} rowHeight={36} />}
      {query.isError && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Proven number={number} hasCode={code !== ''} proof={query.data} />}
    </section>
  );
}
