// 调整: what a month carries for months that were closed before it, each entry with its reason.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { adjustmentsQuery, type AdjustmentList } from '../../../api/queries/planning.js';
import { Allowed } from '../../../app/Allowed.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { Money } from '../../../ui/figures/Money.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Notice } from '../../../ui/states/Notice.js';
import { Status } from '../../../ui/status/Status.js';
import { EntryTable } from '../difference-tables.js';
import { monthsBack } from '../months.js';
import css from '../../planning/planning.module.css';
import { PlainSelect } from '../PlainSelect.js';

const MONTH = /^(19|20)\d{2}-(0[1-9]|1[0-2])$/;

export default function AdjustmentsPage() {
  return (
    <Allowed permission="period.read">
      <Adjustments />
    </Allowed>
  );
}

function Adjustments() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const asked = params.get('month') ?? '';
  const thisMonth = todayInShanghai().slice(0, 7);
  const month = MONTH.test(asked) ? asked : thisMonth;
  const query = useQuery({ ...adjustmentsQuery(month), placeholderData: keepPreviousData });
  const months = [...new Set([...monthsBack(thisMonth, 24), month])].sort().toReversed();
  return (
    <RecordPage query={query}>
      {(list) => ({
        crumbs: [{ label: t('period.title'), to: '/desk/statistics/periods' }, { label: t('period.adjustments.open') }],
        title: t('period.adjustments.title', { month: list.month }),
        status: (
          <Status tone={list.isOpen ? 'info' : 'idle'}>
            {t(list.isOpen ? 'period.adjustments.isOpen' : 'period.adjustments.isPast')}
          </Status>
        ),
        tools: <PrintButton />,
        main: (
          <div className={css.page}>
            <p className="meta">{t('period.adjustments.lead')}</p>
            <div className="no-print">
              <PlainSelect
                label={t('period.adjustments.month')}
                value={list.month}
                options={months.map((value) => ({ value, label: value }))}
                onChange={(next) => setParams({ month: next }, { preventScrollReset: true })}
              />
            </div>
            <Found list={list} />
            <PrintSheet />
          </div>
        ),
      })}
    </RecordPage>
  );
}

function Found({ list }: { list: AdjustmentList }) {
  const { t } = useTranslation();
  if (list.items.length === 0) return <Empty title={t('period.adjustments.none')} />;
  return (
    <>
      {list.isCut && <Notice>{t('period.adjustments.cut')}</Notice>}
      <EntryTable entries={list.items} />
      <p className={css.sum}>
        {t('period.adjustments.late', { n: list.late.count })} <Money fen={list.late.totalFen} unit="yuan" isSigned />
      </p>
    </>
  );
}
