// Ways on when a hall found nothing: words that it knows, filters to drop one by one, and what else can be done.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button/Button.js';
import type { FacetRule } from '../../ui/list/ListPage.js';
import type { SuggestSource } from '../../ui/list/useSuggestions.js';
import { filterCount, toggleFilter, type ListView } from '../../ui/list/view.js';
import { didYouMean } from './did-you-mean.js';
import css from './listing.module.css';

interface NoHitsProps {
  view: ListView;
  facets: readonly FacetRule[];
  source: SuggestSource;
  onView: (view: ListView) => void;
  /** E.g. posting a demand. */
  also?: ReactNode;
}

export function NoHits({ view, facets, source, onView, also }: NoHitsProps) {
  const { t } = useTranslation();
  const { q } = view;
  const meant = useQuery({
    queryKey: [source.noun, 'meant', q],
    queryFn: ({ signal }) => didYouMean(source.ask, q, signal),
    enabled: q !== '',
    retry: false,
  });
  const dropped = facets.flatMap((rule) =>
    (view.filters[rule.field] ?? []).map((code) => ({
      key: `${rule.field}:${code}`,
      label: rule.options.find((option) => option.value === code)?.label ?? code,
      next: toggleFilter(view, rule.field, code),
    })),
  );
  return (
    <div className={css.ways}>
      {meant.data && meant.data.length > 0 && (
        <p className={css.way}>
          <span>{t('compare.none.meant')}</span>
          {meant.data.map((word) => (
            <Button key={word} size="small" onClick={() => onView({ ...view, q: word, id: null })}>
              {word}
            </Button>
          ))}
        </p>
      )}
      {filterCount(view) > 1 && (
        <p className={css.way}>
          <span>{t('compare.none.drop')}</span>
          {dropped.map(({ key, label, next }) => (
            <Button key={key} size="small" onClick={() => onView(next)}>
              {label}
            </Button>
          ))}
        </p>
      )}
      <p className={css.way}>
        <span>{t('compare.none.save')}</span>
        {also}
      </p>
    </div>
  );
}
