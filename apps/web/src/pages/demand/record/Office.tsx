// What only the enterprise and the operator see: what is missing, how others see the owner, why it was closed.
import { useTranslation } from 'react-i18next';
import type { Demand } from '../../../api/queries/listing-types.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { Facts } from '../../../ui/record/Facts.js';
import { Section } from '../../../ui/record/Section.js';
import { Notice } from '../../../ui/states/Notice.js';
import { MissingNotice } from '../../listing/MissingNotice.js';
import { useFieldWords } from '../../listing/useFieldWords.js';

interface OfficeProps {
  record: Demand;
  office: NonNullable<Demand['office']>;
}

export function Office({ record, office }: OfficeProps) {
  const { t } = useTranslation();
  const closeReason = useCodeLabel('demandCloseReason');
  const fieldWords = useFieldWords('demand');
  const names = (partners: readonly { name: string }[]) => partners.map((partner) => partner.name).join('、');
  return (
    <div className="no-print">
      <MissingNotice title={t('demand.office.missing')} missing={office.missing} labelOf={fieldWords} />
      {record.closeReason && (
        <Notice>
          {t('demand.office.closed', { reason: closeReason(record.closeReason) })}
          {office.closeNote && ` ${office.closeNote}`}
        </Notice>
      )}
      <Section title={t('demand.office.title')} audience={t('demand.office.audience')}>
        <Facts
          facts={[
            { label: t('demand.office.shownAs'), value: office.shownAs },
            { label: t('demand.office.createdBy'), value: office.createdBy?.name },
            { label: t('demand.office.contact'), value: office.contact?.name },
            { label: t('demand.office.preferred'), value: names(office.preferredPartners) },
            { label: t('demand.office.excluded'), value: names(office.excludedPartners) },
          ]}
        />
      </Section>
    </div>
  );
}
