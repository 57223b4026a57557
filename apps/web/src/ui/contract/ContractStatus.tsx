// State of a filing in words with its shape.
import { useTranslation } from 'react-i18next';
import type { ContractState } from '../../api/queries/registry-types.js';
import { Status, type Tone } from '../status/Status.js';

const TONES: Record<ContractState, Tone> = {
  DRAFT: 'idle',
  SUBMITTED: 'info',
  ACCEPTED: 'info',
  FIRST_REVIEWED: 'warning',
  CORRECTION: 'idle',
  REGISTERED: 'success',
  REFUSED: 'error',
  WITHDRAWN: 'idle',
};

export function ContractStatus({ state }: { state: ContractState }) {
  const { t } = useTranslation();
  return <Status tone={TONES[state]}>{t(`enum.contractState.${state}`)}</Status>;
}
