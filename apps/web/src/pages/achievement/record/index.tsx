// 成果详情: all groups that the reader may see, similar ones, expressed interest; for its office state, history and acts.
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { achievementQuery, similarAchievementsQuery } from '../../../api/queries/achievements.js';
import type { Achievement } from '../../../api/queries/listing-types.js';
import { useCodePath } from '../../../api/queries/industry.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { OwnPairs } from '../../../app/matching/OwnPairs.js';
import { FollowButtons } from '../../../app/subscription/FollowButtons.js';
import { Trl } from '../../../ui/figures/Trl.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { PriceWords } from '../../../ui/listing/PriceWords.js';
import { Facts } from '../../../ui/record/Facts.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';
import { listingFrame } from '../../listing/listing-frame.js';
import { SimilarListings } from '../../listing/SimilarListings.js';
import { AchievementGroups } from '../AchievementGroups.js';
import { AchievementStatus } from '../AchievementStatus.js';
import { Interest } from './Interest.js';
import { MatchedDemands } from './MatchedDemands.js';
import { History, Office } from './Office.js';

const Acts = lazy(async () => ({ default: (await import('./Acts.js')).Acts }));

export default function AchievementRecord() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery(achievementQuery(id));
  const priceKind = useCodeLabel('priceKind');
  return (
    <RecordPage query={query}>
      {(record) =>
        listingFrame({
          noun: 'achievement',
          record,
          hall: { label: t('achievement.hall.title'), to: '/achievements' },
          status: record.office && <AchievementStatus state={record.state} revision={record.office.pending?.state} />,
          facts: [
            record.holder.name,
            <Trl key="trl" level={record.trl} />,
            record.price && <PriceWords key="price" price={record.price} labelOf={priceKind} />,
            record.publishedAt && (
              <span key="published">
                <DateText at={record.publishedAt} />
                {t('achievement.hall.published')}
              </span>
            ),
          ],
          office: record.office && <Office record={record} office={record.office} />,
          offer: <Interest record={record} />,
          body: <AchievementGroups record={record} disclosure={record.office?.disclosure} />,
          side: <Side record={record} />,
          acts: <Acts record={record} />,
        })
      }
    </RecordPage>
  );
}

function Side({ record }: { record: Achievement }) {
  const { t } = useTranslation();
  const area = useCodeLabel('techArea');
  const base = useCodeLabel('base');
  const attribute = useCodeLabel('achievementAttribute');
  const industry = useCodePath('industry', record.industry);
  const similar = useQuery(similarAchievementsQuery(record.id));
  return (
    <>
      <Section title={t('achievement.record.facts')}>
        <Facts
          facts={[
            { label: t('achievement.field.code'), value: record.code },
            { label: t('achievement.field.holder'), value: record.holder.name },
            { label: t('achievement.field.techArea'), value: area(record.techArea) },
            { label: t('achievement.field.industry'), value: industry },
            { label: t('achievement.field.bases'), value: record.bases.map(base).join('、') },
            { label: t('achievement.field.attribute'), value: attribute(record.attribute) },
            {
              label: t('achievement.field.validUntil'),
              value: record.validUntil && <DateText at={record.validUntil} />,
            },
            {
              label: t('achievement.field.source'),
              value: record.sourceUrl && (
                <a href={record.sourceUrl} rel="noreferrer">
                  {t('achievement.record.source')}
                </a>
              ),
            },
          ]}
        />
      </Section>
      <FollowButtons organisation={record.holder} techArea={record.techArea} />
      {record.office && <History record={record} office={record.office} />}
      <MatchedDemands record={record} />
      <OwnPairs noun="achievement" id={record.id} />
      <SimilarListings
        title={t('achievement.record.similar')}
        items={similar.data?.items.map((item) => ({
          id: item.id,
          to: `/achievements/${item.id}`,
          title: item.title,
          facts: [item.holder.name, item.trl && `TRL ${item.trl}`],
          reason: item.shared.length > 0 && t('compare.shared', { words: item.shared.join('、') }),
        }))}
      />
    </>
  );
}
