// Weights as signed bars: how many points a feature can add and, for facts, take away.
import { useTranslation } from 'react-i18next';
import type { WeightsVersion } from '../../../api/queries/match-weights.js';
import { wordIfAny } from '../../../i18n/index.js';
import css from './page.module.css';

interface BarsProps {
  version: string;
  parts: WeightsVersion['parts'];
  /** Says how each differs from the version in use. */
  isCompared: boolean;
}

export function Bars({ version, parts, isCompared }: BarsProps) {
  const { t } = useTranslation();
  const largest = Math.max(...parts.map((part) => part.points), 1);
  const share = (points: number) => (50 * points) / largest;
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={t('weights.bars', { version })}>
      <table className={css.bars}>
        <caption className="visually-hidden">{t('weights.bars', { version })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('weights.feature')}</th>
            <th scope="col" className={css.track}>
              {t('weights.span')}
            </th>
            <th scope="col" className={css.number}>
              {t('weights.points')}
            </th>
            {isCompared && (
              <th scope="col" className={css.number}>
                {t('weights.change')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {parts.map(({ feature, points, change }) => (
            <tr key={feature}>
              <th scope="row">{feature === 'text' ? t('weights.text') : wordIfAny(`enum.matchFeature.${feature}`)}</th>
              <td className={css.track}>
                <span className={css.line} aria-hidden="true">
                  <span className={css.left}>
                    <span className={css.minus} style={{ width: `${feature === 'text' ? 0 : 2 * share(points)}%` }} />
                  </span>
                  <span className={css.right}>
                    <span className={css.plus} style={{ width: `${2 * share(points)}%` }} />
                  </span>
                </span>
              </td>
              <td className={css.number}>{`${feature === 'text' ? '+' : '±'}${points.toFixed(1)}`}</td>
              {isCompared && <td className={css.number}>{signed(change)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function signed(change: number): string {
  const tenths = Math.abs(change).toFixed(1);
  if (tenths === '0.0') return '0';
  return change > 0 ? `+${tenths}` : `−${tenths}`;
}
