// One indicator: what is counted, where it stands, every target that was set and every record of its value.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { indicatorQuery, type IndicatorRecord } from '../../../api/queries/planning.js';
import { Allowed } from '../../../app/Allowed.js';
import { AsOf } from '../../../ui/figures/AsOf.js';
import { StatValue } from '../../../ui/figures/StatValue.js';
import { Facts } from '../../../ui/record/Facts.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';
import { Switcher } from '../../../ui/Switcher.js';
import css from '../../planning/planning.module.css';
import { ProgressCell, ReportedCell, SystemCell, TargetCell } from '../Reading.js';
import { EvidenceTable } from './EvidenceTable.js';
import { IndicatorActs } from './IndicatorActs.js';
import { TargetTable } from './TargetTable.js';

export default function IndicatorPage() {
  return (
    <Allowed permission="indicator.read">
      <One />
    </Allowed>
  );
}

function One() {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const period = params.get('period') ?? undefined;
  const query = useQuery({ ...indicatorQuery(code, period), placeholderData: keepPreviousData });
  return (
    <RecordPage query={query}>
      {(record) => ({
        crumbs: [
          { label: t('indicator.title'), to: `/desk/indicators?period=${record.period.code}` },
          { label: record.name },
        ],
        title: record.name,
        facts: [t('indicator.scope', { scope: record.scope.label })],
        tools: (
          <>
            <Switcher
              label={t('indicator.period')}
              value={record.period.code}
              options={record.periods.map((each) => ({ value: each.code, label: each.name }))}
              onChange={(next) => setParams({ period: next }, { preventScrollReset: true })}
            />
            <PrintButton />
          </>
        ),
        main: <Main record={record} />,
      })}
    </RecordPage>
  );
}

function Main({ record }: { record: IndicatorRecord }) {
  const { t } = useTranslation();
  const { reading } = record;
  return (
    <>
      <Section title={t('indicator.standing', { name: record.period.name })} isCard>
        <Facts
          isComplete
          facts={[
            { label: t('indicator.target'), value: <TargetCell of={record} reading={reading} /> },
            { label: t('indicator.system'), value: <SystemCell of={record} reading={reading} /> },
            { label: t('indicator.reported'), value: <ReportedCell of={record} reading={reading} /> },
            {
              label: t('indicator.current'),
              value: reading.current && (
                <>
                  <StatValue {...record} value={reading.current.value} /> ·{' '}
                  {t(`indicator.bases.${reading.current.basis}`)}
                </>
              ),
            },
          ]}
        />
        {reading.progress !== null && <ProgressCell of={record} reading={reading} />}
        {reading.system && <AsOf at={reading.system.asOf} seq={reading.system.ledgerSeq} />}
        <IndicatorActs record={record} />
      </Section>
      <Section title={t('indicator.about')} isCard>
        <Facts
          isComplete
          facts={[
            { label: t('indicator.definition'), value: record.definition },
            { label: t('indicator.source'), value: record.source },
            { label: t('indicator.owner'), value: record.owner?.name },
            { label: t('indicator.direction'), value: t(`indicator.directions.${record.direction}`) },
            {
              label: t('indicator.systemSource'),
              value: t(`indicator.systemSources.${record.systemSource ?? 'NONE'}`),
            },
          ]}
        />
      </Section>
      <Section title={t('indicator.evidence.title')} isCard>
        <p className="meta">{t('indicator.evidence.lead')}</p>
        <EvidenceTable record={record} />
      </Section>
      {record.scope.kind === 'DISTRICT' && (
        <Section title={t('indicator.targets.title')} isCard>
          <p className="meta">{t('indicator.targets.lead')}</p>
          <TargetTable record={record} />
        </Section>
      )}
      <div className={css.page}>
        <PrintSheet />
      </div>
    </>
  );
}
