// How soon one is told of what a saved search finds, as options in words.
import { useTranslation } from 'react-i18next';
import { CADENCES } from '../../api/queries/subscriptions.js';

export function useCadences() {
  const { t } = useTranslation();
  return CADENCES.map((value) => ({ value, label: t(`enum.cadence.${value}`) }));
}
