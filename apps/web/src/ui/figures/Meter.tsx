// A thin progress bar with words: an indicator against its target, a job, completeness.
import css from './meter.module.css';

interface MeterProps {
  label: string;
  /** 0..1; undefined while the length is unknown. */
  ratio: number | undefined;
  figure?: string;
  /** Where the target stands, 0..1, drawn in gold. */
  targetRatio?: number;
}

export function Meter({ label, ratio, figure, targetRatio }: MeterProps) {
  const percent = ratio === undefined ? undefined : Math.round(Math.min(1, Math.max(0, ratio)) * 100);
  return (
    <div className={css.meter}>
      <div className={css.words}>
        <span>{label}</span>
        {figure && <span className={css.figure}>{figure}</span>}
      </div>
      <div
        className={css.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={figure}
      >
        <div className={percent === undefined ? css.running : css.done} style={{ width: `${percent ?? 30}%` }} />
        {targetRatio !== undefined && <span className={css.target} style={{ left: `${targetRatio * 100}%` }} />}
      </div>
    </div>
  );
}
