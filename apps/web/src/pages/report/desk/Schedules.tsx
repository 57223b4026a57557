// What is built by the clock, and for whom.
import { NewReportSchedule } from '@libs/dashboard/src/reports/report.schema.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import {
  reportSchedulesQuery,
  scheduleReport,
  unscheduleReport,
  type ReportKind,
  type ReportSchedule,
} from '../../../api/queries/reports.js';
import { Button } from '../../../ui/button/Button.js';
import { Confirm } from '../../../ui/dialog/Confirm.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { NumberField } from '../../../ui/fields/NumberField.js';
import { SelectField, type Option } from '../../../ui/fields/SelectField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { Section } from '../../../ui/record/Section.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import css from './page.module.css';
import { usePeriodWords, useReportKinds } from './useReportWords.js';

export function Schedules() {
  const { t } = useTranslation();
  const query = useQuery(reportSchedulesQuery);
  const [isAdding, setAdding] = useState(false);
  const list = query.data;
  const people = list?.people.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <Section
      title={t('report.schedule.title')}
      isCard
      aside={list && <Button onClick={() => setAdding(true)}>{t('report.schedule.add')}</Button>}
    >
      {query.isError && !list ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : !list ? (
        <Skeleton rows={2} rowHeight={64} />
      ) : list.items.length === 0 ? (
        <Empty title={t('report.schedule.none')}>{t('report.schedule.noneText')}</Empty>
      ) : (
        <ul>
          {list.items.map((schedule) => (
            <li key={schedule.id} className={css.row}>
              <ScheduleRow schedule={schedule} />
            </li>
          ))}
        </ul>
      )}
      {isAdding && <AddDialog people={people} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function ScheduleRow({ schedule }: { schedule: ReportSchedule }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const periodWords = usePeriodWords();
  const [isRemoving, setRemoving] = useState(false);
  const name = t(`enum.reportKind.${schedule.kind}`);
  return (
    <>
      <div className={css.head}>
        <h3 className={css.name}>{t('report.schedule.row', { name, day: schedule.dayOfMonth })}</h3>
        <Button intent="text" size="small" onClick={() => setRemoving(true)}>
          {t('report.schedule.remove')}
          <span className="visually-hidden">{t('report.schedule.row', { name, day: schedule.dayOfMonth })}</span>
        </Button>
      </div>
      <p className={css.facts}>
        <span>{schedule.scopeLabel}</span>
        <span>{schedule.recipients.map((person) => person.name).join(t('report.schedule.and'))}</span>
        {schedule.lastPeriod && <span>{t('report.schedule.last', { period: periodWords(schedule.lastPeriod) })}</span>}
      </p>
      <Confirm
        title={t('report.schedule.removeTitle', { name })}
        act={t('report.schedule.remove')}
        isDanger
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        onConfirm={async () => {
          await unscheduleReport(schedule.id);
          await client.invalidateQueries({ queryKey: ['report-schedule', 'list'] });
        }}
      >
        <p>{t('report.schedule.removeText')}</p>
      </Confirm>
    </>
  );
}

function AddDialog({ people, onClose }: { people: readonly Option[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const kinds = useReportKinds();
  const [key] = useState(newKey);
  const form = useForm<{ kind: ReportKind; dayOfMonth: number; recipientIds: string[] }>({
    kind: 'MONTH',
    dayOfMonth: 5,
    recipientIds: [],
  });
  return (
    <FormDialog
      title={t('report.schedule.add')}
      act={t('report.schedule.addAct')}
      form={form}
      schema={NewReportSchedule}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => {
        await scheduleReport(values, key);
        await client.invalidateQueries({ queryKey: ['report-schedule', 'list'] });
      }}
    >
      <SelectField bind={form.bind('/kind')} label={t('report.ask.kind')} options={kinds} isRequired />
      <NumberField
        bind={form.bind('/dayOfMonth')}
        label={t('report.schedule.day')}
        hint={t('report.schedule.dayHint')}
        isRequired
      />
      <ChoiceField
        bind={form.bind('/recipientIds')}
        label={t('report.schedule.recipients')}
        options={people}
        isMany
        isRequired
      />
    </FormDialog>
  );
}
