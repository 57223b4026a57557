// ECharts itself: line, bar, grid, tooltip; SVG because it prints sharp. Loaded lazily by Chart.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartPalette, chartTheme } from '../../theme/chart.js';
import { useMode } from '../../theme/mode.js';

use([BarChart, LineChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer]);

/** Narrower than this, px, the box is between two layouts and nothing is drawn. */
const MIN_WIDTH = 80;

export type ChartOption = (palette: ReturnType<typeof chartPalette>) => EChartsCoreOption;

export default function ChartCanvas({ option, height }: { option: ChartOption; height: number }) {
  const box = useRef<HTMLDivElement>(null);
  const { isDark } = useMode();
  useEffect(() => {
    if (!box.current) return undefined;
    const chart = init(box.current, chartTheme(isDark), { renderer: 'svg' });
    chart.setOption({ animation: false, ...option(chartPalette(isDark)) });
    const draw = () => {
      const isLaidOut = (box.current?.clientWidth ?? 0) > MIN_WIDTH;
      if (!isLaidOut || window.matchMedia('print').matches) return;
      chart.resize({ animation: { duration: 0 } });
      // Paper scales the drawing of the screen; without a view box it would be cut off.
      box.current?.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
    };
    const observer = new ResizeObserver(draw);
    observer.observe(box.current);
    window.addEventListener('afterprint', draw);
    return () => {
      window.removeEventListener('afterprint', draw);
      observer.disconnect();
      chart.dispose();
    };
  }, [option, isDark]);
  return <div ref={box} style={{ height }} />;
}
