// Ranked bars: each row a link to what is behind it. Bars start at zero.
import { Link } from 'react-router';
import css from './rank-bars.module.css';

export interface RankRow {
  key: string;
  label: string;
  /** Size in any unit; the longest bar is the largest. */
  size: number;
  /** The figure as written. */
  figure: string;
  share?: string | undefined;
  to?: string | undefined;
}

export function RankBars({ rows, caption }: { rows: readonly RankRow[]; caption?: string }) {
  const largest = Math.max(...rows.map((row) => row.size), 0);
  return (
    <figure className={css.figure}>
      <ul className={css.rows}>
        {rows.map((row) => (
          <li key={row.key} className={css.row}>
            {row.to ? (
              <Link className={css.line} to={row.to}>
                <Line row={row} largest={largest} />
              </Link>
            ) : (
              <span className={css.line}>
                <Line row={row} largest={largest} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {caption && <figcaption className="meta">{caption}</figcaption>}
    </figure>
  );
}

function Line({ row, largest }: { row: RankRow; largest: number }) {
  return (
    <>
      <span className={css.label}>{row.label}</span>
      <span className={css.space} aria-hidden="true">
        <span className={css.bar} style={{ width: `${largest > 0 ? (Math.max(0, row.size) / largest) * 100 : 0}%` }} />
      </span>
      <span className={css.value}>{row.figure}</span>
      <span className={css.share}>{row.share}</span>
    </>
  );
}
