// 需求详情: the problem, its indicators and budget; institutes answer it, its owner sees ranked matches and acts.
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { demandQuery, similarDemandsQuery } from '../../../api/queries/demands.js';
import { useCodePath } from '../../../api/queries/industry.js';
import type { Demand } from '../../../api/queries/listing-types.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { OwnPairs } from '../../../app/matching/OwnPairs.js';
import { FollowButtons } from '../../../app/subscription/FollowButtons.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { BudgetWords } from '../../../ui/listing/BudgetWords.js';
import { DaysLeft } from '../../../ui/listing/DaysLeft.js';
import { Facts } from '../../../ui/record/Facts.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';
import { listingFrame } from '../../listing/listing-frame.js';
import { SimilarListings } from '../../listing/SimilarListings.js';
import { DemandStatus } from '../DemandStatus.js';
import { Answer } from './Answer.js';
import { DemandBody } from '../DemandBody.js';
import { Office } from './Office.js';
import { RankedMatches } from './RankedMatches.js';

const Acts = lazy(async () => ({ default: (await import('./Acts.js')).Acts }));

export default function DemandRecord() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery(demandQuery(id));
  return (
    <RecordPage query={query}>
      {(record) =>
        listingFrame({
          noun: 'demand',
          record,
          hall: { label: t('demand.hall.title'), to: '/demands' },
          status: record.office && <DemandStatus state={record.state} />,
          facts: [
            record.owner.name,
            record.budget && (
              <span key="budget">
                {t('demand.field.budget')} <BudgetWords budget={record.budget} />
              </span>
            ),
            record.deadline && (
              <span key="deadline">
                {t('demand.hall.deadline')} <DateText at={record.deadline} />
              </span>
            ),
            record.deadline && record.state === 'OPEN' && <DaysLeft key="left" until={record.deadline} />,
          ],
          office: record.office && <Office record={record} office={record.office} />,
          offer: <Answer record={record} />,
          body: (
            <>
              <DemandBody record={record} />
              <RankedMatches record={record} />
            </>
          ),
          side: <Side record={record} />,
          acts: <Acts record={record} />,
        })
      }
    </RecordPage>
  );
}

function Side({ record }: { record: Demand }) {
  const { t } = useTranslation();
  const area = useCodeLabel('techArea');
  const base = useCodeLabel('base');
  const type = useCodeLabel('demandType');
  const industry = useCodePath('industry', record.industry);
  const region = useCodePath('region', record.owner.regionCode);
  const similar = useQuery(similarDemandsQuery(record.id));
  return (
    <>
      <Section title={t('demand.record.facts')}>
        <Facts
          facts={[
            { label: t('demand.field.code'), value: record.code },
            { label: t('demand.field.owner'), value: record.owner.name },
            { label: t('demand.field.region'), value: region },
            { label: t('demand.field.type'), value: type(record.type) },
            { label: t('demand.field.techArea'), value: area(record.techArea) },
            { label: t('demand.field.industry'), value: industry },
            { label: t('demand.field.bases'), value: record.bases.map(base).join('、') },
            { label: t('demand.field.publishedAt'), value: record.publishedAt && <DateText at={record.publishedAt} /> },
            { label: t('demand.field.validUntil'), value: record.validUntil && <DateText at={record.validUntil} /> },
            {
              label: t('demand.field.source'),
              value: record.sourceUrl && (
                <a href={record.sourceUrl} rel="noreferrer">
                  {t('demand.record.source')}
                </a>
              ),
            },
          ]}
        />
      </Section>
      <FollowButtons organisation={record.owner} techArea={record.techArea} />
      <OwnPairs noun="demand" id={record.id} />
      <SimilarListings
        title={t('demand.record.similar')}
        items={similar.data?.items.map((item) => ({
          id: item.id,
          to: `/demands/${item.id}`,
          title: item.title,
          facts: [item.owner.name, item.budget && <BudgetWords key="budget" budget={item.budget} />],
          reason: item.shared.length > 0 && t('compare.shared', { words: item.shared.join('、') }),
        }))}
      />
    </>
  );
}
