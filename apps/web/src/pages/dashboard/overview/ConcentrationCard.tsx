// How much of a year stands in its largest contracts; one above a fifth of the year is marked.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { concentrationQuery } from '../../../api/queries/dashboard.js';
import type { Concentration } from '../../../api/queries/figure-types.js';
import { moneyDigits } from '../../../ui/money.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Status } from '../../../ui/status/Status.js';
import css from './page.module.css';
import { Card, percent, Select } from './parts.js';

type Year = Concentration['years'][number];

export function ConcentrationCard({ period }: { period: string }) {
  const { t } = useTranslation();
  const query = useQuery(concentrationQuery(period));
  const [chosen, setChosen] = useState<string>();
  const years = query.data?.years ?? [];
  const year = years.find((each) => each.year === chosen) ?? years.at(-1);
  return (
    <Card
      title={t('dashboard.concentration.title')}
      area="concentration"
      aside={
        year && (
          <Select
            label={t('dashboard.types.year')}
            value={year.year}
            options={years.map((each) => ({ value: each.year, label: each.year }))}
            onChange={setChosen}
          />
        )
      }
    >
      {query.isPending && <Skeleton rows={4} rowHeight={36} />}
      {query.isError && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && !year && <p className="meta">{t('dashboard.nothing')}</p>}
      {query.data && year && <Largest year={year} metric={query.data.metric} />}
    </Card>
  );
}

function Largest({ year, metric }: { year: Year; metric: Concentration['metric'] }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className={css.ratios}>
        {([1, 5, 10] as const).map((top) => (
          <div key={top}>
            <dt>{t('dashboard.concentration.top', { top })}</dt>
            <dd>{percent({ 1: year.top1Share, 5: year.top5Share, 10: year.top10Share }[top])}</dd>
          </div>
        ))}
      </dl>
      <div
        className={css.scroll}
        tabIndex={0}
        role="region"
        aria-label={t('dashboard.tableOf', { name: t('dashboard.concentration.title') })}
      >
        <table className={css.small}>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.concentration.contract')}</th>
              <th scope="col">{t('dashboard.concentration.wan')}</th>
              <th scope="col">{t('dashboard.concentration.share')}</th>
            </tr>
          </thead>
          <tbody>
            {year.contracts.map((row) => (
              <tr key={row.rank}>
                <th scope="row" className={css.wrapped}>
                  {row.contract ? (
                    <Link to={`/desk/dashboard/contracts/${row.contract.id}`}>
                      {row.contract.title ?? t('ledger.erased')}
                    </Link>
                  ) : (
                    t('dashboard.concentration.unnamed', { rank: row.rank })
                  )}
                </th>
                <td>{moneyDigits(metric === 'TECHNICAL' ? row.technicalFen : row.totalFen, { unit: 'wan' })}</td>
                <td>{row.isFlagged ? <Status tone="warning">{percent(row.share)}</Status> : percent(row.share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta">{t('dashboard.concentration.note')}</p>
    </>
  );
}
