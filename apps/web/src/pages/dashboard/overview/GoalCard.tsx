// How far the period is: reached, gap, time gone, and what each month still has to bring.
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { Gauge } from '../../../ui/figures/Gauge.js';
import { Money } from '../../../ui/figures/Money.js';
import { moneyDigits } from '../../../ui/money.js';
import { Status } from '../../../ui/status/Status.js';
import { drillTo } from '../drill-link.js';
import css from './page.module.css';
import { Card, Opens, percent } from './parts.js';

const abs = (fen: bigint) => (fen < 0n ? -fen : fen);

export function GoalCard({ view }: { view: Dashboard }) {
  const { t } = useTranslation();
  const { sums, goal, time } = view;
  const reached = view.metric === 'TECHNICAL' ? sums.technicalFen : sums.totalFen;
  const to = view.can.drill === true ? drillTo(view.period.code) : undefined;
  const yi = (fen: string | bigint) => moneyDigits(fen, { unit: 'yi' });
  const figure = (
    <Opens to={to}>
      <Money fen={reached} unit="yi" />
    </Opens>
  );
  const title = goal
    ? t('dashboard.goal.title', { target: moneyDigits(goal.targetFen, { unit: 'yi', isTrimmed: true }) })
    : t('dashboard.goal.plain');
  return (
    <Card title={title} area="goal">
      {goal ? (
        <Gauge
          ratio={goal.progress}
          planRatio={time.isOver ? undefined : time.progress}
          label={t('dashboard.goal.label', { total: yi(reached), percent: percent(goal.progress) })}
          figure={figure}
          note={
            <>
              {t('dashboard.goal.done')} <strong>{percent(goal.progress)}</strong>{' '}
              {t(goal.isReached ? 'dashboard.goal.over' : 'dashboard.goal.gap')}{' '}
              <strong>{yi(abs(BigInt(goal.gapFen)))}</strong> {t('common.unit.yi')}
            </>
          }
        />
      ) : (
        <div className={css.plainFigure}>
          <p className={css.big}>{figure}</p>
          <p className="meta">
            {t(view.scope.kind === 'DISTRICT' ? 'dashboard.goal.noTarget' : 'dashboard.goal.notOurs')}
          </p>
        </div>
      )}
      <Cells view={view} reached={BigInt(reached)} to={to} />
    </Card>
  );
}

function Cells({ view, reached, to }: { view: Dashboard; reached: bigint; to: string | undefined }) {
  const { t } = useTranslation();
  const { goal, time, pace, sums } = view;
  const yi = (fen: string) => <Money fen={fen} unit="yi" />;
  return (
    <dl className={css.cells}>
      {goal && !time.isOver && <Against goalFen={BigInt(goal.targetFen)} reached={reached} view={view} />}
      <div>
        <dt>{t('dashboard.goal.time')}</dt>
        <dd>{time.isOver ? t('dashboard.goal.ended') : percent(time.progress)}</dd>
      </div>
      {goal?.requiredMonthlyFen && (
        <div>
          <dt>{t('dashboard.goal.required', { n: time.monthsLeft })}</dt>
          <dd>{yi(goal.requiredMonthlyFen)}</dd>
        </div>
      )}
      <div>
        <dt>{t(time.isOver ? 'dashboard.goal.paceLast' : 'dashboard.goal.pace', { n: pace.months.length })}</dt>
        <dd>{yi(pace.averageMonthlyFen)}</dd>
      </div>
      <div>
        <dt>{t(view.metric === 'TECHNICAL' ? 'dashboard.goal.total' : 'dashboard.goal.technical')}</dt>
        <dd>{yi(view.metric === 'TECHNICAL' ? sums.totalFen : sums.technicalFen)}</dd>
      </div>
      <div>
        <dt>{t('dashboard.goal.contracts')}</dt>
        <dd>
          <Opens to={to}>{t('dashboard.nContracts', { n: sums.count.toLocaleString('en-US') })}</Opens>
        </dd>
      </div>
    </dl>
  );
}

/** Reached against the plan of today, the target being spread evenly over the days. */
function Against({ goalFen, reached, view }: { goalFen: bigint; reached: bigint; view: Dashboard }) {
  const { t } = useTranslation();
  const ahead = reached - (goalFen * BigInt(view.time.elapsedDays)) / BigInt(view.time.totalDays);
  return (
    <div>
      <dt>{t('dashboard.goal.against')}</dt>
      <dd>
        <Status tone={ahead < 0n ? 'warning' : 'success'}>
          {t(ahead < 0n ? 'dashboard.slow' : 'dashboard.fast')} <Money fen={abs(ahead).toString()} unit="yi" />
        </Status>
      </dd>
    </div>
  );
}
