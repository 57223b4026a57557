// Open figures: what anyone may see of the registered contracts. Cells of fewer than three contracts are withheld, and
// others with them where they would give them away.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { publicCutsQuery } from '../../../api/queries/dashboard.js';
import type { PublicCuts } from '../../../api/queries/figure-types.js';
import { AsOf } from '../../../ui/figures/AsOf.js';
import { RankBars } from '../../../ui/figures/RankBars.js';
import { moneyDigits } from '../../../ui/money.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Switcher } from '../../../ui/Switcher.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from './page.module.css';

type Cell = PublicCuts['total'];

export default function OpenFiguresPage() {
  const { t } = useTranslation();
  usePageTitle(t('dashboard.open.title'));
  const [params, setParams] = useSearchParams();
  const query = useQuery({
    ...publicCutsQuery(params.get('period') ?? undefined),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{t('dashboard.open.title')}</h1>
          <p className="meta">{t('dashboard.open.lead')}</p>
        </div>
        {query.data && (
          <Switcher
            label={t('dashboard.choosePeriod')}
            value={query.data.period.code}
            options={query.data.periods.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(period) => setParams({ period }, { preventScrollReset: true })}
          />
        )}
      </header>
      {query.isPending && <Skeleton rows={6} rowHeight={48} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Figures view={query.data} />}
    </div>
  );
}

function Figures({ view }: { view: PublicCuts }) {
  const { t } = useTranslation();
  const { metric } = view.period;
  const fenOf = (cell: NonNullable<Cell>) => (metric === 'TECHNICAL' ? cell.technicalFen : cell.totalFen);
  const words = (cell: Cell) =>
    cell === null ? t('dashboard.open.withheld') : moneyDigits(fenOf(cell), { unit: 'yi' });
  const bars = (parts: PublicCuts['byBase']) =>
    parts.map((part) => ({
      key: part.code ?? 'rest',
      label: part.label,
      size: part.sums === null ? 0 : Number(fenOf(part.sums)),
      figure: words(part.sums),
      share: part.sums === null ? undefined : t('dashboard.nShort', { n: part.sums.count }),
    }));
  return (
    <>
      <p className={css.total}>
        {t(`dashboard.metric.${metric}`)} <strong>{words(view.total)}</strong> {view.total && t('common.unit.yi')}{' '}
        {view.total && t('dashboard.nContracts', { n: view.total.count.toLocaleString('en-US') })}
      </p>
      <AsOf at={view.proof.asOf} seq={view.proof.ledgerSeq} />
      {view.yearType && view.yearType.types.length > 0 && <YearTypes table={view.yearType} words={words} />}
      <div className={css.pair}>
        <section>
          <h2>{t('dashboard.cut.techArea')}</h2>
          <RankBars rows={bars(view.byTechArea)} />
        </section>
        <section>
          <h2>{t('dashboard.cut.base')}</h2>
          <RankBars rows={bars(view.byBase)} />
        </section>
      </div>
      <section>
        <h2>{t('dashboard.direction.title')}</h2>
        {view.byDirection === null ? (
          <p className="meta">{t('dashboard.open.directionsWithheld')}</p>
        ) : (
          <RankBars
            rows={view.byDirection.map((slice) => ({
              key: slice.code,
              label: t(`enum.directionSlice.${slice.code as 'OUT'}`),
              size: Number(fenOf(slice)),
              figure: moneyDigits(fenOf(slice), { unit: 'yi' }),
              share: t('dashboard.nShort', { n: slice.count }),
            }))}
            caption={t('dashboard.direction.overlap')}
          />
        )}
      </section>
      <p className="meta">
        {t(`dashboard.metricNote.${metric}`)} {t('dashboard.open.rule')}
      </p>
    </>
  );
}

function YearTypes({ table, words }: { table: NonNullable<PublicCuts['yearType']>; words: (cell: Cell) => string }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('dashboard.types.title')}</h2>
      <div
        className={css.scroll}
        tabIndex={0}
        role="region"
        aria-label={t('dashboard.tableOf', { name: t('dashboard.types.title') })}
      >
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.types.year')}</th>
              {table.types.map((type) => (
                <th key={type.code} scope="col">
                  {type.label}
                </th>
              ))}
              <th scope="col">{t('dashboard.types.sum')}</th>
            </tr>
          </thead>
          <tbody>
            {table.years.map((year) => (
              <tr key={year.year}>
                <th scope="row">{year.year}</th>
                {year.cells.map((cell, at) => (
                  <td key={table.types[at]?.code}>{words(cell)}</td>
                ))}
                <td>{words(year.sums)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('dashboard.open.all')}</th>
              {table.types.map((type) => (
                <td key={type.code}>{words(type.sums)}</td>
              ))}
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
