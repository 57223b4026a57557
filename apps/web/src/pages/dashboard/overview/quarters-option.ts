// Bars of quarters; the first of each year carries the year.
import type { ChartOption } from '../../../ui/figures/ChartCanvas.js';

export interface QuarterBar {
  /** `2025-Q2` */
  quarter: string;
  /** In 亿元. */
  value: number;
}

export function quartersOption(bars: readonly QuarterBar[], unit: string): ChartOption {
  return (palette) => ({
    grid: { left: 8, right: 8, top: 32, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value.toFixed(2)} ${unit}` : '—'),
    },
    xAxis: {
      type: 'category',
      data: bars.map(({ quarter }) => quarter),
      axisLabel: {
        interval: (_at: number, quarter: string) => quarter.endsWith('Q1'),
        formatter: (quarter: string) => quarter.slice(0, 4),
      },
    },
    yAxis: { type: 'value', name: unit, nameTextStyle: { align: 'left', padding: [0, 0, 0, -18] } },
    series: [{ type: 'bar', data: bars.map(({ value }) => value), itemStyle: { color: palette.primary } }],
  });
}
