// 输出, 吸纳, 区内循环: three readings of the same contracts, which overlap and are never added.
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { Money } from '../../../ui/figures/Money.js';
import { drillTo } from '../drill-link.js';
import css from './page.module.css';
import { Card, Opens } from './parts.js';

export function DirectionCard({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  return (
    <Card title={t('dashboard.direction.title')} area="directions">
      <dl className={css.three}>
        {view.byDirection.map((slice) => (
          <div key={slice.code}>
            <dt>
              {t(`enum.directionSlice.${slice.code as 'OUT'}`)}
              <span className="meta"> {t(`dashboard.direction.note.${slice.code as 'OUT'}`)}</span>
            </dt>
            <dd>
              <Opens
                to={
                  view.can.drill === true
                    ? drillTo(view.period.code, { dimension: 'direction', code: slice.code })
                    : undefined
                }
              >
                <Money fen={view.metric === 'TECHNICAL' ? slice.technicalFen : slice.totalFen} unit="yi" />
              </Opens>
              <span className="meta">{t('dashboard.nContracts', { n: slice.count.toLocaleString('en-US') })}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="meta">{t('dashboard.direction.overlap')}</p>
    </Card>
  );
}
