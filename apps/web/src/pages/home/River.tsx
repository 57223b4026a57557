// Quiet contour lines behind the hero: the river that gives the accent its colour. Decoration only.
import css from './page.module.css';

const LINES = Array.from({ length: 9 }, (_, at) => at * 13);

export function River() {
  return (
    <svg className={css.river} viewBox="0 0 1440 450" preserveAspectRatio="none" aria-hidden="true">
      {LINES.map((shift) => (
        <path
          key={shift}
          d={`M0 ${310 + shift} C 260 ${300 + shift * 1.1}, 420 ${420 - shift * 0.3}, 700 ${360 + shift * 0.6} S 1120 ${190 + shift * 1.3}, 1440 ${250 + shift}`}
        />
      ))}
    </svg>
  );
}
