// Quarter by quarter with the year before; years and quarters open their contracts.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { Chart } from '../../../ui/figures/Chart.js';
import { moneyDigits } from '../../../ui/money.js';
import { drillTo } from '../drill-link.js';
import css from './page.module.css';
import { Card, Opens, signedPercent } from './parts.js';
import { quartersOption } from './quarters-option.js';
import { useQuarterWords } from './useQuarterWords.js';

const YI = 1e10;

export function TimeCard({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  const quarterWords = useQuarterWords();
  const { quarters, years, metric, period } = view;
  const unit = t('common.unit.yi');
  const fenOf = (row: { totalFen: string; technicalFen: string }) =>
    metric === 'TECHNICAL' ? row.technicalFen : row.totalFen;
  const option = useMemo(
    () =>
      quartersOption(
        quarters.map((row) => ({
          quarter: row.quarter,
          value: Number(metric === 'TECHNICAL' ? row.technicalFen : row.totalFen) / YI,
        })),
        unit,
      ),
    [quarters, metric, unit],
  );
  const yi = (fen: string) => moneyDigits(fen, { unit: 'yi' });
  const growth = (yoy: number | null) => (yoy === null ? '—' : signedPercent(yoy));
  const link = (cut: { year?: string; quarter?: string }, count: number) =>
    view.can.drill === true && count > 0 ? drillTo(period.code, cut) : undefined;
  const last = quarters.at(-1);
  return (
    <Card title={t('dashboard.time.title')} area="time">
      {last === undefined ? (
        <p className="meta">{t('dashboard.nothing')}</p>
      ) : (
        <>
          <Chart
            conclusion={t('dashboard.time.conclusion', {
              quarter: quarterWords(last.quarter),
              value: yi(fenOf(last)),
            })}
            height={220}
            option={option}
            table={{
              columns: [
                t('dashboard.time.quarter'),
                t('dashboard.goal.contracts'),
                t('dashboard.cuts.totalYi'),
                t('dashboard.cuts.technicalYi'),
                t('dashboard.cuts.yoy'),
              ],
              rows: quarters.map((row) => [
                quarterWords(row.quarter),
                <Opens key="n" to={link({ quarter: row.quarter }, row.count)}>
                  {row.count.toLocaleString('en-US')}
                </Opens>,
                yi(row.totalFen),
                yi(row.technicalFen),
                growth(row.yoy),
              ]),
            }}
          />
          <div
            className={css.scroll}
            tabIndex={0}
            role="region"
            aria-label={t('dashboard.tableOf', { name: t('dashboard.time.years') })}
          >
            <table className={css.small}>
              <thead>
                <tr>
                  <th scope="col">{t('dashboard.types.year')}</th>
                  <th scope="col">{t('dashboard.goal.contracts')}</th>
                  <th scope="col">{t('dashboard.cuts.totalYi')}</th>
                  <th scope="col">{t('dashboard.cuts.technicalYi')}</th>
                  <th scope="col">{t('dashboard.cuts.yoy')}</th>
                </tr>
              </thead>
              <tbody>
                {years.map((row) => (
                  <tr key={row.year}>
                    <th scope="row">{row.isRunning ? t('dashboard.time.running', { year: row.year }) : row.year}</th>
                    <td>
                      <Opens to={link({ year: row.year }, row.count)}>{row.count.toLocaleString('en-US')}</Opens>
                    </td>
                    <td>{yi(row.totalFen)}</td>
                    <td>{yi(row.technicalFen)}</td>
                    <td>{growth(row.yoy)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Card>
  );
}
