// The hall of one kind of listing: what stands for everyone now, by words, facets and orders. Rows and words are the room's.
import type { ReactNode } from 'react';
import { ListPage, type FacetRule } from '../../ui/list/ListPage.js';
import type { SuggestSource } from '../../ui/list/useSuggestions.js';
import type { ListPageData, ListSource } from '../../ui/list/useListQuery.js';
import { CompareTray } from './compare/CompareTray.js';
import type { Noun } from './compare/tray.js';
import css from './listing.module.css';
import { NoHits } from './NoHits.js';

interface ListingHallProps<Card, Page extends ListPageData<Card>> {
  noun: Noun;
  title: string;
  source: ListSource<Card, Page>;
  facets: readonly FacetRule[];
  sorts: readonly { value: string; label: string }[];
  row: (card: Card) => ReactNode;
  /** Noun after the count: 项成果. */
  unit: string;
  search: { label: string; placeholder: string; suggest: SuggestSource };
  empty: { title: string; text?: string; act?: ReactNode };
  tools?: ReactNode;
  /** Beside the other ways on when nothing was found. */
  alsoWhenNone?: ReactNode;
}

const ROW_HEIGHT = 128;

export function ListingHall<Card extends { id: string }, Page extends ListPageData<Card>>({
  noun,
  unit,
  row,
  alsoWhenNone,
  ...list
}: ListingHallProps<Card, Page>) {
  return (
    <div className={css.withTray}>
      <ListPage
        {...list}
        isTitleHidden
        noHits={(view, onView) => (
          <NoHits view={view} facets={list.facets} source={list.search.suggest} onView={onView} also={alsoWhenNone} />
        )}
        rowKey={(card) => card.id}
        row={(card) => row(card)}
        rowHeight={ROW_HEIGHT}
        countWords={(n) => (
          <>
            <strong>{n === undefined ? '—' : n.toLocaleString('en-US')}</strong> {unit}
          </>
        )}
      />
      <CompareTray noun={noun} />
    </div>
  );
}
