// From which province to which: the flow matrix, each cell opens its contracts. Beside it the three directions.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cutsQuery } from '../../../api/queries/dashboard.js';
import type { Cuts, CutSlice } from '../../../api/queries/figure-types.js';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { moneyDigits } from '../../../ui/money.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { drillTo } from '../drill-link.js';
import { flowMatrix } from './flow-matrix.js';
import css from './page.module.css';
import { Card, Opens } from './parts.js';
import { useWindow } from './useWindow.js';

export function FlowCard({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  const [window] = useWindow(view.period.code);
  const query = useQuery(cutsQuery(window));
  return (
    <Card title={t('dashboard.flow.title')} area="flow">
      {query.isPending && <Skeleton rows={4} rowHeight={36} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Matrix cuts={query.data} canDrill={view.can.drill === true} />}
    </Card>
  );
}

function Matrix({ cuts, canDrill }: { cuts: Cuts; canDrill: boolean }) {
  const { t } = useTranslation();
  const slices = cuts.cuts.find((cut) => cut.dimension === 'flow')?.slices ?? [];
  const fenOf = (slice: CutSlice) => (cuts.metric === 'TECHNICAL' ? slice.technicalFen : slice.totalFen);
  const { sellers, buyers, cellOf } = flowMatrix(slices);
  const { year, quarter } = cuts.window;
  const to = (slice: CutSlice) =>
    canDrill
      ? drillTo(cuts.period.code, {
          dimension: 'flow',
          code: slice.code,
          year: year ?? undefined,
          quarter: quarter ?? undefined,
        })
      : undefined;
  if (slices.length === 0) return <p className="meta">{t('dashboard.nothing')}</p>;
  return (
    <>
      <div
        className={css.scroll}
        tabIndex={0}
        role="region"
        aria-label={t('dashboard.tableOf', { name: t('dashboard.flow.title') })}
      >
        <table className={css.small}>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.flow.corner')}</th>
              {buyers.map((buyer) => (
                <th key={buyer.code} scope="col">
                  {buyer.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sellers.map((seller) => (
              <tr key={seller.code}>
                <th scope="row">{seller.label}</th>
                {buyers.map((buyer) => {
                  const slice = cellOf(seller.code, buyer.code);
                  return (
                    <td key={buyer.code}>
                      {slice ? <Opens to={to(slice)}>{moneyDigits(fenOf(slice), { unit: 'yi' })}</Opens> : '—'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta">{t('dashboard.flow.note', { from: cuts.window.fromMonth, to: cuts.window.toMonth })}</p>
    </>
  );
}
