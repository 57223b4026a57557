// 报表: ask for the tables of a month, quarter or year, see them being built, save them; and have them built by the clock.
import { useTranslation } from 'react-i18next';
import { Allowed } from '../../../app/Allowed.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { AskForReport } from './AskForReport.js';
import css from './page.module.css';
import { ReportRows } from './ReportRows.js';
import { Schedules } from './Schedules.js';

export default function ReportsPage() {
  const { t } = useTranslation();
  usePageTitle(t('report.title'));
  return (
    <Allowed permission="report.read">
      <div className={css.page}>
        <header>
          <h1>{t('report.title')}</h1>
          <p className="meta">{t('report.lead')}</p>
        </header>
        <AskForReport />
        <ReportRows />
        <Schedules />
      </div>
    </Allowed>
  );
}
