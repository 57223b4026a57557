// The registry's legal time of one filing: not begun, running, stopped for correction, or ended. All from the server.
import { useTranslation } from 'react-i18next';
import type { ContractClock as Clock } from '../../api/queries/registry-types.js';
import { LegalClock } from '../status/LegalClock.js';

export function ContractClock({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  if (clock.status === 'NOT_STARTED') return <span className="meta">{t('contract.clock.notStarted')}</span>;
  if (clock.status === 'STOPPED') {
    const values = { used: clock.usedDays, limit: clock.limitDays };
    return (
      <span className="meta">
        {clock.unit === 'WORKING_DAY'
          ? t('contract.clock.endedWorking', values)
          : t('contract.clock.endedCalendar', values)}
      </span>
    );
  }
  return (
    <LegalClock used={clock.usedDays} limit={clock.limitDays} due={clock.dueOn} isPaused={clock.status === 'PAUSED'} />
  );
}
