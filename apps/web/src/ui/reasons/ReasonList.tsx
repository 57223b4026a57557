// Why something is recommended: signed contributions that add up to the score shown above.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inReadingOrder, shownPoints, signedPoints, sumOfPoints, waterfall } from './waterfall.js';
import css from './reason-list.module.css';

export interface Reason {
  key: string;
  /** Dimension in words, e.g. "用词相合". */
  dimension: string;
  /** Evidence in the parties' own words; hits inside <mark>. */
  evidence: ReactNode;
  points: number;
}

interface ReasonListProps {
  reasons: readonly Reason[];
  score: number;
  /** Version of the weights that made the score. */
  weightsVersion: string;
}

export function ReasonList({ reasons, score, weightsVersion }: ReasonListProps) {
  const { t } = useTranslation();
  const inTenths = shownPoints(
    reasons.map((reason) => reason.points),
    score,
  );
  const ordered = inReadingOrder(reasons.map((reason, index) => ({ ...reason, points: inTenths[index] ?? 0 })));
  const steps = waterfall(ordered.map((reason) => reason.points));
  const ends = steps.flatMap((step) => [step.from, step.to]);
  const low = Math.min(0, ...ends);
  const span = Math.max(...ends, 1) - low;
  const at = (value: number) => ((value - low) / span) * 100;
  const total = sumOfPoints(ordered.map((reason) => reason.points));
  return (
    <div className={css.reasons}>
      <table className={css.table}>
        <caption className="visually-hidden">{t('common.reasons.caption')}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('common.reasons.dimension')}</th>
            <th scope="col">{t('common.reasons.evidence')}</th>
            <th scope="col">{t('common.reasons.bar')}</th>
            <th scope="col">{t('common.reasons.points')}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((reason, index) => {
            const step = steps[index] ?? { from: 0, to: 0 };
            const isLoss = reason.points < 0;
            const left = at(Math.min(step.from, step.to));
            const width = Math.max(0.6, at(Math.max(step.from, step.to)) - left);
            return (
              <tr key={reason.key}>
                <th scope="row" className={css.dimension}>
                  {reason.dimension}
                </th>
                <td className={css.evidence}>{reason.evidence}</td>
                <td className={css.space}>
                  <span
                    className={isLoss ? css.loss : css.gain}
                    style={{ marginLeft: `${left}%`, width: `${width}%` }}
                  />
                </td>
                <td className={isLoss ? css.minus : css.plus}>{signedPoints(reason.points)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={css.sumName}>
              {t('common.reasons.sum')}
            </th>
            <td className={css.evidence}>{t('common.reasons.sumNote', { n: ordered.length })}</td>
            <td className={css.space}>
              <span
                className={css.whole}
                style={{ marginLeft: `${at(Math.min(0, total))}%`, width: `${Math.abs(at(total) - at(0))}%` }}
              />
            </td>
            <td className={css.sum}>{score.toFixed(1)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="meta">{t('common.reasons.weights', { version: weightsVersion })}</p>
    </div>
  );
}
