// The stage of a deal in words with its tone.
import { useTranslation } from 'react-i18next';
import type { DealStage } from '../../api/queries/deal-types.js';
import { Status, type Tone } from '../../ui/status/Status.js';

const TONES: Record<DealStage, Tone> = {
  INTEREST: 'warning',
  CONTACT: 'info',
  NEGOTIATION: 'info',
  CONTRACT_DRAFT: 'info',
  SIGNED: 'success',
  REGISTRATION: 'info',
  REGISTERED: 'success',
  FAILED: 'error',
  DECLINED: 'idle',
  EXPIRED: 'idle',
};

export function DealStatus({ stage }: { stage: DealStage }) {
  const { t } = useTranslation();
  return <Status tone={TONES[stage]}>{t(`enum.dealStage.${stage}`)}</Status>;
}
