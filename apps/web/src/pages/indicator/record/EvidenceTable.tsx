// Records of an indicator's value, latest day first; a corrected one stays, struck through, beside its correction.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openFile } from '../../../api/open-file.js';
import { readEvidenceFile, type Evidence, type IndicatorRecord } from '../../../api/queries/planning.js';
import { Button } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { StatValue } from '../../../ui/figures/StatValue.js';
import { Empty } from '../../../ui/states/Empty.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { Status } from '../../../ui/status/Status.js';
import { Tag } from '../../../ui/status/Tag.js';
import { DataTable, TwoLines, type Column } from '../../../ui/table/DataTable.js';
import css from '../../planning/planning.module.css';
import { EvidenceDialog } from './EvidenceDialog.js';

export function EvidenceTable({ record }: { record: IndicatorRecord }) {
  const { t } = useTranslation();
  const [corrected, setCorrected] = useState<Evidence | null>(null);
  const [error, setError] = useState<unknown>(null);
  const columns = useMemo<readonly Column<Evidence>[]>(
    () => [
      {
        key: 'value',
        title: t('indicator.value'),
        cell: (row) => (
          <TwoLines
            first={
              <span className={row.correctedById ? css.past : undefined}>
                <StatValue {...record} value={row.value} />
              </span>
            }
            second={row.metric ? t(`indicator.metric.${row.metric}`) : (row.unit?.name ?? '')}
          />
        ),
      },
      { key: 'asOf', title: t('indicator.asOf'), cell: (row) => <DateText at={row.asOf} as="column" /> },
      {
        key: 'note',
        title: t('indicator.evidence.note'),
        width: '34%',
        cell: (row) => <TwoLines first={<Note row={row} />} second={row.source} />,
      },
      {
        key: 'by',
        title: t('indicator.recordedBy'),
        cell: (row) => (
          <TwoLines
            first={row.recordedBy?.name ?? t('indicator.fromPlan')}
            second={<DateText at={row.recordedAt} as="column" />}
          />
        ),
      },
      {
        key: 'acts',
        title: t('indicator.evidence.acts'),
        cell: (row) => (
          <span className={css.tools}>
            {row.file && (
              <Button
                size="small"
                onClick={() => void openFile(() => readEvidenceFile(record.code, row.id)).catch(setError)}
              >
                {t('indicator.evidence.file')}
              </Button>
            )}
            {record.can['record'] === true && !row.correctedById && (
              <Button size="small" intent="text" onClick={() => setCorrected(row)}>
                {t('indicator.evidence.correct')}
              </Button>
            )}
          </span>
        ),
      },
    ],
    [t, record],
  );
  if (record.evidence.length === 0) return <Empty title={t('indicator.evidence.none')} />;
  return (
    <>
      <DataTable
        columns={columns}
        rows={record.evidence}
        rowKey={(row) => row.id}
        caption={t('indicator.evidence.caption')}
        label={t('indicator.evidence.title')}
        card={(row) => (
          <div className={css.card}>
            {columns.map((column) => (
              <div key={column.key} className={css.line}>
                <span className="meta">{column.title}</span>
                {column.cell(row)}
              </div>
            ))}
          </div>
        )}
      />
      {error !== null && <ActionProblem error={error} />}
      {corrected && <EvidenceDialog record={record} corrects={corrected} onClose={() => setCorrected(null)} />}
    </>
  );
}

function Note({ row }: { row: Evidence }) {
  const { t } = useTranslation();
  return (
    <>
      {row.note} {row.isDemo && <Tag>{t('indicator.demo')}</Tag>}{' '}
      {row.correctedById && <Status tone="idle">{t('indicator.evidence.corrected')}</Status>}
      {row.reason && <Status tone="info">{t('indicator.evidence.correction', { reason: row.reason })}</Status>}
    </>
  );
}
