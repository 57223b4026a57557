// The log of talks: calls, visits, meetings; a short form above it for whoever may write.
import { WriteLog } from '@libs/deal/src/negotiation.schema.js';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { toProblem } from '../../../api/problem.js';
import type { Deal, LogEntry } from '../../../api/queries/deal-types.js';
import { dealLogQuery, writeLog } from '../../../api/queries/deals.js';
import { Button } from '../../../ui/button/Button.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Section } from '../../../ui/record/Section.js';
import { reasonWords } from '../../../ui/states/problem-words.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { RecordRows } from './RecordRows.js';
import { useDealActs } from './useDealActs.js';
import css from './page.module.css';

const KINDS = ['CALL', 'VISIT', 'MEETING', 'MESSAGE', 'MINUTES'] as const;

export function Log({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(dealLogQuery(deal.id));
  return (
    <Section title={t('deal.log.title')} audience={t('deal.room.inside')}>
      <LogForm dealId={deal.id} verdict={deal.can.log} />
      <RecordRows query={query} rows={(pages) => pages.flatMap((page) => page.items)} empty={t('deal.log.empty')}>
        {(rows) => (
          <ul>
            {rows.map((entry) => (
              <LogRow key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
      </RecordRows>
    </Section>
  );
}

function LogRow({ entry }: { entry: LogEntry }) {
  const { t } = useTranslation();
  return (
    <li className={css.entry}>
      <p className={css.entryHead}>
        <strong>{t(`enum.dealLog.${entry.kind}`)}</strong>
        <DateText at={entry.happenedAt} as="minute" />
        <span className="meta">
          {entry.author.name} · {t(`enum.dealSide.${entry.author.side}`)}
        </span>
      </p>
      <p className={css.words}>{entry.text}</p>
    </li>
  );
}

const blank = { kind: 'CALL' as (typeof KINDS)[number], text: '', happenedAt: null as string | null };

/** The field holds local time without a zone; the office's time is Shanghai's. */
const toBody = ({ kind, text, happenedAt }: typeof blank) => ({
  kind,
  text,
  ...(happenedAt ? { happenedAt: `${happenedAt}:00+08:00` } : {}),
});

/** Stays while it holds unsent words, even when the deal has meanwhile gone where nothing can be noted any more. */
function LogForm({ dealId, verdict }: { dealId: string; verdict: true | string | undefined }) {
  const { t } = useTranslation();
  const { noted } = useDealActs(dealId);
  const [key, setKey] = useState(newKey);
  const form = useForm(blank);
  const write = useMutation({
    mutationFn: (sent: typeof blank) => writeLog(dealId, toBody(sent), key),
    onSuccess: (_answer, sent) => {
      form.settle(sent, blank);
      setKey(newKey());
      noted();
    },
    onError: (error) => form.setErrors(toProblem(error).errors),
  });
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (write.isPending) return;
    const faults = form.check({ safeParse: (values) => WriteLog.safeParse(toBody(values as typeof blank)) });
    if (faults.length === 0) write.mutate(form.values);
  };
  const mayWrite = verdict === true;
  if (!mayWrite && !form.isDirty) return null;
  return (
    <form className={css.entryForm} onSubmit={onSubmit} noValidate>
      <div className={css.pair}>
        <SelectField
          bind={form.bind('/kind')}
          label={t('deal.log.kind')}
          options={KINDS.map((kind) => ({ value: kind, label: t(`enum.dealLog.${kind}`) }))}
          isRequired
        />
        <DateField
          bind={form.bind('/happenedAt')}
          label={t('deal.log.at')}
          hint={t('deal.log.atHint')}
          grain="minute"
        />
      </div>
      <ParagraphField bind={form.bind('/text')} label={t('deal.log.text')} rows={3} maxLength={5000} isRequired />
      {write.isError && <ActionProblem error={write.error} />}
      <div>
        <Button
          type="submit"
          isBusy={write.isPending}
          reason={mayWrite ? undefined : reasonWords(verdict ?? 'deal.wrong-state')}
        >
          {t('deal.log.act')}
        </Button>
      </div>
    </form>
  );
}
