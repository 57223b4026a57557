// Where a demand stands.
import { useTranslation } from 'react-i18next';
import type { DemandState } from '../../api/queries/listing-types.js';
import { Status, type Tone } from '../../ui/status/Status.js';

const TONES: Record<DemandState, Tone> = { DRAFT: 'idle', OPEN: 'success', CLOSED: 'idle', EXPIRED: 'warning' };

export function DemandStatus({ state }: { state: DemandState }) {
  const { t } = useTranslation();
  return <Status tone={TONES[state]}>{t(`enum.demandState.${state}`)}</Status>;
}
