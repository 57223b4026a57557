// 合同台账: every entry with its number and hash, newest first; corrections stand beside what they correct.
import { LEDGER_KINDS } from '@libs/ledger/src/ledger.schema.js';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ledgerEntriesQuery, ledgerHeadQuery, type EntryFilter } from '../../../api/queries/ledger.js';
import { Allowed } from '../../../app/Allowed.js';
import { VerifyLedger } from '../../../app/VerifyLedger.js';
import { Button } from '../../../ui/button/Button.js';
import { Hash } from '../../../ui/contract/Hash.js';
import { AsOf } from '../../../ui/figures/AsOf.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { DataTable } from '../../../ui/table/DataTable.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { EntryCard, useColumns } from './entries.js';
import { Filters } from './Filters.js';
import { DIMENSIONS } from './dimensions.js';
import css from './page.module.css';
import { ExportLedger, LastCheckpoint } from './Sealed.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The filter of the address; values the page does not know are dropped. */
function readFilter(params: URLSearchParams): EntryFilter {
  const kind = params.get('kind');
  const dimension = DIMENSIONS.find((each) => each === params.get('dimension'));
  const code = params.get('code') ?? undefined;
  const day = (name: string) => (DAY.test(params.get(name) ?? '') ? (params.get(name) ?? undefined) : undefined);
  return {
    kind: kind && kind in LEDGER_KINDS ? kind : undefined,
    from: day('from'),
    to: day('to'),
    ...(dimension && code ? { dimension, code } : {}),
  };
}

export default function LedgerPage() {
  return (
    <Allowed permission="ledger.read">
      <Ledger />
    </Allowed>
  );
}

function Ledger() {
  const { t } = useTranslation();
  usePageTitle(t('ledger.title'));
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const head = useQuery(ledgerHeadQuery);
  const show = (next: EntryFilter) => {
    const written = Object.entries(next).filter(([, value]) => value);
    setParams(new URLSearchParams(written as [string, string][]), { preventScrollReset: true });
  };
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div className={css.words}>
          <h1>{t('ledger.title')}</h1>
          {head.data && <AsOf at={head.data.asOf} seq={head.data.seq} />}
          {head.data && (
            <p className="meta">
              {t('ledger.count', { n: Number(head.data.count).toLocaleString('en-US') })} · {t('ledger.chainHash')}{' '}
              <Hash value={head.data.chainHash} name={t('ledger.chainHash')} />
            </p>
          )}
          <LastCheckpoint />
        </div>
        <div className={`${css.tools} no-print`}>
          <VerifyLedger intent="primary" label={t('ledger.verify.act')} seq={head.data?.seq} />
          <ExportLedger />
          <PrintButton />
        </div>
      </header>
      <Filters key={params.toString()} filter={filter} onShow={show} />
      <Entries filter={filter} onReset={() => show({})} />
      <PrintSheet />
    </div>
  );
}

function Entries({ filter, onReset }: { filter: EntryFilter; onReset: () => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(ledgerEntriesQuery(filter));
  const columns = useColumns();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isError && rows.length === 0) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton rows={8} rowHeight={53} />;
  if (rows.length === 0) {
    const isFiltered = Object.values(filter).some(Boolean);
    return (
      <Empty
        title={isFiltered ? t('common.list.noHits') : t('ledger.empty')}
        act={isFiltered && <Button onClick={onReset}>{t('common.list.dropFilters')}</Button>}
      />
    );
  }
  return (
    <>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => row.seq}
        card={(row) => <EntryCard row={row} />}
        caption={t('ledger.caption')}
        label={t('ledger.title')}
      />
      {query.hasNextPage && (
        <div className={css.more}>
          <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.list.more')}
          </Button>
        </div>
      )}
    </>
  );
}
