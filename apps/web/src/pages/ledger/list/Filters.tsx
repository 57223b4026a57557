// Filters of the ledger: kind of entry, ledger date, and one cut with its value.
import { LEDGER_KINDS } from '@libs/ledger/src/ledger.schema.js';
import { useTranslation } from 'react-i18next';
import type { EntryFilter } from '../../../api/queries/ledger.js';
import { useCodes } from '../../../api/queries/reference.js';
import type { LedgerKind } from '../../../api/queries/registry-types.js';
import { Button } from '../../../ui/button/Button.js';
import { DateField } from '../../../ui/fields/DateField.js';
import { readDate } from '../../../ui/fields/date-text.js';
import type { Option } from '../../../ui/fields/SelectField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { DIMENSIONS, DIRECTIONS, LISTS, type Dimension } from './dimensions.js';
import css from './page.module.css';
import { PlainSelect } from './PlainSelect.js';

const KINDS = Object.keys(LEDGER_KINDS) as LedgerKind[];

export function Filters({ filter, onShow }: { filter: EntryFilter; onShow: (filter: EntryFilter) => void }) {
  const { t } = useTranslation();
  const form = useForm<EntryFilter>(filter);
  const { dimension } = form.values;
  const codes = useDimensionCodes(dimension as Dimension | undefined);
  const isFiltered = Object.values(filter).some(Boolean);
  const pick = (name: 'kind' | 'code', value: string) => onShow({ ...form.values, [name]: value || undefined });
  const day = (name: 'from' | 'to') => {
    const bind = form.bind(`/${name}`);
    return {
      ...bind,
      set: (value: unknown) => {
        // Only whole dates: the list is read anew with each of them.
        const typed = typeof value === 'string' ? value : null;
        if (typed !== null && readDate(typed, 'day') !== typed) return;
        onShow({ ...form.values, [name]: typed ?? undefined });
      },
    };
  };
  return (
    <div className={`${css.filters} no-print`} role="search" aria-label={t('ledger.filter.label')}>
      <PlainSelect
        label={t('ledger.filter.kind')}
        value={filter.kind ?? ''}
        all={t('ledger.filter.all')}
        options={KINDS.map((value) => ({ value, label: t(`enum.ledgerKind.${value}`) }))}
        onChange={(value) => pick('kind', value)}
      />
      <DateField bind={day('from')} label={t('ledger.filter.from')} isRequired />
      <DateField bind={day('to')} label={t('ledger.filter.to')} isRequired />
      <PlainSelect
        label={t('ledger.filter.dimension')}
        value={dimension ?? ''}
        all={t('ledger.filter.any')}
        options={DIMENSIONS.map((value) => ({ value, label: t(`ledger.dimension.${value}`) }))}
        onChange={(value) => {
          if (value === '') onShow({ ...form.values, dimension: undefined, code: undefined });
          else form.reset({ ...form.values, dimension: value, code: undefined });
        }}
      />
      {dimension && (
        <PlainSelect
          label={t(`ledger.dimension.${dimension as Dimension}`)}
          value={form.values.code ?? ''}
          all={t('common.form.choose')}
          options={codes}
          onChange={(value) => pick('code', value)}
        />
      )}
      {isFiltered && <Button onClick={() => onShow({})}>{t('common.list.dropFilters')}</Button>}
    </div>
  );
}

function useDimensionCodes(dimension: Dimension | undefined): readonly Option[] {
  const { t } = useTranslation();
  const codes = useCodes(dimension && dimension !== 'direction' ? LISTS[dimension] : 'contractType');
  if (dimension === 'direction') return DIRECTIONS.map((value) => ({ value, label: t(`enum.direction.${value}`) }));
  return codes;
}
