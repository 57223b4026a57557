// A report of differences: the cut and its codes; of one code the figure before, after, and every entry between.
import { DIFFERENCE_DIMENSIONS } from '@libs/dashboard/src/periods/period.schema.js';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { differencesQuery, type DifferenceReport, type DifferenceView as View } from '../../api/queries/planning.js';
import { Button } from '../../ui/button/Button.js';
import { Money } from '../../ui/figures/Money.js';
import { Empty } from '../../ui/states/Empty.js';
import { Problem } from '../../ui/states/Problem.js';
import { Skeleton } from '../../ui/states/Skeleton.js';
import { Status } from '../../ui/status/Status.js';
import { CodeTable, EntryTable, SideFacts } from './difference-tables.js';
import css from '../planning/planning.module.css';
import { PlainSelect } from './PlainSelect.js';

interface DifferenceViewProps {
  view: View;
  /** Address of the same report with another cut or code. */
  to: (change: { dimension: string; code?: string | undefined }) => string;
  onDimension: (dimension: string) => void;
}

export function DifferenceView({ view, to, onDimension }: DifferenceViewProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({ ...differencesQuery(view), placeholderData: keepPreviousData });
  const first = query.data?.pages[0];
  return (
    <>
      <div className={`${css.filters} no-print`}>
        <PlainSelect
          label={t('period.dimension')}
          value={view.dimension}
          options={DIFFERENCE_DIMENSIONS.map((value) => ({ value, label: t(`period.dimensions.${value}`) }))}
          onChange={onDimension}
        />
        {view.code !== undefined && view.dimension !== 'all' && (
          <Link to={to({ dimension: view.dimension })}>{t('period.differences.allCodes')}</Link>
        )}
      </div>
      {query.isPending && <Skeleton rows={6} rowHeight={53} />}
      {query.isError && !first && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {first && (
        <Report
          first={first}
          entries={query.data?.pages.flatMap((page) => page.entries) ?? []}
          isList={view.code === undefined && view.dimension !== 'all'}
          to={to}
          more={
            query.hasNextPage ? { isBusy: query.isFetchingNextPage, load: () => void query.fetchNextPage() } : undefined
          }
        />
      )}
    </>
  );
}

interface ReportProps {
  first: DifferenceReport;
  entries: DifferenceReport['entries'];
  isList: boolean;
  to: DifferenceViewProps['to'];
  more: { isBusy: boolean; load: () => void } | undefined;
}

function Report({ first, entries, isList, to, more }: ReportProps) {
  const { t } = useTranslation();
  if (isList) {
    return first.rows.length === 0 ? (
      <Empty title={t('period.differences.noCodes')} />
    ) : (
      <>
        <SideFacts report={first} />
        <CodeTable report={first} to={to} />
      </>
    );
  }
  return (
    <>
      <SideFacts report={first} />
      <CodeTable report={first} />
      {entries.length === 0 ? <Empty title={t('period.differences.nothing')} /> : <EntryTable entries={entries} />}
      <Sum first={first} entries={entries} isWhole={more === undefined} />
      {more && (
        <div className={css.more}>
          <Button isBusy={more.isBusy} onClick={more.load}>
            {t('common.list.more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Adds up the rows on the screen and compares them with the difference. */
function Sum({
  first,
  entries,
  isWhole,
}: {
  first: DifferenceReport;
  entries: DifferenceReport['entries'];
  isWhole: boolean;
}) {
  const { t } = useTranslation();
  const sum = entries.reduce((total, entry) => total + BigInt(entry.totalFen), 0n);
  const isEqual = first.addsUp && sum === BigInt(first.rows[0]?.difference.totalFen ?? '0');
  return (
    <p className={css.sum} role="status">
      {t('period.differences.sum', { n: entries.length })} <Money fen={sum.toString()} unit="yuan" isSigned />
      {isWhole && (
        <Status tone={isEqual ? 'success' : 'error'}>
          {t(isEqual ? 'period.differences.equal' : 'period.differences.unequal')}
        </Status>
      )}
    </p>
  );
}
