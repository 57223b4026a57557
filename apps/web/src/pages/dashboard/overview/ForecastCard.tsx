// Where the period will end by two methods, each with its error on past years; too few data is said, not hidden.
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { Money } from '../../../ui/figures/Money.js';
import { moneyDigits } from '../../../ui/money.js';
import { Status } from '../../../ui/status/Status.js';
import css from './page.module.css';
import { Card, percent, signedPercent } from './parts.js';

type Forecast = NonNullable<Dashboard['forecasts']>[number];

export function ForecastCard({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  if (view.forecasts === null) {
    return (
      <Card title={t('dashboard.forecast.title')} area="forecast">
        <p className="meta">{t(view.time.isOver ? 'dashboard.forecast.over' : 'dashboard.forecast.notBegun')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('dashboard.forecast.title')} area="forecast">
      <ul className={css.methods}>
        {view.forecasts.map((forecast) => (
          <li key={forecast.method}>
            <h3>{t(`dashboard.forecast.${forecast.method}`)}</h3>
            <p className={css.methodFigure}>
              {forecast.atEndFen === null ? (
                t('dashboard.forecast.tooFew')
              ) : (
                <Money fen={forecast.atEndFen} unit="yi" />
              )}
              {forecast.reachesTarget !== null && (
                <Status tone={forecast.reachesTarget ? 'success' : 'warning'}>
                  {t(forecast.reachesTarget ? 'dashboard.goal.reaches' : 'dashboard.goal.misses')}
                </Status>
              )}
            </p>
            <p className="meta">
              {forecast.meanError === null
                ? t('dashboard.forecast.untested', { n: forecast.tested.length })
                : t('dashboard.forecast.error', { n: forecast.tested.length, percent: percent(forecast.meanError) })}
            </p>
            {forecast.tested.length > 0 && <Tested forecast={forecast} />}
          </li>
        ))}
      </ul>
      <p className="meta">{t('dashboard.forecast.note')}</p>
    </Card>
  );
}

function Tested({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation();
  const yi = (fen: string) => moneyDigits(fen, { unit: 'yi' });
  return (
    <details className={`${css.tested} no-print`}>
      <summary>{t('dashboard.forecast.tested')}</summary>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t(`dashboard.forecast.${forecast.method}`)}>
        <table className={css.small}>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.types.year')}</th>
              <th scope="col">{t('dashboard.forecast.predicted')}</th>
              <th scope="col">{t('dashboard.forecast.actual')}</th>
              <th scope="col">{t('dashboard.forecast.deviation')}</th>
            </tr>
          </thead>
          <tbody>
            {forecast.tested.map((year) => (
              <tr key={year.year}>
                <th scope="row">{year.year}</th>
                <td>{yi(year.predictedFen)}</td>
                <td>{yi(year.actualFen)}</td>
                <td>{signedPercent(year.error)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
