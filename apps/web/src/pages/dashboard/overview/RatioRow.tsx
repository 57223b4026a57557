// What a window says as a whole: value, change against the year before, 技术交易额占比, 本地转化率.
import { useTranslation } from 'react-i18next';
import type { Cuts } from '../../../api/queries/figure-types.js';
import { Money } from '../../../ui/figures/Money.js';
import { Status } from '../../../ui/status/Status.js';
import css from './page.module.css';
import { percent, signedPercent } from './parts.js';

export function RatioRow({ cuts }: { cuts: Cuts }) {
  const { t } = useTranslation();
  const { sums, before, yoy, technicalShare, localShare } = cuts;
  return (
    <dl className={css.ratios}>
      <div>
        <dt>{t(`dashboard.metric.${cuts.metric}`)}</dt>
        <dd>
          <Money fen={cuts.metric === 'TECHNICAL' ? sums.technicalFen : sums.totalFen} unit="yi" />
        </dd>
      </div>
      {before && (
        <div>
          <dt>{t('dashboard.cuts.against', { from: before.fromMonth, to: before.toMonth })}</dt>
          <dd>{yoy === null ? '—' : signedPercent(yoy)}</dd>
        </div>
      )}
      <div>
        <dt>{t('dashboard.cuts.technicalShare')}</dt>
        <dd>
          {technicalShare === null ? '—' : percent(technicalShare)}{' '}
          {cuts.isTechnicalShareLow && <Status tone="warning">{t('dashboard.cuts.low')}</Status>}
        </dd>
      </div>
      <div>
        <dt>{t('dashboard.cuts.localShare')}</dt>
        <dd>{localShare === null ? '—' : percent(localShare)}</dd>
      </div>
    </dl>
  );
}
