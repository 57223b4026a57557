// How the registry served: in time, working days, corrections, refusals by ground.
import { useTranslation } from 'react-i18next';
import type { ProcessFigures } from '../../../api/queries/figure-types.js';
import css from './page.module.css';
import { Card, percent } from './parts.js';

const orDash = (share: number | null) => (share === null ? '—' : percent(share));

export function ServiceCard({ figures }: { figures: ProcessFigures }) {
  const { t } = useTranslation();
  const { registry } = figures;
  const days = (value: number | null) => (value === null ? '—' : value.toFixed(1));
  return (
    <Card title={t('dashboard.service.title')} area="service">
      <dl className={css.cells}>
        <div>
          <dt>{t('dashboard.service.withinLimit')}</dt>
          <dd>{orDash(registry.withinLimitRate)}</dd>
        </div>
        <div>
          <dt>{t('dashboard.service.days')}</dt>
          <dd>{days(registry.averageWorkingDays)}</dd>
        </div>
        <div>
          <dt>{t('dashboard.service.correction')}</dt>
          <dd>{orDash(registry.correctionRate)}</dd>
        </div>
        <div>
          <dt>{t('dashboard.service.refusal')}</dt>
          <dd>{orDash(registry.refusalRate)}</dd>
        </div>
      </dl>
      {registry.years.length > 0 && (
        <div
          className={css.scroll}
          tabIndex={0}
          role="region"
          aria-label={t('dashboard.tableOf', { name: t('dashboard.service.title') })}
        >
          <table className={css.small}>
            <thead>
              <tr>
                <th scope="col">{t('dashboard.types.year')}</th>
                <th scope="col">{t('dashboard.service.decided')}</th>
                <th scope="col">{t('dashboard.service.withinLimit')}</th>
                <th scope="col">{t('dashboard.service.days')}</th>
              </tr>
            </thead>
            <tbody>
              {registry.years.map((year) => (
                <tr key={year.year}>
                  <th scope="row">{year.year}</th>
                  <td>{year.decided}</td>
                  <td>{orDash(year.withinLimitRate)}</td>
                  <td>{days(year.averageWorkingDays)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {registry.byGround.length > 0 && (
        <ul className={css.grounds}>
          {registry.byGround.map((ground) => (
            <li key={ground.code}>
              {ground.label} <strong>{t('dashboard.nShort', { n: ground.count })}</strong>{' '}
              <span className="meta">{percent(ground.share)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="meta">{t('dashboard.service.note', { n: registry.decided })}</p>
    </Card>
  );
}
