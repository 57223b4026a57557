// 指标对照: what is, what shall be, and what the achievement states; reached or not in words, never by colour alone.
import { useTranslation } from 'react-i18next';
import type { Match } from '../../../api/queries/matches.js';
import { Status } from '../../../ui/status/Status.js';
import css from './page.module.css';

type Row = Match['indicators'][number];

export function Indicators({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <table className={css.indicators}>
      <thead>
        <tr>
          <th scope="col">{t('match.indicator.name')}</th>
          <th scope="col">{t('match.indicator.current')}</th>
          <th scope="col">{t('match.indicator.target')}</th>
          <th scope="col">{t('match.indicator.offered')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.name}${row.targetValue}`}>
            <th scope="row">
              {row.name}
              {row.unit && <span className="meta"> {row.unit}</span>}
            </th>
            <td className="nowrap">{row.currentValue ?? '—'}</td>
            <td className="nowrap">{`${t(`enum.comparator.${row.comparator}`)} ${row.targetValue}`.trim()}</td>
            <td>
              {row.offered ?? <span className="meta">{t('match.indicator.unsaid')}</span>}{' '}
              {row.isMet !== null && (
                <Status tone={row.isMet ? 'success' : 'error'}>
                  {t(row.isMet ? 'match.indicator.met' : 'match.indicator.unmet')}
                </Status>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
