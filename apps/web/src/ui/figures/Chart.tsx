// Frame of a chart: conclusion as accessible name, data table on demand, ECharts (SVG) loaded only when drawn.
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartOption } from './ChartCanvas.js';
import css from './chart.module.css';

const ChartCanvas = lazy(() => import('./ChartCanvas.js'));

interface ChartProps {
  /** What the chart shows, as a sentence with its figures. */
  conclusion: string;
  height: number;
  /** Builds the option from the palette of the current mode. */
  option: ChartOption;
  /** The same figures; a cell may be a link to what is behind it. */
  table: { columns: readonly string[]; rows: readonly (readonly ReactNode[])[] };
}

export function Chart({ conclusion, height, option, table }: ChartProps) {
  const { t } = useTranslation();
  return (
    <figure className={css.chart}>
      <div role="img" aria-label={conclusion} style={{ height }}>
        <Suspense fallback={<div className={css.waiting} style={{ height }} />}>
          <ChartCanvas option={option} height={height} />
        </Suspense>
      </div>
      <details className={`${css.details} no-print`}>
        <summary>{t('common.chart.table')}</summary>
        <div className={css.scroll} tabIndex={0} role="region" aria-label={conclusion}>
          <table className={css.table}>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, line) => (
                <tr key={line}>
                  {row.map((cell, at) => (
                    <td key={table.columns[at]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
