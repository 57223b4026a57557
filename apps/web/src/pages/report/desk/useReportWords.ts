// Kinds and periods of reports in words.
import { useTranslation } from 'react-i18next';
import type { ReportKind } from '../../../api/queries/reports.js';

const KINDS: readonly ReportKind[] = ['MONTH', 'QUARTER', 'YEAR'];

export function useReportKinds(): { value: ReportKind; label: string }[] {
  const { t } = useTranslation();
  return KINDS.map((value) => ({ value, label: t(`enum.reportKind.${value}`) }));
}

/** `2026-10`, `2026Q3`, `2026` as people say them. */
export function usePeriodWords(): (period: string) => string {
  const { t } = useTranslation();
  return (period) => {
    const year = period.slice(0, 4);
    if (period.includes('Q')) return t('report.period.quarter', { year, quarter: period.slice(5) });
    if (period.includes('-')) return t('report.period.month', { year, month: Number(period.slice(5)) });
    return t('report.period.year', { year });
  };
}
