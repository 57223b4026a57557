// By year and contract type. The totals below the chart open the contracts of a year, the table those of each part.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dashboard, Slice } from '../../../api/queries/registry-types.js';
import { Chart } from '../../../ui/figures/Chart.js';
import { moneyDigits } from '../../../ui/money.js';
import { drillTo } from '../drill-link.js';
import css from './page.module.css';
import { Card, Opens } from './parts.js';
import { typesOption, type TypeSeries } from './types-option.js';

const YI = 1e10;

export function TypesCard({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  const { byYearType, byType, metric, period } = view;
  const unit = t('common.unit.yi');
  const fenOf = (slice: Slice | undefined) => (metric === 'TECHNICAL' ? slice?.technicalFen : slice?.totalFen) ?? '0';
  const years = byYearType.map((row) => row.year);
  const sliceOf = (year: string, code: string) =>
    byYearType.find((row) => row.year === year)?.slices.find((slice) => slice.code === code);
  const option = useMemo(() => {
    const series: TypeSeries[] = byType.map(({ code, label }) => ({
      code,
      label,
      values: byYearType.map((row) => {
        const slice = row.slices.find((each) => each.code === code);
        return Number((metric === 'TECHNICAL' ? slice?.technicalFen : slice?.totalFen) ?? '0') / YI;
      }),
    }));
    return typesOption(
      byYearType.map((row) => row.year),
      series,
      unit,
    );
  }, [byType, byYearType, metric, unit]);
  const yi = (fen: string | bigint) => moneyDigits(fen, { unit: 'yi' });
  const yearSum = (year: string) =>
    byYearType.find((row) => row.year === year)?.slices.reduce((sum, slice) => sum + BigInt(fenOf(slice)), 0n) ?? 0n;
  const link = (cut: Parameters<typeof drillTo>[1], hasRows: boolean) =>
    view.can.drill === true && hasRows ? drillTo(period.code, cut) : undefined;
  if (byYearType.length === 0) {
    return (
      <Card title={t('dashboard.types.title')} area="types">
        <p className="meta">{t('dashboard.nothing')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('dashboard.types.title')} area="types">
      <ul className={css.legend} aria-hidden="true">
        {byType.map((slice, at) => (
          <li key={slice.code}>
            <span className={css.swatch} data-series={at + 1} />
            {slice.label}
          </li>
        ))}
      </ul>
      <Chart
        conclusion={t('dashboard.types.conclusion', {
          years: years.map((year) => `${year} ${yi(yearSum(year))}`).join('，'),
        })}
        height={300}
        option={option}
        table={{
          columns: [t('dashboard.types.year'), t('dashboard.types.sum'), ...byType.map((slice) => slice.label)],
          rows: years.map((year) => [
            year,
            <Opens key="sum" to={link({ year }, true)}>
              {yi(yearSum(year))}
            </Opens>,
            ...byType.map(({ code }) => {
              const slice = sliceOf(year, code);
              return (
                <Opens key={code} to={link({ dimension: 'type', code, year }, (slice?.count ?? 0) > 0)}>
                  {yi(fenOf(slice))}
                </Opens>
              );
            }),
          ]),
        }}
      />
      <p className={css.years}>
        <span className="meta">{t('dashboard.types.open')}</span>
        {years.map((year) => (
          <Opens key={year} to={link({ year }, true)}>
            {year} <strong>{yi(yearSum(year))}</strong>
          </Opens>
        ))}
      </p>
    </Card>
  );
}
