// Two to five listings side by side, by field group; what differs is named in words. The api says who reads what.
import { useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ExportMenu } from '../../../ui/list/ExportMenu.js';
import { tableFile } from '../../../ui/table-file.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordView } from '../../../ui/record/RecordPage.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import css from './compare.module.css';
import { differenceIn, idsIn, LEAST_COMPARED, shownGroups, type CompareGroup } from './comparison.js';
import { CompareTable, type CompareColumn } from './CompareTable.js';
import { removeFromTray, type Noun } from './tray.js';

interface Place<View> {
  id: string;
  /** Null: there is none, or none that the reader may know of. */
  listing: View | null;
}

interface ComparePageProps<View> {
  noun: Noun;
  hall: { label: string; to: string };
  title: string;
  queryOf: (
    ids: readonly string[],
  ) => UseQueryOptions<{ items: Place<View>[] }, Error, { items: Place<View>[] }, string[]>;
  groupsOf: (listings: readonly (View | null)[]) => CompareGroup[];
  /** Whose it is. */
  ownerOf: (listing: View) => string;
  /** What the reader may do with it. */
  act: (listing: View) => ReactNode;
}

export function ComparePage<View extends { id: string; title: string }>(props: ComparePageProps<View>) {
  const { noun, hall, title } = props;
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const ids = idsIn(params.get('ids'));
  const isEnough = ids.length >= LEAST_COMPARED;
  const query = useQuery({ ...props.queryOf(ids), enabled: isEnough });
  const places = query.data?.items ?? [];
  const groups = props.groupsOf(places.map((place) => place.listing));
  const onlyDifferences = params.get('only') === 'differences';
  const shown = shownGroups(groups, onlyDifferences);
  const differences = groups.flatMap((group) => group.rows).filter((row) => differenceIn(row) !== null).length;
  const change = (edit: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(params);
    edit(next);
    // At once: a box that is ticked shows its tick before the rows have followed.
    setParams(next, { replace: true, preventScrollReset: true, flushSync: true });
  };
  const remove = (id: string) => {
    removeFromTray(noun, id);
    change((next) => next.set('ids', ids.filter((each) => each !== id).join(',')));
  };
  const columns = places.map(({ id, listing }): CompareColumn => ({
    id,
    title: listing?.title ?? t('compare.hidden'),
    to: listing ? `${hall.to}/${id}` : undefined,
    note: listing ? props.ownerOf(listing) : t('compare.hiddenText'),
    act: listing && props.act(listing),
  }));
  const table = () => tableOf(columns, groups, t('compare.field'));
  const main = !isEnough ? (
    <Empty title={t('compare.tooFew')} act={<ButtonLink to={hall.to}>{t('compare.toHall')}</ButtonLink>} />
  ) : query.isError ? (
    <Problem error={query.error} onRetry={() => void query.refetch()} />
  ) : query.isPending ? (
    <Skeleton rows={8} rowHeight={56} />
  ) : (
    <>
      <div className={`${css.tools} no-print`}>
        <label className={css.box}>
          <input
            type="checkbox"
            checked={onlyDifferences}
            onChange={() => change((next) => (onlyDifferences ? next.delete('only') : next.set('only', 'differences')))}
          />
          {t('compare.onlyDifferences')}
        </label>
        <p role="status">{t('compare.differences', { n: differences })}</p>
      </div>
      <CompareTable label={title} columns={columns} groups={shown} onRemove={remove} />
      {shown.length === 0 && <Empty title={t('compare.noDifferences')} />}
      <PrintSheet />
    </>
  );
  const tools = query.data && isEnough && (
    <>
      <ExportMenu title={title} file={(format) => tableFile(format, title, table())} />
      <PrintButton />
    </>
  );
  return <RecordView frame={{ crumbs: [hall, { label: title }], title, tools, main }} />;
}

/** As in the file: group, field, then one column per listing. Always all rows. */
function tableOf(columns: readonly CompareColumn[], groups: readonly CompareGroup[], field: string): string[][] {
  const head = ['', field, ...columns.map((column) => column.title)];
  const owner = ['', '', ...columns.map((column) => column.note)];
  const rows = shownGroups(groups, false).flatMap((group) =>
    group.rows.map((row) => [group.title, row.label, ...row.cells.map((cell) => cell.text)]),
  );
  return [head, owner, ...rows];
}
