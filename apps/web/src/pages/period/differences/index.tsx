// 差异报告: why a figure of one month is not that of another; every entry between, adding up to the fen.
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { DIFFERENCE_DIMENSIONS } from '@libs/dashboard/src/periods/period.schema.js';
import { Allowed } from '../../../app/Allowed.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordView } from '../../../ui/record/RecordPage.js';
import { Switcher } from '../../../ui/Switcher.js';
import { DifferenceView } from '../DifferenceView.js';
import css from '../../planning/planning.module.css';
import { monthsBack } from '../months.js';
import { PlainSelect } from '../PlainSelect.js';

const MONTH = /^(19|20)\d{2}-(0[1-9]|1[0-2])$/;

export default function DifferencesPage() {
  return (
    <Allowed permission="period.read">
      <Differences />
    </Allowed>
  );
}

/** What the address asks; what it leaves out is last month against this one. */
function readView(params: URLSearchParams, thisMonth: string) {
  const month = (name: string, other: string) =>
    MONTH.test(params.get(name) ?? '') ? (params.get(name) ?? other) : other;
  const dimension = DIFFERENCE_DIMENSIONS.find((each) => each === params.get('dimension')) ?? 'township';
  return {
    from: month('from', monthsBack(thisMonth, 2)[1] ?? thisMonth),
    to: month('to', thisMonth),
    basis: params.get('basis') === 'FLOW' ? 'FLOW' : 'CUMULATIVE',
    dimension,
    code: params.get('code') ?? undefined,
  };
}

function Differences() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const thisMonth = todayInShanghai().slice(0, 7);
  const view = readView(params, thisMonth);
  const months = [...new Set([...monthsBack(thisMonth, 24), view.from, view.to])].sort().toReversed();
  const options = months.map((value) => ({ value, label: value }));
  const search = (change: Partial<typeof view>) => {
    const entries = Object.entries({ ...view, ...change }).filter(([, value]) => value !== undefined);
    return new URLSearchParams(entries as [string, string][]);
  };
  const show = (change: Partial<typeof view>) => setParams(search(change), { preventScrollReset: true });
  return (
    <RecordView
      frame={{
        crumbs: [{ label: t('period.title'), to: '/desk/statistics/periods' }, { label: t('period.differences.open') }],
        title: t('period.differences.title', { from: view.from, to: view.to }),
        tools: <PrintButton />,
        main: (
          <div className={css.page}>
            <p className="meta">{t(`period.differences.lead.${view.basis as 'FLOW' | 'CUMULATIVE'}`)}</p>
            <div className={`${css.filters} no-print`}>
              <PlainSelect
                label={t('period.differences.from')}
                value={view.from}
                options={options}
                onChange={(from) => show({ from })}
              />
              <PlainSelect
                label={t('period.differences.to')}
                value={view.to}
                options={options}
                onChange={(to) => show({ to })}
              />
              <Switcher
                label={t('period.differences.basis')}
                value={view.basis}
                options={(['CUMULATIVE', 'FLOW'] as const).map((value) => ({
                  value,
                  label: t(`period.differences.bases.${value}`),
                }))}
                onChange={(basis) => show({ basis })}
              />
            </div>
            <DifferenceView
              view={view}
              to={({ dimension, code }) =>
                `/desk/statistics/differences?${search({ dimension: dimension as typeof view.dimension, code }).toString()}`
              }
              onDimension={(dimension) => show({ dimension: dimension as typeof view.dimension, code: undefined })}
            />
            <PrintSheet />
          </div>
        ),
      }}
    />
  );
}
