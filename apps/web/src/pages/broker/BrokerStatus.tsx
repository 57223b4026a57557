// Whether a broker takes work, in words.
import { useTranslation } from 'react-i18next';
import type { BrokerStatus as State } from '../../api/queries/brokers.js';
import { Status, type Tone } from '../../ui/status/Status.js';

const TONES: Record<State, Tone> = { APPLIED: 'warning', ACTIVE: 'success', PAUSED: 'idle', REFUSED: 'error' };

export function BrokerStatus({ status }: { status: State }) {
  const { t } = useTranslation();
  return <Status tone={TONES[status]}>{t(`enum.brokerStatus.${status}`)}</Status>;
}
