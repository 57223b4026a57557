// The pace chart: cumulative value over the plan line, and beneath it a strip of the difference that the lines hide.
import type { Palette } from '../../../theme/tokens.js';
import type { ChartOption } from '../../../ui/figures/ChartCanvas.js';
import type { PacePoint } from './pace-points.js';

interface PaceWords {
  unit: string;
  actual: string;
  plan: string;
  ahead: string;
  /** Names the end of a month, e.g. “10 月底”. */
  endOf: (month: string) => string;
  target: (yi: string) => string;
}

/** Room left and right of both grids, px, so that a bar stands under its month. */
const SIDES = { left: 40, right: 68 };
const STRIP = { ...SIDES, height: 56, bottom: 22 };
/** Labels nearer than this share of an axis are moved apart, or one of them is left out. */
const NEAR = 0.09;
/** The same for the strip, whose labels name their month. */
const NEAR_IN_STRIP = 0.24;

const two = (value: number) => value.toFixed(2);
const signed = (value: number) => `${value < 0 ? '−' : '+'}${two(Math.abs(value))}`;

/** Bars that carry their figure: the extreme and the last one. */
function labelled(points: readonly PacePoint[]): Set<number> {
  let extreme = -1;
  let last = -1;
  points.forEach((point, at) => {
    if (point.ahead === null) return;
    last = at;
    if (extreme < 0 || Math.abs(point.ahead) > Math.abs(points[extreme]?.ahead ?? 0)) extreme = at;
  });
  // Two figures under neighbouring bars would cover each other; the last one is the newest.
  const isNear = last - extreme < points.length * NEAR_IN_STRIP;
  return new Set((isNear ? [last] : [extreme, last]).filter((at) => at >= 0));
}

export function paceOption(points: readonly PacePoint[], words: PaceWords): ChartOption {
  const months = points.map((point) => point.month);
  const hasPlan = points.some((point) => point.plan !== null);
  const years = { interval: (at: number) => at % 12 === 0, formatter: (month: string) => month.slice(0, 4) };
  const strip = <T>(part: T): T[] => (hasPlan ? [part] : []);
  return (palette) => ({
    grid: [{ ...SIDES, top: 28, bottom: hasPlan ? 128 : 28 }, ...strip(STRIP)],
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${two(value)} ${words.unit}` : '—'),
    },
    xAxis: [
      { type: 'category', data: months, axisLabel: years },
      ...strip({ type: 'category', gridIndex: 1, data: months, axisLabel: { show: false } }),
    ],
    yAxis: [
      { type: 'value', name: words.unit, min: 0 },
      ...strip({ type: 'value', gridIndex: 1, axisLabel: { show: false }, splitLine: { show: false } }),
    ],
    series: [
      ...lines(points, words, palette, hasPlan),
      ...strip({ name: words.ahead, type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: bars(points, words, palette) }),
    ],
  });
}

function lines(points: readonly PacePoint[], words: PaceWords, palette: Palette, hasPlan: boolean): object[] {
  const lastActual = points.findLastIndex((point) => point.actual !== null);
  const [actual, plan] = [points[lastActual]?.actual ?? 0, points.at(-1)?.plan ?? 0];
  const isNear = lastActual === points.length - 1 && Math.abs(actual - plan) < NEAR * Math.max(actual, plan);
  const shift = isNear ? (actual >= plan ? -9 : 9) : 0;
  const label = (color: string, offset: number, formatter: (params: { value: number }) => string) => ({
    endLabel: { show: true, formatter, color, fontWeight: 600, offset: [0, offset] },
  });
  const actualLine = {
    name: words.actual,
    type: 'line',
    data: points.map((point, at) => ({ value: point.actual, symbol: at === lastActual ? 'circle' : 'none' })),
    symbolSize: 8,
    areaStyle: { color: palette.primaryBg },
    itemStyle: { color: palette.primary },
    lineStyle: { color: palette.primary },
    z: 3,
    ...label(palette.primary, shift, ({ value }) => two(value)),
  };
  if (!hasPlan) return [actualLine];
  const planLine = {
    name: words.plan,
    type: 'line',
    data: points.map((point) => point.plan),
    symbol: 'none',
    itemStyle: { color: palette.gold },
    lineStyle: { color: palette.gold, type: 'dashed', width: 1.5 },
    ...label(palette.warning, -shift, ({ value }) => words.target(String(Number(two(value))))),
  };
  return [actualLine, planLine];
}

function bars(points: readonly PacePoint[], words: PaceWords, palette: Palette): object[] {
  const marked = labelled(points);
  return points.map((point, at) => {
    const ahead = point.ahead ?? 0;
    return {
      value: point.ahead,
      itemStyle: { color: ahead < 0 ? palette.gold : palette.primary },
      label: {
        show: marked.has(at),
        position: ahead < 0 ? 'bottom' : 'top',
        formatter: () => `${words.endOf(point.month)} ${signed(ahead)}`,
        color: ahead < 0 ? palette.warning : palette.primary,
        fontWeight: 600,
      },
    };
  });
}
