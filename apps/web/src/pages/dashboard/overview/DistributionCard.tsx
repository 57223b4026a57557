// How the total spreads over technical fields, townships or parks; each row opens its contracts.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { Button } from '../../../ui/button/Button.js';
import { RankBars } from '../../../ui/figures/RankBars.js';
import { moneyDigits } from '../../../ui/money.js';
import { Switcher } from '../../../ui/Switcher.js';
import { drillTo } from '../drill-link.js';
import css from './page.module.css';
import { Card } from './parts.js';

const CUTS = ['techArea', 'township', 'park'] as const;
type Cut = (typeof CUTS)[number];
const FIRST = 8;

export function DistributionCard({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  const [cut, setCut] = useState<Cut>('techArea');
  const [isWhole, setWhole] = useState(false);
  const slices = { techArea: view.byTechArea, township: view.byTownship, park: view.byPark }[cut];
  const isTechnical = view.metric === 'TECHNICAL';
  const total = Number(isTechnical ? view.sums.technicalFen : view.sums.totalFen);
  const shown = isWhole ? slices : slices.slice(0, FIRST);
  const rows = shown.map((slice) => {
    const fen = isTechnical ? slice.technicalFen : slice.totalFen;
    return {
      key: slice.code,
      label: slice.label,
      size: Number(fen),
      figure: moneyDigits(fen, { unit: 'yi' }),
      share:
        cut === 'techArea' && total > 0
          ? `${((Number(fen) / total) * 100).toFixed(1)}%`
          : t('dashboard.nShort', { n: slice.count }),
      to: view.can.drill === true ? drillTo(view.period.code, { dimension: cut, code: slice.code }) : undefined,
    };
  });
  return (
    <Card
      title={t('dashboard.distribution.title')}
      area="distribution"
      aside={
        <Switcher
          label={t('dashboard.distribution.title')}
          value={cut}
          options={CUTS.map((value) => ({ value, label: t(`dashboard.distribution.${value}`) }))}
          onChange={(value) => {
            setCut(value);
            setWhole(false);
          }}
        />
      }
    >
      {rows.length === 0 ? (
        <p className="meta">{t('dashboard.nothing')}</p>
      ) : (
        <RankBars
          rows={rows}
          caption={
            cut === 'techArea'
              ? t('dashboard.distribution.sum', {
                  total: moneyDigits(isTechnical ? view.sums.technicalFen : view.sums.totalFen, { unit: 'yi' }),
                })
              : t(`dashboard.distribution.note.${cut}`)
          }
        />
      )}
      {slices.length > FIRST && (
        <div className={`${css.moreRows} no-print`}>
          <Button size="small" intent="text" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('dashboard.distribution.less') : t('dashboard.distribution.all', { n: slices.length })}
          </Button>
        </div>
      )}
    </Card>
  );
}
