// From publication to money: how many came how far, and how long each step took. The definition of 成果转化率 is printed.
import { useTranslation } from 'react-i18next';
import type { ProcessFigures } from '../../../api/queries/figure-types.js';
import { Meter } from '../../../ui/figures/Meter.js';
import css from './page.module.css';
import { Card, percent } from './parts.js';

export function FunnelCard({ figures }: { figures: ProcessFigures }) {
  const { t } = useTranslation();
  const { steps, cohorts } = figures.funnel;
  const published = steps[0]?.count ?? 0;
  const days = (value: number | null) => (value === null ? '—' : value.toFixed(1));
  const { transformation, demandResponse } = figures;
  return (
    <Card title={t('dashboard.funnel.title')} area="funnel">
      {published === 0 ? (
        <p className="meta">{t('dashboard.funnel.nothing')}</p>
      ) : (
        <>
          <ul className={css.funnelRows}>
            {steps.map((step) => (
              <li key={step.step}>
                <Meter
                  label={t(`dashboard.funnel.${step.step}`)}
                  ratio={published === 0 ? 0 : step.count / published}
                  figure={t('dashboard.nShort', { n: step.count.toLocaleString('en-US') })}
                />
              </li>
            ))}
          </ul>
          <div className={css.scroll} tabIndex={0} role="region" aria-label={t('dashboard.funnel.table')}>
            <table className={css.small}>
              <thead>
                <tr>
                  <th scope="col">{t('dashboard.funnel.step')}</th>
                  <th scope="col">{t('dashboard.funnel.count')}</th>
                  <th scope="col">{t('dashboard.funnel.conversion')}</th>
                  <th scope="col">{t('dashboard.funnel.median')}</th>
                  <th scope="col">{t('dashboard.funnel.p90')}</th>
                </tr>
              </thead>
              <tbody>
                {steps.map((step) => (
                  <tr key={step.step}>
                    <th scope="row">{t(`dashboard.funnel.${step.step}`)}</th>
                    <td>{step.count.toLocaleString('en-US')}</td>
                    <td>{step.conversion === null ? '—' : percent(step.conversion)}</td>
                    <td>{days(step.medianDays)}</td>
                    <td>{days(step.p90Days)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Cohorts cohorts={cohorts} steps={steps.map(({ step }) => step)} />
        </>
      )}
      <dl className={css.ratios}>
        <div>
          <dt>{t('dashboard.funnel.rate')}</dt>
          <dd>{transformation.rate === null ? t('dashboard.funnel.tooYoung') : percent(transformation.rate)}</dd>
        </div>
        <div>
          <dt>{t('dashboard.funnel.response')}</dt>
          <dd>{demandResponse.rate === null ? '—' : percent(demandResponse.rate)}</dd>
        </div>
      </dl>
      <p className="meta">{t('dashboard.funnel.definition', { n: transformation.published })}</p>
      <p className="meta">{t('dashboard.funnel.responseDefinition', { n: demandResponse.published })}</p>
    </Card>
  );
}

type Funnel = ProcessFigures['funnel'];

function Cohorts({ cohorts, steps }: { cohorts: Funnel['cohorts']; steps: Funnel['steps'][number]['step'][] }) {
  const { t } = useTranslation();
  return (
    <details className={`${css.tested} no-print`}>
      <summary>{t('dashboard.funnel.cohorts')}</summary>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('dashboard.funnel.cohorts')}>
        <table className={css.small}>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.pace.month')}</th>
              {steps.map((step) => (
                <th key={step} scope="col">
                  {t(`dashboard.funnel.${step}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map((cohort) => (
              <tr key={cohort.month}>
                <th scope="row">{cohort.month}</th>
                {steps.map((step) => (
                  <td key={step}>{cohort.counts[step]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
