// The name of a quarter for people.
import { useTranslation } from 'react-i18next';

/** `2025-Q2` → 2025 年第 2 季度 */
export function useQuarterWords(): (quarter: string) => string {
  const { t } = useTranslation();
  return (quarter) => t('dashboard.cuts.quarter', { year: quarter.slice(0, 4), n: quarter.slice(6) });
}
