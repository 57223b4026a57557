// The reports that were asked for, newest first: progress while they are built, then their files and what they are proved by.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnderWay, readReportFile, reportsQuery, type Report } from '../../../api/queries/reports.js';
import { Button } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Meter } from '../../../ui/figures/Meter.js';
import { Attachments, type Attachment } from '../../../ui/record/Attachments.js';
import { Section } from '../../../ui/record/Section.js';
import { saveFile } from '../../../ui/save-file.js';
import { Empty } from '../../../ui/states/Empty.js';
import { ActionProblem, Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Status } from '../../../ui/status/Status.js';
import css from './page.module.css';
import { usePeriodWords } from './useReportWords.js';

const TONES = { QUEUED: 'idle', BUILDING: 'info', DONE: 'success', FAILED: 'error' } as const;

export function ReportRows() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(reportsQuery);
  const reports = query.data?.pages.flatMap((page) => page.items);
  return (
    <Section title={t('report.list.title')} isCard>
      {query.isError && !reports ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : !reports ? (
        <Skeleton rows={3} rowHeight={96} />
      ) : reports.length === 0 ? (
        <Empty title={t('report.list.none')}>{t('report.list.noneText')}</Empty>
      ) : (
        <>
          <ul aria-live="polite">
            {reports.map((report) => (
              <li key={report.id} className={css.row}>
                <ReportRow report={report} />
              </li>
            ))}
          </ul>
          {query.hasNextPage && (
            <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('common.list.more')}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}

function ReportRow({ report }: { report: Report }) {
  const { t } = useTranslation();
  const periodWords = usePeriodWords();
  const [error, setError] = useState<unknown>(null);
  const files = report.files.map(({ file, name, size }): Attachment & { file: typeof file } => ({
    id: file,
    file,
    name,
    sizeBytes: size,
    note: t(`enum.reportFile.${file}`),
  }));
  const open = ({ id, name }: Attachment) => {
    const chosen = files.find((each) => each.id === id);
    if (!chosen) return;
    setError(null);
    readReportFile(report.id, chosen.file)
      .then((content) => saveFile(name, content))
      .catch(setError);
  };
  return (
    <>
      <div className={css.head}>
        <h3 className={css.name}>
          {t(`enum.reportKind.${report.kind}`)} {periodWords(report.period)}
        </h3>
        <Status tone={TONES[report.state]}>{t(`enum.reportState.${report.state}`)}</Status>
      </div>
      <p className={css.facts}>
        <span>{report.scopeLabel}</span>
        <span>{report.isScheduled ? t('report.list.scheduled') : report.requestedBy}</span>
        <DateText at={report.requestedAt} as="minute" />
        {report.ledgerSeq && <span>{t('report.list.seq', { seq: report.ledgerSeq })}</span>}
      </p>
      {isUnderWay(report) && <Progress report={report} />}
      {files.length > 0 && <Attachments files={files} onOpen={open} />}
      {error !== null && <ActionProblem error={error} />}
    </>
  );
}

function Progress({ report: { rowsDone, rowsTotal } }: { report: Report }) {
  const { t } = useTranslation();
  const ratio = rowsTotal ? Math.min(1, rowsDone / rowsTotal) : undefined;
  return <Meter label={t('report.list.building')} ratio={ratio} figure={t('report.list.rows', { n: rowsDone })} />;
}
