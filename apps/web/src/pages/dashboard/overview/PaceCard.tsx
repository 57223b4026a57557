// Progress month by month against the plan.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { Chart } from '../../../ui/figures/Chart.js';
import { moneyDigits } from '../../../ui/money.js';
import { drillTo } from '../drill-link.js';
import css from './page.module.css';
import { paceOption } from './pace-option.js';
import { pacePoints } from './pace-points.js';
import { Card, Opens } from './parts.js';

export function PaceCard({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  const points = useMemo(() => pacePoints(view), [view]);
  const option = useMemo(
    () =>
      paceOption(points, {
        unit: t('common.unit.yi'),
        actual: t('dashboard.pace.actual'),
        plan: t('dashboard.pace.plan'),
        ahead: t('dashboard.pace.ahead'),
        endOf: (month) => t('dashboard.pace.endOf', { year: month.slice(0, 4), month: Number(month.slice(5)) }),
        target: (yi) => t('dashboard.pace.target', { yi }),
      }),
    [points, t],
  );
  const hasPlan = points.some((point) => point.plan !== null);
  const months = view.months.filter((month) => month.cumulativeFen !== null);
  const last = months.at(-1);
  const yi = (fen: string | null) => moneyDigits(fen, { unit: 'yi' });
  return (
    <Card
      title={t('dashboard.pace.title')}
      area="pace"
      aside={
        <ul className={css.legend} aria-hidden="true">
          <li>
            <span className={css.lineActual} />
            {t('dashboard.pace.actual')}
          </li>
          {hasPlan && (
            <>
              <li>
                <span className={css.linePlan} />
                {t('dashboard.pace.plan')}
              </li>
              <li>
                <span className={css.behind} />
                {t('dashboard.pace.behind')}
              </li>
              <li>
                <span className={css.ahead} />
                {t('dashboard.pace.before')}
              </li>
            </>
          )}
        </ul>
      }
    >
      <Chart
        conclusion={t('dashboard.pace.conclusion', {
          month: last?.month ?? '—',
          total: yi(last?.cumulativeFen ?? '0'),
        })}
        height={hasPlan ? 360 : 260}
        option={option}
        table={{
          columns: [
            t('dashboard.pace.month'),
            t('dashboard.pace.inMonth'),
            t('dashboard.pace.actual'),
            t('dashboard.pace.plan'),
          ],
          rows: months.map((month) => [
            month.month,
            <Opens
              key="in"
              to={
                view.can.drill === true && month.count > 0
                  ? drillTo(view.period.code, { month: month.month })
                  : undefined
              }
            >
              {yi(view.metric === 'TECHNICAL' ? month.technicalFen : month.totalFen)}
            </Opens>,
            yi(month.cumulativeFen),
            month.planFen === null ? '—' : yi(month.planFen),
          ]),
        }}
      />
    </Card>
  );
}
