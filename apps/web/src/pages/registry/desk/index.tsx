// 登记审核: the queue on the left, the chosen filing on the right. On phones the filing is a page of its own.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deskQueue, deskStatsQuery, DESK_TABS, type DeskTab } from '../../../api/queries/registry.js';
import type { DeskCard } from '../../../api/queries/registry-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { Button } from '../../../ui/button/Button.js';
import { useListQuery } from '../../../ui/list/useListQuery.js';
import { useView } from '../../../ui/list/useView.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Switcher } from '../../../ui/Switcher.js';
import { DataTable } from '../../../ui/table/DataTable.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { Detail } from './Detail.js';
import { Figures } from './Figures.js';
import css from './page.module.css';
import { QueueCard, useColumns } from './queue.js';
import { QueueSearch } from './QueueSearch.js';
import { useIsWide } from './useIsWide.js';

const RULES = { fields: [], sorts: [], tabs: DESK_TABS };

export default function RegistryPage() {
  return (
    <Allowed permission="contract.desk">
      <Desk />
    </Allowed>
  );
}

function Desk() {
  const { t } = useTranslation();
  usePageTitle(t('registry.title'));
  const { view, show } = useView(RULES);
  const { query, rows } = useListQuery(deskQueue, view);
  const isWide = useIsWide();
  const first = useFirstShown(`${view.tab}/${view.q}`, rows[0]?.id ?? null, query.isPlaceholderData);
  const chosenId = view.id ?? (isWide ? first : null);
  const isAlone = !isWide && view.id !== null;
  const choose = useCallback((row: DeskCard) => show({ ...view, id: row.id }), [show, view]);
  const onSearch = useCallback((q: string) => show({ ...view, q, id: null }, 'replace'), [show, view]);
  const back = useMemo(() => () => show({ ...view, id: null }), [show, view]);
  return (
    <div className={`${css.page} ${isAlone ? css.alone : ''}`}>
      <header className={css.head}>
        <h1>{t('registry.title')}</h1>
        <Figures />
      </header>
      <div className={css.tools}>
        <Tabs tab={view.tab as DeskTab} onTab={(tab) => show({ ...view, tab, id: null })} />
        <QueueSearch value={view.q} onSearch={onSearch} />
      </div>
      <div className={css.panes}>
        <div className={css.queue}>
          <Queue
            query={query}
            rows={rows}
            chosenId={chosenId}
            tab={view.tab as DeskTab}
            q={view.q}
            onChoose={choose}
            onTab={(tab) => show({ ...view, tab, q: '', id: null })}
          />
        </div>
        {chosenId ? (
          <Detail key={chosenId} id={chosenId} onBack={back} />
        ) : (
          isWide && <div className={css.nothing}>{t('registry.nothingChosen')}</div>
        )}
      </div>
    </div>
  );
}

/** The head of the queue as it was first shown: another filing that comes to the head must not push away an open one. */
function useFirstShown(place: string, firstId: string | null, isOfBefore: boolean): string | null {
  const [shown, setShown] = useState({ place, id: firstId });
  const isStill = isOfBefore || (shown.place === place && shown.id !== null);
  if (!isStill && (shown.place !== place || shown.id !== firstId)) setShown({ place, id: firstId });
  return isStill ? shown.id : firstId;
}

function Tabs({ tab, onTab }: { tab: DeskTab; onTab: (tab: DeskTab) => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(deskStatsQuery);
  const n = (each: DeskTab) => data?.tabs[each];
  return (
    <Switcher
      label={t('registry.queue')}
      value={tab}
      options={DESK_TABS.map((value) => ({
        value,
        label: n(value) === undefined ? t(`registry.tab.${value}`) : `${t(`registry.tab.${value}`)} ${n(value)}`,
      }))}
      onChange={onTab}
    />
  );
}

interface QueueProps {
  query: ReturnType<typeof useListQuery<DeskCard, { items: DeskCard[]; nextCursor: string | null }>>['query'];
  rows: readonly DeskCard[];
  chosenId: string | null;
  tab: DeskTab;
  q: string;
  onChoose: (row: DeskCard) => void;
  onTab: (tab: DeskTab) => void;
}

function Queue({ query, rows, chosenId, tab, q, onChoose, onTab }: QueueProps) {
  const { t } = useTranslation();
  const columns = useColumns();
  const { data: stats } = useQuery(deskStatsQuery);
  if (query.isError && rows.length === 0) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton rows={8} rowHeight={53} />;
  if (rows.length === 0) {
    const other = (['unclaimed', 'review'] as const).find((each) => each !== tab && (stats?.tabs[each] ?? 0) > 0);
    return (
      <Empty
        title={q ? t('common.list.noHitsFor', { q }) : t(`registry.empty.${tab}`)}
        act={
          q ? (
            <Button onClick={() => onTab(tab)}>{t('common.list.dropSearch')}</Button>
          ) : (
            other && (
              <Button onClick={() => onTab(other)}>
                {t('registry.empty.see', { tab: t(`registry.tab.${other}`), n: stats?.tabs[other] ?? 0 })}
              </Button>
            )
          )
        }
      />
    );
  }
  return (
    <div className={query.isPlaceholderData ? css.stale : undefined}>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        selectedId={chosenId}
        onSelect={onChoose}
        card={(row) => <QueueCard row={row} onOpen={() => onChoose(row)} />}
        caption={t('registry.caption')}
        label={t('registry.queue')}
      />
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
