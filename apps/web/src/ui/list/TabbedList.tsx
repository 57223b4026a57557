// A desk list by state: tabs with counts in the address, a table (cards on phones), "more"; owns all four states.
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button/Button.js';
import { Empty } from '../states/Empty.js';
import { Problem } from '../states/Problem.js';
import { Skeleton } from '../states/Skeleton.js';
import { Switcher } from '../Switcher.js';
import { DataTable, type Column } from '../table/DataTable.js';
import { usePageTitle } from '../usePageTitle.js';
import { ExportMenu } from './ExportMenu.js';
import { useListQuery, type ListPageData, type ListSource } from './useListQuery.js';
import { useView } from './useView.js';
import css from './tabbed-list.module.css';

export interface ListTab {
  /** Value of `tab` in the address; "" is the one without a filter. */
  value: string;
  label: string;
  n?: number | undefined;
}

interface TabbedListProps<Row, Page extends ListPageData<Row>> {
  title: string;
  lead?: ReactNode;
  tools?: ReactNode;
  source: ListSource<Row, Page>;
  /** Values known beforehand; labels and counts may come with the first page. None = no tabs. */
  tabValues: readonly string[];
  tabs: (first: Page | undefined) => readonly ListTab[];
  columns: readonly Column<Row>[];
  card: (row: Row) => ReactNode;
  rowKey: (row: Row) => string;
  caption: string;
  empty: { title: string; text?: string; act?: ReactNode };
}

const none: readonly string[] = [];

export function TabbedList<Row, Page extends ListPageData<Row>>(props: TabbedListProps<Row, Page>) {
  const { title, source, tabValues } = props;
  const { t } = useTranslation();
  usePageTitle(title);
  const rules = useMemo(() => ({ fields: none, sorts: none, tabs: tabValues }), [tabValues]);
  const { view, show } = useView(rules);
  const { query, first, rows } = useListQuery(source, view);
  const tabs = props.tabs(first);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div className={css.words}>
          <h1>{title}</h1>
          {props.lead && <p className="meta">{props.lead}</p>}
        </div>
        <div className={css.tools}>
          {source.file && rows.length > 0 && <ExportMenu title={title} file={(format) => source.file!(view, format)} />}
          {props.tools}
        </div>
      </header>
      {tabs.length > 1 && (
        <div>
          <Switcher
            label={title}
            value={view.tab ?? ''}
            options={tabs.map(({ value, label, n }) => ({ value, label: n === undefined ? label : `${label} ${n}` }))}
            onChange={(tab) => show({ ...view, tab, id: null })}
          />
        </div>
      )}
      {query.isError && rows.length === 0 ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton rows={6} rowHeight={53} />
      ) : rows.length === 0 ? (
        <Empty title={props.empty.title} act={props.empty.act}>
          {props.empty.text}
        </Empty>
      ) : (
        <div className={query.isPlaceholderData ? css.stale : undefined}>
          <DataTable
            columns={props.columns}
            rows={rows}
            rowKey={props.rowKey}
            card={props.card}
            caption={props.caption}
            label={title}
          />
        </div>
      )}
      {query.hasNextPage && (
        <div className={css.more}>
          <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.list.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
