// Facets of a list with counts: check boxes, the first six, then "more". No counts are made here.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './facets.module.css';

export interface FacetValue {
  code: string;
  label: string;
  count?: number | undefined;
}

export interface Facet {
  field: string;
  title: string;
  values: readonly FacetValue[];
}

interface FacetsProps {
  facets: readonly Facet[];
  chosen: Readonly<Record<string, readonly string[]>>;
  onToggle: (field: string, code: string) => void;
}

const SHOWN = 6;

export function Facets({ facets, chosen, onToggle }: FacetsProps) {
  return (
    <div className={css.facets}>
      {facets
        .filter((facet) => facet.values.length > 0)
        .map((facet) => (
          <FacetGroup key={facet.field} facet={facet} chosen={chosen[facet.field] ?? []} onToggle={onToggle} />
        ))}
    </div>
  );
}

function FacetGroup({
  facet,
  chosen,
  onToggle,
}: {
  facet: Facet;
  chosen: readonly string[];
  onToggle: FacetsProps['onToggle'];
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const values = isOpen ? facet.values : facet.values.filter((value, at) => at < SHOWN || chosen.includes(value.code));
  const hidden = facet.values.length - values.length;
  return (
    <fieldset className={css.group}>
      <legend className={css.title}>{facet.title}</legend>
      {values.map((value) => (
        <label key={value.code} className={css.value}>
          <input
            type="checkbox"
            checked={chosen.includes(value.code)}
            onChange={() => onToggle(facet.field, value.code)}
          />
          <span className={css.label}>{value.label}</span>
          {value.count !== undefined && <span className={css.count}>{value.count.toLocaleString('en-US')}</span>}
        </label>
      ))}
      {hidden > 0 && (
        <button type="button" className={css.more} onClick={() => setOpen(true)}>
          {t('common.list.moreValues', { n: hidden })}
        </button>
      )}
    </fieldset>
  );
}
