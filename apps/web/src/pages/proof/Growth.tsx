// 只增不改: a checkpoint that the visitor kept from earlier is held against the latest one.
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchCheckpoint, fetchConsistency, ledgerKeysQuery } from '../../api/queries/proofs.js';
import { Button } from '../../ui/button/Button.js';
import { ParagraphField } from '../../ui/fields/TextField.js';
import { useForm } from '../../ui/form/useForm.js';
import { Notice } from '../../ui/states/Notice.js';
import { ActionProblem } from '../../ui/states/Problem.js';
import css from './page.module.css';
import { Step, Verdict } from './Steps.js';
import { canHash, checkConsistency, checkSignature, readCheckpoint, type Outcome } from './verify.js';

interface Held {
  size: number;
  latest: number;
  older: Outcome;
  newer: Outcome;
  extends: Outcome;
}

/** Fetches the latest checkpoint and the proof between the two, and checks all of it here. */
async function hold(kept: string, vkeys: readonly string[]): Promise<Held> {
  const latest = await fetchCheckpoint();
  const [older, newer] = [readCheckpoint(kept), readCheckpoint(latest)];
  const [from, to] = [older?.size ?? 0, newer?.size ?? 0];
  const signed = [await checkSignature(kept, vkeys), await checkSignature(latest, vkeys)];
  const isShorter = to < from;
  const proof = isShorter ? null : await fetchConsistency(from, to);
  const extended = proof
    ? await checkConsistency({ path: proof.path, fromCheckpoint: kept, toCheckpoint: latest })
    : 'wrong';
  return {
    size: from,
    latest: to,
    older: signed[0]?.outcome ?? 'wrong',
    newer: signed[1]?.outcome ?? 'wrong',
    extends: extended,
  };
}

export function Growth() {
  const { t } = useTranslation();
  const form = useForm({ kept: '' });
  const keys = useQuery(ledgerKeysQuery);
  const held = useMutation({
    mutationFn: (kept: string) => hold(kept, keys.data?.keys.map(({ vkey }) => vkey) ?? []),
  });
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const kept = `${form.values.kept.replaceAll('\r', '').trim()}\n`;
    if (readCheckpoint(kept)) held.mutate(kept);
    else form.setErrors([{ pointer: '/kept', detail: t('proof.growth.noCheckpoint') }]);
  };
  return (
    <section className={css.card} aria-labelledby="growth">
      <h2 id="growth">{t('proof.growth.title')}</h2>
      <p>{t('proof.growth.lead')}</p>
      {canHash() ? (
        <form className={css.form} noValidate onSubmit={onSubmit}>
          <ParagraphField bind={form.bind('/kept')} label={t('proof.growth.label')} rows={6} isRequired />
          <div className={css.acts}>
            <Button type="submit" isBusy={held.isPending}>
              {t('proof.growth.submit')}
            </Button>
            <a href="/api/ledger/log/contract/checkpoint" target="_blank" rel="noreferrer">
              {t('proof.growth.latest')}
            </a>
          </div>
        </form>
      ) : (
        <Notice>{t('proof.result.noCrypto')}</Notice>
      )}
      {held.isError && <ActionProblem error={held.error} />}
      <div role="status">{held.data && <Held held={held.data} />}</div>
    </section>
  );
}

function Held({ held }: { held: Held }) {
  const { t } = useTranslation();
  const [size, latest] = [held.size.toLocaleString('en-US'), held.latest.toLocaleString('en-US')];
  return (
    <>
      <Verdict outcomes={[held.older, held.newer, held.extends]} />
      <ol className={css.steps}>
        <Step outcome={held.older}>{t('proof.growth.older', { size })}</Step>
        <Step outcome={held.newer}>{t('proof.growth.newer', { latest })}</Step>
        <Step outcome={held.extends}>{t('proof.growth.extends', { size })}</Step>
      </ol>
    </>
  );
}
