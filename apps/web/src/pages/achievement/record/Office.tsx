// What only the holder and the reviewers see: what is missing, why it came back, what waits, and what happened so far.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Achievement } from '../../../api/queries/listing-types.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { FIELD_GROUPS } from '../../../api/queries/listing-codes.js';
import { PriceWords } from '../../../ui/listing/PriceWords.js';
import { Facts } from '../../../ui/record/Facts.js';
import { Section } from '../../../ui/record/Section.js';
import { Timeline, type TimelineEntry } from '../../../ui/record/Timeline.js';
import { Notice } from '../../../ui/states/Notice.js';
import { MissingNotice } from '../../listing/MissingNotice.js';
import { useFieldWords } from '../../listing/useFieldWords.js';
import css from './page.module.css';

type OfficePart = NonNullable<Achievement['office']>;

interface OfficeProps {
  record: Achievement;
  office: OfficePart;
}

export function Office({ record, office }: OfficeProps) {
  const { t } = useTranslation();
  const fieldWords = useFieldWords('achievement');
  const { pending } = office;
  return (
    <div className={`${css.office} no-print`}>
      {office.returnReason && (
        <Notice>
          <p>
            <strong>
              {t(record.state === 'WITHDRAWN' ? 'achievement.office.withdrawn' : 'achievement.office.returned')}
            </strong>
            {office.returnReason}
          </p>
        </Notice>
      )}
      <MissingNotice title={t('achievement.office.missing')} missing={office.missing} labelOf={fieldWords} />
      {office.warnings.map((warning) => (
        <Notice key={warning}>{t(`achievement.warning.${warning}`)}</Notice>
      ))}
      {pending && pending.state !== 'NONE' && <Pending pending={pending} />}
    </div>
  );
}

/** For the side column: who wrote it, who answers, and what happened. */
export function History({ record, office }: OfficeProps) {
  const { t } = useTranslation();
  return (
    <div className="no-print">
      <Section title={t('achievement.office.history')} audience={t('achievement.office.audience')}>
        <Facts
          facts={[
            { label: t('achievement.office.createdBy'), value: office.createdBy?.name },
            { label: t('achievement.office.contact'), value: office.contact?.name },
          ]}
        />
        <Timeline entries={historyOf(record, office, t).toReversed()} />
      </Section>
    </div>
  );
}

function historyOf(record: Achievement, office: OfficePart, t: TFunction): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  if (office.secrecyDeclaredAt) {
    entries.push({ id: 'declared', at: office.secrecyDeclaredAt, verb: t('achievement.history.declared') });
  }
  if (record.publishedAt) {
    entries.push({ id: 'published', at: record.publishedAt, verb: t('achievement.history.published') });
    const until = record.validUntil;
    if (until && until < new Date().toISOString()) {
      entries.push({ id: 'expired', at: until, verb: t('achievement.history.expired') });
    }
  }
  return entries;
}

function Pending({ pending }: { pending: NonNullable<OfficePart['pending']> }) {
  const { t } = useTranslation();
  const priceKind = useCodeLabel('priceKind');
  const { disclosure } = pending;
  return (
    <Section title={t('achievement.office.pending')} audience={t(`enum.revisionState.${pending.state}`)} isCard>
      <p className="meta">{t('achievement.office.pendingText')}</p>
      <Facts
        facts={[
          { label: t('achievement.field.title'), value: pending.title },
          {
            label: t('achievement.field.price'),
            value: pending.price && <PriceWords price={pending.price} labelOf={priceKind} />,
          },
          {
            label: t('achievement.field.ip'),
            value: pending.ip?.map((right) => right.title).join('；'),
          },
          {
            label: t('achievement.field.disclosure'),
            value:
              disclosure &&
              FIELD_GROUPS.map((group) =>
                t('common.pair', {
                  label: t(`achievement.group.${group}`),
                  text: t(`enum.seenBy.${disclosure[group]}`),
                }),
              ).join('；'),
          },
        ]}
      />
    </Section>
  );
}
