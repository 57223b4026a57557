// Half-ring gauge as SVG: actual on a track, the plan as a gold mark, the figure in the middle.
import type { ReactNode } from 'react';
import css from './gauge.module.css';

interface GaugeProps {
  /** Actual / target; drawn up to 1. */
  ratio: number;
  /** Where the plan stands today, 0..1. */
  planRatio?: number | undefined;
  /** The conclusion in words. */
  label: string;
  figure: ReactNode;
  note?: ReactNode;
}

const RADIUS = 120;
const LENGTH = Math.PI * RADIUS;

export function Gauge({ ratio, planRatio, label, figure, note }: GaugeProps) {
  const share = Math.min(1, Math.max(0, ratio));
  const angle = Math.PI * (1 - Math.min(1, Math.max(0, planRatio ?? 0)));
  const point = (radius: number) => [140 + radius * Math.cos(angle), 134 - radius * Math.sin(angle)] as const;
  const [x1, y1] = point(RADIUS - 11);
  const [x2, y2] = point(RADIUS + 11);
  return (
    <div className={css.gauge}>
      <svg viewBox="0 0 280 140" role="img" aria-label={label}>
        <path d="M20 134a120 120 0 0 1 240 0" className={css.track} />
        <path d="M20 134a120 120 0 0 1 240 0" className={css.actual} strokeDasharray={`${share * LENGTH} ${LENGTH}`} />
        {planRatio !== undefined && <line x1={x1} y1={y1} x2={x2} y2={y2} className={css.plan} />}
      </svg>
      <div className={css.middle}>
        <p className={css.figure}>{figure}</p>
        {note && <p className={css.note}>{note}</p>}
      </div>
    </div>
  );
}
