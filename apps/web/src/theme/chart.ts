// Chart theme for ECharts, from the same palette as the page.
import { dark, fontStack, light } from './tokens.js';

/** Theme object for `echarts.init(el, theme)`; text sizes in px. */
export function chartTheme(isDark: boolean) {
  const p = isDark ? dark : light;
  const axis = {
    axisLine: { lineStyle: { color: p.control } },
    axisTick: { show: false },
    axisLabel: { color: p.ink3, fontSize: 12 },
    splitLine: { lineStyle: { color: p.line } },
    nameTextStyle: { color: p.ink3, fontSize: 12 },
  };
  return {
    color: [...p.series],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: fontStack, color: p.ink2, fontSize: 12 },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    line: { symbol: 'circle', symbolSize: 6, lineStyle: { width: 2.5 } },
    bar: { barMaxWidth: 56 },
    tooltip: {
      backgroundColor: p.raised,
      borderColor: p.line,
      textStyle: { color: p.ink, fontSize: 13 },
    },
  };
}

/** Colours that a chart option may name: plan marks, area, gap strip. Chart text in gold uses `warning`. */
export function chartPalette(isDark: boolean) {
  return isDark ? dark : light;
}
