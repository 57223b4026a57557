// Frame of a searchable list: search, facets with counts, chips, sort, rows, "more"; owns the URL view and all four states.
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button/Button.js';
import { Dialog } from '../dialog/Dialog.js';
import { Chip } from '../status/Chip.js';
import { Empty } from '../states/Empty.js';
import { Notice } from '../states/Notice.js';
import { Problem } from '../states/Problem.js';
import { Skeleton } from '../states/Skeleton.js';
import { usePageTitle } from '../usePageTitle.js';
import { ExportMenu } from './ExportMenu.js';
import { Facets, type Facet } from './Facets.js';
import { SearchBox } from './SearchBox.js';
import type { SuggestSource } from './useSuggestions.js';
import { useListQuery, type ListPageData, type ListSource } from './useListQuery.js';
import { useView } from './useView.js';
import { filterCount, toggleFilter, type ListView, type ViewRules } from './view.js';
import css from './list-page.module.css';

/** A facet of the page: its field, title, and the label of a code. Codes without a label are dropped. */
export interface FacetRule {
  field: string;
  title: string;
  /** Order and labels; codes with count 0 are hidden unless chosen. */
  options: readonly { value: string; label: string }[];
  /** The most counted first: for long lists, whose own order says nothing. */
  isByCount?: boolean;
}

interface ListPageProps<Row, Page extends ListPageData<Row>> {
  title: string;
  source: ListSource<Row, Page>;
  facets: readonly FacetRule[];
  sorts: readonly { value: string; label: string }[];
  rowKey: (row: Row) => string;
  row: (row: Row, view: ListView) => ReactNode;
  /** Counted noun in words for n rows: "53 项成果". */
  countWords: (n: number | undefined) => ReactNode;
  search?: { label: string; placeholder?: string; suggest?: SuggestSource };
  empty: { title: string; text?: string; act?: ReactNode };
  /** Ways on when the view finds nothing, under the sentence that says so. */
  noHits?: (view: ListView, onView: (view: ListView) => void) => ReactNode;
  /** Beside the sort: buttons such as "保存并提醒". */
  tools?: ReactNode;
  /** Height of a row in px, for the skeleton. */
  rowHeight?: number;
  /** False on pages whose heading is visible; halls hide it, the search field says enough. */
  isTitleHidden?: boolean;
}

export function ListPage<Row, Page extends ListPageData<Row>>(props: ListPageProps<Row, Page>) {
  const { title, source, facets, sorts } = props;
  const { t } = useTranslation();
  usePageTitle(title);
  const rules = useMemo<ViewRules>(
    () => ({ fields: facets.map((facet) => facet.field), sorts: sorts.map((sort) => sort.value) }),
    [facets, sorts],
  );
  const { view, show } = useView(rules);
  const { query, first, rows } = useListQuery(source, view);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const shownFacets = facets.map((rule) =>
    withCounts(rule, first?.facets?.[rule.field], view.filters[rule.field] ?? []),
  );
  const onSearch = useCallback((q: string) => show({ ...view, q, id: null }, 'replace'), [show, view]);
  const onToggle = (field: string, code: string) => show(toggleFilter(view, field, code));
  const count = props.countWords(first?.total);
  const side = <Facets facets={shownFacets} chosen={view.filters} onToggle={onToggle} />;

  return (
    <div className={css.page}>
      <h1 className={props.isTitleHidden ? 'visually-hidden' : undefined}>{title}</h1>
      {props.search && (
        <SearchBox
          value={view.q}
          label={props.search.label}
          placeholder={props.search.placeholder}
          suggest={props.search.suggest}
          onSearch={onSearch}
        />
      )}
      <div className={facets.length > 0 ? css.columns : css.single}>
        {facets.length > 0 && (
          <aside className={css.side} aria-label={t('common.list.filters')}>
            {side}
          </aside>
        )}
        <section className={css.list} aria-label={title}>
          <div className={css.head}>
            <p className={css.count} role="status">
              {count}
            </p>
            <div className={css.chips}>
              {facets.flatMap((rule) =>
                (view.filters[rule.field] ?? []).map((code) => (
                  <Chip
                    key={`${rule.field}:${code}`}
                    label={labelIn(rule, code)}
                    onRemove={() => onToggle(rule.field, code)}
                  />
                )),
              )}
              {filterCount(view) > 1 && (
                <Button intent="text" size="small" onClick={() => show({ ...view, filters: {}, id: null })}>
                  {t('common.list.clearFilters')}
                </Button>
              )}
            </div>
            <div className={css.tools}>
              {facets.length > 0 && (
                <span className={css.sheetButton}>
                  <Button onClick={() => setSheetOpen(true)}>
                    {filterCount(view) > 0
                      ? t('common.list.filterButton', { n: filterCount(view) })
                      : t('common.list.filters')}
                  </Button>
                </span>
              )}
              {sorts.length > 1 && (
                <select
                  className={css.sort}
                  aria-label={t('common.list.sort')}
                  value={view.sort}
                  onChange={(event) => show({ ...view, sort: event.target.value, id: null })}
                >
                  {sorts.map((sort) => (
                    <option key={sort.value} value={sort.value}>
                      {sort.label}
                    </option>
                  ))}
                </select>
              )}
              {props.tools}
              {source.file && rows.length > 0 && (
                <ExportMenu title={title} file={(format) => source.file!(view, format)} />
              )}
            </div>
          </div>
          {first?.degraded && (
            <div className={css.notice}>
              <Notice>{t('common.list.degraded')}</Notice>
            </div>
          )}
          {first?.alsoAsked && first.alsoAsked.length > 0 && (
            <p className={css.also}>{t('common.list.alsoAsked', { words: first.alsoAsked.join(t('common.comma')) })}</p>
          )}
          <Body {...props} view={view} query={query} rows={rows} onView={show} />
        </section>
      </div>
      <Dialog
        title={t('common.list.filters')}
        isOpen={isSheetOpen}
        onClose={() => setSheetOpen(false)}
        footer={
          <Button intent="primary" size="large" isWide onClick={() => setSheetOpen(false)}>
            <span>
              {t('common.list.see')} {count}
            </span>
          </Button>
        }
      >
        {side}
      </Dialog>
    </div>
  );
}

interface BodyProps<Row, Page extends ListPageData<Row>> extends ListPageProps<Row, Page> {
  view: ListView;
  query: ReturnType<typeof useListQuery<Row, Page>>['query'];
  rows: readonly Row[];
  onView: (view: ListView) => void;
}

function Body<Row, Page extends ListPageData<Row>>(props: BodyProps<Row, Page>) {
  const { query, rows, view, empty, onView } = props;
  const { t } = useTranslation();
  if (query.isError && rows.length === 0) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton rows={6} rowHeight={props.rowHeight ?? 112} />;
  if (rows.length === 0 && (view.q || filterCount(view) > 0)) {
    return (
      <Empty
        title={view.q ? t('common.list.noHitsFor', { q: view.q }) : t('common.list.noHits')}
        act={
          <Button onClick={() => onView({ ...view, filters: {}, q: filterCount(view) > 0 ? view.q : '', id: null })}>
            {filterCount(view) > 0 ? t('common.list.dropFilters') : t('common.list.dropSearch')}
          </Button>
        }
      >
        {props.noHits?.(view, onView)}
      </Empty>
    );
  }
  if (rows.length === 0) {
    return (
      <Empty title={empty.title} act={empty.act}>
        {empty.text}
      </Empty>
    );
  }
  return (
    <>
      <ul className={query.isPlaceholderData ? css.stale : undefined}>
        {rows.map((row) => (
          <li key={props.rowKey(row)} className={css.row}>
            {props.row(row, view)}
          </li>
        ))}
      </ul>
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

function labelIn(rule: FacetRule, code: string): string {
  return rule.options.find((option) => option.value === code)?.label ?? code;
}

function withCounts(rule: FacetRule, counts: Record<string, number> | undefined, chosen: readonly string[]): Facet {
  const values = rule.options
    .map((option) => ({
      code: option.value,
      label: option.label,
      count: counts ? (counts[option.value] ?? 0) : undefined,
    }))
    .filter((value) => value.count !== 0 || chosen.includes(value.code));
  // Before the first answer a long list would be drawn as a whole.
  const shown = rule.isByCount && !counts ? values.filter((value) => chosen.includes(value.code)) : values;
  if (rule.isByCount) shown.sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
  return { field: rule.field, title: rule.title, values: shown };
}
