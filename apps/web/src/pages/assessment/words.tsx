// How states, points and values of the assessment are written.
import { useTranslation } from 'react-i18next';
import type { AssessmentItem } from '../../api/queries/planning.js';
import { moneyDigits } from '../../ui/money.js';
import { Status, type Tone } from '../../ui/status/Status.js';

const TONES: Record<AssessmentItem['state'], Tone> = {
  OPEN: 'idle',
  SUBMITTED: 'info',
  RETURNED: 'warning',
  CONFIRMED: 'success',
};

export function ItemStatus({ state }: { state: AssessmentItem['state'] }) {
  const { t } = useTranslation();
  return <Status tone={TONES[state]}>{t(`assessment.states.${state}`)}</Status>;
}

/** Points are hundredths, like fen. */
export const points = (hundredths: number): string => moneyDigits(hundredths, { unit: 'yuan' });
