// One item of the assessment: target and weight, what the unit says beside what the platform knows, points, what happened.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { openFile } from '../../../api/open-file.js';
import { assessmentQuery, readAssessmentFile, type AssessmentRecord } from '../../../api/queries/planning.js';
import { Allowed } from '../../../app/Allowed.js';
import { Button } from '../../../ui/button/Button.js';
import { AsOf } from '../../../ui/figures/AsOf.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Meter } from '../../../ui/figures/Meter.js';
import { StatValue } from '../../../ui/figures/StatValue.js';
import { Facts } from '../../../ui/record/Facts.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';
import { Timeline } from '../../../ui/record/Timeline.js';
import { Notice } from '../../../ui/states/Notice.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { Tag } from '../../../ui/status/Tag.js';
import { ItemStatus, points } from '../words.js';
import { ItemActs } from './ItemActs.js';

export default function AssessmentItemPage() {
  return (
    <Allowed permission="assessment.read">
      <One />
    </Allowed>
  );
}

function One() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery(assessmentQuery(id));
  return (
    <RecordPage query={query}>
      {(record) => ({
        crumbs: [
          { label: t('assessment.title'), to: `/desk/assessments?year=${record.item.year}` },
          { label: record.item.unit.name },
        ],
        title: `${record.item.unit.name} · ${record.item.indicator.name}`,
        status: <ItemStatus state={record.item.state} />,
        facts: [
          t('assessment.ofYear', { year: record.item.year }),
          record.item.isDemo && <Tag key="demo">{t('indicator.demo')}</Tag>,
        ],
        tools: <PrintButton />,
        main: <Main record={record} />,
        side: <Steps record={record} />,
      })}
    </RecordPage>
  );
}

function Main({ record }: { record: AssessmentRecord }) {
  const { t } = useTranslation();
  const { item, rule } = record;
  const metric = item.metric ? ` · ${t(`indicator.metric.${item.metric}`)}` : '';
  return (
    <>
      {item.state === 'RETURNED' && item.remark && (
        <Notice tone="warning">{t('assessment.returned', { remark: item.remark })}</Notice>
      )}
      <Section title={t('assessment.values')} isCard>
        <Facts
          isComplete
          facts={[
            {
              label: t('indicator.target'),
              value: (
                <>
                  <StatValue {...item.indicator} value={item.target} />
                  {metric}
                </>
              ),
            },
            { label: t('assessment.self'), value: item.self && <Self record={record} /> },
            {
              label: t('assessment.system'),
              value: item.system ? (
                <>
                  <StatValue {...item.indicator} value={item.system.value} />
                  {metric}
                </>
              ) : (
                t('assessment.noSystem')
              ),
            },
            { label: t('indicator.source'), value: item.source },
          ]}
        />
        {item.system && <AsOf at={item.system.asOf} seq={item.system.ledgerSeq} />}
      </Section>
      <Section title={t('assessment.score')} isCard>
        {item.score ? (
          <>
            <Meter
              label={t(`assessment.bases.${item.score.basis}`)}
              ratio={item.score.points / item.weight}
              figure={`${points(item.score.points)} / ${points(item.weight)}`}
            />
            <p className="meta">
              {t('assessment.formula', {
                version: item.score.ruleVersion,
                cap: (rule.capPercent / 100).toFixed(2),
              })}
            </p>
            {item.state !== 'CONFIRMED' && <p className="meta">{t('assessment.provisional')}</p>}
          </>
        ) : (
          <p className="meta">{t('assessment.noScore')}</p>
        )}
        {item.state === 'CONFIRMED' && item.remark && <p>{t('assessment.remarkWords', { remark: item.remark })}</p>}
      </Section>
      <ItemActs record={record} />
      <PrintSheet />
    </>
  );
}

function Self({ record: { item } }: { record: AssessmentRecord }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  if (!item.self) return null;
  return (
    <>
      <StatValue {...item.indicator} value={item.self.value} /> · {t('indicator.asOf')}{' '}
      <DateText at={item.self.asOf} as="column" />
      <p className="meta">{item.self.note}</p>
      {item.file && (
        <Button size="small" onClick={() => void openFile(() => readAssessmentFile(item.id)).catch(setError)}>
          {t('assessment.openFile', { name: item.file.name })}
        </Button>
      )}
      {error !== null && <ActionProblem error={error} />}
    </>
  );
}

function Steps({ record: { steps } }: { record: AssessmentRecord }) {
  const { t } = useTranslation();
  return (
    <Section title={t('assessment.steps.title')}>
      <Timeline
        entries={steps.map((step) => ({
          id: step.id,
          at: step.occurredAt,
          actor: step.actor?.name,
          verb: t(`assessment.steps.${step.action}`),
          note: step.note,
        }))}
      />
    </Section>
  );
}
