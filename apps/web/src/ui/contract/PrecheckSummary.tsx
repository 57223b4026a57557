// "2 项不符" in one line, for tables and headings.
import { useTranslation } from 'react-i18next';
import { Status } from '../status/Status.js';

export function PrecheckSummary({ blocking, warnings }: { blocking: number; warnings: number }) {
  const { t } = useTranslation();
  if (blocking > 0) return <Status tone="error">{t('contract.precheck.blockingN', { n: blocking })}</Status>;
  if (warnings > 0) return <Status tone="warning">{t('contract.precheck.warningsN', { n: warnings })}</Status>;
  return <Status tone="success">{t('contract.precheck.passed')}</Status>;
}
