// The pace as one drawing that prints sharp: actual as a line, the plan dashed. Figures stand in the table beside it.
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import css from './page.module.css';

const WIDTH = 560;
const HEIGHT = 130;

export function PaceLine({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  const months = view.months;
  const highest = Math.max(
    1,
    ...months.flatMap((month) => [Number(month.cumulativeFen ?? 0), Number(month.planFen ?? 0)]),
  );
  const x = (at: number) => ((at + 1) / months.length) * WIDTH;
  const y = (fen: string) => HEIGHT - (Number(fen) / highest) * HEIGHT;
  const path = (of: (month: Dashboard['months'][number]) => string | null) =>
    months
      .map((month, at) => [at, of(month)] as const)
      .filter((point): point is readonly [number, string] => point[1] !== null)
      .map(([at, fen]) => `${x(at).toFixed(1)},${y(fen).toFixed(1)}`)
      .join(' ');
  const years = months.filter((month) => month.month.endsWith('-01')).map((month) => month.month.slice(0, 4));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`} className={css.line} role="img" aria-label={t('dashboard.pace.title')}>
      <line x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} className={css.axis} />
      <polyline points={path((month) => month.planFen)} className={css.plan} />
      <polyline points={path((month) => month.cumulativeFen)} className={css.actual} />
      {years.map((year, at) => (
        <text key={year} x={(at * 12 * WIDTH) / months.length} y={HEIGHT + 14} className={css.tick}>
          {year}
        </text>
      ))}
    </svg>
  );
}
