// The form that asks for a report. What was chosen stays for the next one.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { requestReport, type ReportKind } from '../../../api/queries/reports.js';
import { Button } from '../../../ui/button/Button.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { SelectField } from '../../../ui/fields/SelectField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Section } from '../../../ui/record/Section.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import css from './page.module.css';
import { periodsOf } from './periods.js';
import { usePeriodWords, useReportKinds } from './useReportWords.js';

/** The period before the running one: what is usually asked for. */
function lastPeriod(kind: ReportKind): string {
  return periodsOf(kind, todayInShanghai())[1] ?? '';
}

export function AskForReport() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const kinds = useReportKinds();
  const periodWords = usePeriodWords();
  const [key, setKey] = useState(newKey);
  const form = useForm<{ kind: ReportKind; period: string }>({ kind: 'MONTH', period: lastPeriod('MONTH') });
  const { kind, period } = form.values;
  const ask = useMutation({
    mutationFn: () => requestReport({ kind, period }, key),
    onSettled: () => {
      setKey(newKey());
      return client.invalidateQueries({ queryKey: ['report', 'list'] });
    },
  });
  const bindKind = form.bind('/kind');
  const choose = (next: unknown) => {
    const chosen = (next ?? 'MONTH') as ReportKind;
    form.reset({ kind: chosen, period: lastPeriod(chosen) });
  };
  const periods = periodsOf(kind, todayInShanghai()).map((value) => ({ value, label: periodWords(value) }));
  return (
    <Section title={t('report.ask.title')} isCard>
      <form
        className={css.ask}
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate();
        }}
      >
        <SelectField bind={{ ...bindKind, set: choose }} label={t('report.ask.kind')} options={kinds} isRequired />
        <SelectField bind={form.bind('/period')} label={t('report.ask.period')} options={periods} isRequired />
        <Button type="submit" intent="primary" isBusy={ask.isPending}>
          {t('report.ask.act')}
        </Button>
      </form>
      {ask.isError && <ActionProblem error={ask.error} />}
    </Section>
  );
}
