// Parts of the sheet: facts beside the gauge, years, forecasts, and the largest parts of a cut.
import { useTranslation } from 'react-i18next';
import type { CutDimension, Cuts, ProcessFigures } from '../../../api/queries/figure-types.js';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { moneyDigits } from '../../../ui/money.js';
import css from './page.module.css';

const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);
const signed = (share: number | null) =>
  share === null ? '—' : `${share < 0 ? '−' : '+'}${(Math.abs(share) * 100).toFixed(1)}%`;
const yi = (fen: string) => moneyDigits(fen, { unit: 'yi' });
const SHOWN = 6;

export function Facts({ view, cuts, process }: { view: Dashboard; cuts: Cuts; process: ProcessFigures }) {
  const { t } = useTranslation();
  const { goal, time } = view;
  const facts: [string, string][] = [
    [t('dashboard.goal.contracts'), view.sums.count.toLocaleString('en-US')],
    [t('dashboard.goal.technical'), yi(view.sums.technicalFen)],
    [t('dashboard.cuts.technicalShare'), percent(cuts.technicalShare)],
    [t('dashboard.cuts.localShare'), percent(cuts.localShare)],
    [t('dashboard.goal.time'), time.isOver ? t('dashboard.goal.ended') : percent(time.progress)],
    ...(goal ? [[t('dashboard.sheet.gap'), yi(goal.gapFen)] as [string, string]] : []),
    ...(goal?.requiredMonthlyFen
      ? [[t('dashboard.goal.required', { n: time.monthsLeft }), yi(goal.requiredMonthlyFen)] as [string, string]]
      : []),
    [t('dashboard.service.withinLimit'), percent(process.registry.withinLimitRate)],
  ];
  return (
    <dl className={css.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Years({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('dashboard.types.year')}</th>
          {view.years.map((year) => (
            <th key={year.year} scope="col">
              {year.year}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('dashboard.cuts.totalYi')}</th>
          {view.years.map((year) => (
            <td key={year.year}>{yi(year.totalFen)}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('dashboard.cuts.yoy')}</th>
          {view.years.map((year) => (
            <td key={year.year}>{signed(year.yoy)}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

export function Forecasts({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  return (
    <>
      {(view.forecasts ?? []).map((forecast) => (
        <p key={forecast.method}>
          {t(`dashboard.forecast.${forecast.method}`)}{' '}
          <strong>{forecast.atEndFen === null ? t('dashboard.forecast.tooFew') : yi(forecast.atEndFen)}</strong>{' '}
          {forecast.meanError === null
            ? t('dashboard.forecast.untested', { n: forecast.tested.length })
            : t('dashboard.forecast.error', { n: forecast.tested.length, percent: percent(forecast.meanError) })}
        </p>
      ))}
    </>
  );
}

interface TopProps {
  title: string;
  cuts: Cuts;
  dimension: CutDimension;
  note?: string;
}

export function Top({ title, cuts, dimension, note }: TopProps) {
  const { t } = useTranslation();
  const slices = cuts.cuts.find((cut) => cut.dimension === dimension)?.slices ?? [];
  return (
    <section className={css.top}>
      <h2>{title}</h2>
      <table className={css.table}>
        <tbody>
          {slices.slice(0, SHOWN).map((slice) => (
            <tr key={slice.code}>
              <th scope="row">{slice.label}</th>
              <td>{t('dashboard.nShort', { n: slice.count.toLocaleString('en-US') })}</td>
              <td>{yi(cuts.metric === 'TECHNICAL' ? slice.technicalFen : slice.totalFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {slices.length > SHOWN && <p className={css.more}>{t('dashboard.sheet.more', { n: slices.length - SHOWN })}</p>}
      {note && <p className={css.more}>{note}</p>}
    </section>
  );
}
