// Stacked bars: one per year, one part per contract type, the year's total on top.
import type { ChartOption } from '../../../ui/figures/ChartCanvas.js';

export interface TypeSeries {
  code: string;
  label: string;
  /** By year, in 亿元. */
  values: readonly number[];
}

export function typesOption(years: readonly string[], series: readonly TypeSeries[], unit: string): ChartOption {
  const totals = years.map((_, at) => series.reduce((sum, each) => sum + (each.values[at] ?? 0), 0));
  return (palette) => ({
    grid: { left: 8, right: 8, top: 32, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value.toFixed(2)} ${unit}` : '—'),
    },
    xAxis: { type: 'category', data: [...years] },
    yAxis: { type: 'value', name: unit, nameTextStyle: { align: 'left', padding: [0, 0, 0, -18] } },
    series: series.map((each, at) => ({
      name: each.label,
      type: 'bar',
      stack: 'all',
      data: [...each.values],
      itemStyle: { color: palette.series[at % palette.series.length], borderColor: palette.surface, borderWidth: 1 },
      label:
        at === series.length - 1
          ? {
              show: true,
              position: 'top',
              formatter: ({ dataIndex }: { dataIndex: number }) =>
                (totals[dataIndex] ?? 0).toFixed(2).replace('-', '−'),
              color: palette.ink,
              fontWeight: 600,
            }
          : { show: false },
    })),
  });
}
