// 考核: the year's targets by unit, the unit's own value beside the platform's, points by the rule in force, and totals.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { assessmentsQuery, exportAssessments, type AssessmentTable } from '../../../api/queries/planning.js';
import { Allowed } from '../../../app/Allowed.js';
import { ExportMenu } from '../../../ui/list/ExportMenu.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { Section } from '../../../ui/record/Section.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Switcher } from '../../../ui/Switcher.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from '../../planning/planning.module.css';
import { OfficeActs } from './OfficeActs.js';
import { ItemTable, TotalTable } from './tables.js';

const YEAR = /^20\d{2}$/;

export default function AssessmentPage() {
  return (
    <Allowed permission="assessment.read">
      <Year />
    </Allowed>
  );
}

function Year() {
  const { t } = useTranslation();
  usePageTitle(t('assessment.title'));
  const [params, setParams] = useSearchParams();
  const asked = params.get('year') ?? '';
  const query = useQuery({
    ...assessmentsQuery(YEAR.test(asked) ? Number(asked) : undefined),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={css.page}>
      {query.data ? (
        <Loaded table={query.data} onYear={(year) => setParams({ year }, { preventScrollReset: true })} />
      ) : (
        <h1>{t('assessment.title')}</h1>
      )}
      {query.isPending && <Skeleton rows={6} rowHeight={64} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
    </div>
  );
}

function Loaded({ table, onYear }: { table: AssessmentTable; onYear: (year: string) => void }) {
  const { t } = useTranslation();
  const years = [...new Set([...table.years, table.year])].sort((a, b) => a - b);
  return (
    <>
      <header className={css.head}>
        <div className={css.words}>
          <h1>{t('assessment.title')}</h1>
          <p className="meta">
            {t('assessment.rule.words', {
              version: table.rule.version,
              cap: (table.rule.capPercent / 100).toFixed(2),
              basis: t(`assessment.rule.bases.${table.rule.basis}`),
            })}
          </p>
          <p className="meta">{t('assessment.rule.source', { source: table.rule.source })}</p>
        </div>
        <div className={`${css.tools} no-print`}>
          {years.length > 1 && (
            <Switcher
              label={t('assessment.year')}
              value={String(table.year)}
              options={years.map((year) => ({ value: String(year), label: String(year) }))}
              onChange={onYear}
            />
          )}
          {table.items.length > 0 && (
            <ExportMenu
              title={t('assessment.fileTitle', { year: table.year })}
              file={(format) => exportAssessments(table.year, format)}
            />
          )}
          <PrintButton />
        </div>
      </header>
      <OfficeActs table={table} />
      {table.items.length === 0 ? (
        <Empty title={t('assessment.none', { year: table.year })} />
      ) : (
        <>
          <Section title={t('assessment.totals.title', { year: table.year })} isCard>
            <TotalTable table={table} />
          </Section>
          <Section title={t('assessment.items.title')} isCard>
            <ItemTable table={table} />
          </Section>
        </>
      )}
      <PrintSheet />
    </>
  );
}
