// A window of the period cut by one dimension at a time: bars, and beside them a table with the year before, the list
// behind each part and why it changed.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cutsQuery } from '../../../api/queries/dashboard.js';
import type { CutDimension, Cuts, CutSlice } from '../../../api/queries/figure-types.js';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { useSession } from '../../../app/session.js';
import { Button } from '../../../ui/button/Button.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { RankBars } from '../../../ui/figures/RankBars.js';
import { moneyDigits } from '../../../ui/money.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { drillTo, whyTo } from '../drill-link.js';
import css from './page.module.css';
import { Card, Opens, percent, Select, signedPercent } from './parts.js';
import { RatioRow } from './RatioRow.js';
import { useQuarterWords } from './useQuarterWords.js';
import { useWindow } from './useWindow.js';

/** Directions have a card of their own: they overlap. */
const DIMENSIONS = [
  'techArea',
  'type',
  'subType',
  'industrySection',
  'base',
  'township',
  'park',
  'sellerPartyType',
  'buyerPartyType',
  'amountBand',
  'ipType',
  'planSource',
  'brokerAssisted',
  'related',
] as const satisfies readonly CutDimension[];
const FIRST = 8;
/** Parts that may hold one contract twice, so that they do not add up to the total. */
const OVERLAPPING: ReadonlySet<CutDimension> = new Set(['township', 'park']);

export function CutsCard({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  const quarterWords = useQuarterWords();
  const [window, value, onWindow] = useWindow(view.period.code);
  const [dimension, setDimension] = useState<(typeof DIMENSIONS)[number]>('techArea');
  const query = useQuery({ ...cutsQuery(window), placeholderData: keepPreviousData });
  const windows = [
    { value: '', label: t('dashboard.cuts.whole') },
    ...view.years.map(({ year }) => ({ value: year, label: t('dashboard.cuts.year', { year }) })),
    ...view.quarters.map(({ quarter }) => ({ value: quarter, label: quarterWords(quarter) })),
  ];
  return (
    <Card
      title={t('dashboard.cuts.title')}
      area="distribution"
      aside={
        <div className={`${css.choices} no-print`}>
          <Select label={t('dashboard.cuts.window')} value={value} options={windows} onChange={onWindow} />
          <Select
            label={t('dashboard.cuts.dimension')}
            value={dimension}
            options={DIMENSIONS.map((each) => ({ value: each, label: t(`dashboard.cut.${each}`) }))}
            onChange={(next) => setDimension(next as (typeof DIMENSIONS)[number])}
          />
        </div>
      }
    >
      {query.isPending && <Skeleton rows={5} rowHeight={36} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <div className={query.isPlaceholderData ? css.stale : ''}>
          <RatioRow cuts={query.data} />
          <Parts key={dimension} view={view} cuts={query.data} dimension={dimension} />
        </div>
      )}
    </Card>
  );
}

function Parts({ view, cuts, dimension }: { view: Dashboard; cuts: Cuts; dimension: CutDimension }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const slices = cuts.cuts.find((cut) => cut.dimension === dimension)?.slices ?? [];
  const valueOf = (slice: CutSlice) => (cuts.metric === 'TECHNICAL' ? slice.technicalFen : slice.totalFen);
  const total = Number(cuts.metric === 'TECHNICAL' ? cuts.sums.technicalFen : cuts.sums.totalFen);
  const doOverlap = OVERLAPPING.has(dimension);
  const { year, quarter } = cuts.window;
  const to = (slice: CutSlice) =>
    view.can.drill === true
      ? drillTo(cuts.period.code, {
          dimension,
          code: slice.code,
          year: year ?? undefined,
          quarter: quarter ?? undefined,
        })
      : undefined;
  if (slices.length === 0) return <p className="meta">{t('dashboard.nothing')}</p>;
  const shown = isWhole ? slices : slices.slice(0, FIRST);
  return (
    <div className={css.beside}>
      <div>
        <RankBars
          rows={shown.map((slice) => ({
            key: slice.code,
            label: slice.label,
            size: Number(valueOf(slice)),
            figure: moneyDigits(valueOf(slice), { unit: 'yi' }),
            share: doOverlap || total <= 0 ? undefined : percent(Number(valueOf(slice)) / total),
            to: to(slice),
          }))}
          caption={
            doOverlap
              ? t('dashboard.cuts.overlap')
              : t('dashboard.cuts.sum', { total: moneyDigits(String(total), { unit: 'yi' }) })
          }
        />
        {slices.length > FIRST && (
          <div className={`${css.moreRows} no-print`}>
            <Button size="small" intent="text" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {isWhole ? t('dashboard.distribution.less') : t('dashboard.distribution.all', { n: slices.length })}
            </Button>
          </div>
        )}
      </div>
      <PartTable slices={shown} dimension={dimension} cuts={cuts} to={to} />
    </div>
  );
}

interface PartTableProps {
  slices: readonly CutSlice[];
  dimension: CutDimension;
  cuts: Cuts;
  to: (slice: CutSlice) => string | undefined;
}

function PartTable({ slices, dimension, cuts, to }: PartTableProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const why = (code: string) => (may('period.read') ? whyTo(dimension, code, todayInShanghai()) : undefined);
  const hasWhy = why('') !== undefined;
  return (
    <div
      className={css.scroll}
      tabIndex={0}
      role="region"
      aria-label={t('dashboard.tableOf', { name: t(`dashboard.cut.${dimension as 'type'}`) })}
    >
      <table className={css.small}>
        <thead>
          <tr>
            <th scope="col">{t(`dashboard.cut.${dimension as 'type'}`)}</th>
            <th scope="col">{t('dashboard.goal.contracts')}</th>
            <th scope="col">{t('dashboard.cuts.totalYi')}</th>
            <th scope="col">{t('dashboard.cuts.technicalYi')}</th>
            {cuts.before && <th scope="col">{t('dashboard.cuts.yoy')}</th>}
            {hasWhy && <th scope="col">{t('dashboard.cuts.change')}</th>}
          </tr>
        </thead>
        <tbody>
          {slices.map((slice) => (
            <tr key={slice.code}>
              <th scope="row">{slice.label}</th>
              <td>
                <Opens to={to(slice)}>{slice.count.toLocaleString('en-US')}</Opens>
              </td>
              <td>{moneyDigits(slice.totalFen, { unit: 'yi' })}</td>
              <td>{moneyDigits(slice.technicalFen, { unit: 'yi' })}</td>
              {cuts.before && <td>{slice.yoy === null ? '—' : signedPercent(slice.yoy)}</td>}
              {hasWhy && (
                <td>
                  <Link to={why(slice.code) ?? ''} aria-label={t('dashboard.cuts.whyOf', { name: slice.label })}>
                    {t('dashboard.cuts.why')}
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
