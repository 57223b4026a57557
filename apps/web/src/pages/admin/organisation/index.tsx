// One organisation before the operator: what was claimed, by whom, the decision, and its members.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Organisation } from '../../../api/queries/identity-types.js';
import { useCodePath } from '../../../api/queries/industry.js';
import { organisationQuery } from '../../../api/queries/organisation-desk.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { Allowed } from '../../../app/Allowed.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Facts } from '../../../ui/record/Facts.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';
import { Notice } from '../../../ui/states/Notice.js';
import { Members } from '../Members.js';
import { mobileWords } from '../mobile-words.js';
import { OrganisationStatus } from '../OrganisationStatus.js';
import { OrganisationDecision } from './OrganisationDecision.js';

export default function OrganisationPage() {
  const { id = '' } = useParams();
  return (
    <Allowed permission="organisation.review">
      <OrganisationRecord key={id} id={id} />
    </Allowed>
  );
}

function OrganisationRecord({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useQuery(organisationQuery(id));
  return (
    <RecordPage query={query}>
      {(organisation) => ({
        crumbs: [{ label: t('common.nav.organisations'), to: '/desk/organisations' }, { label: organisation.name }],
        title: organisation.name,
        status: <OrganisationStatus status={organisation.status} />,
        facts: [t(`enum.organisationKind.${organisation.kind}`), organisation.creditCode],
        main: (
          <>
            {organisation.creditCodeWarning && <Notice>{organisation.creditCodeWarning}</Notice>}
            {organisation.refusedReason && (
              <Notice>{t('organisation.record.refusedReason', { reason: organisation.refusedReason })}</Notice>
            )}
            {organisation.status === 'PENDING' && <OrganisationDecision organisation={organisation} />}
            <Section title={t('organisation.record.claimed')} isCard>
              <Claimed organisation={organisation} />
            </Section>
            <Section title={t('organisation.member.title')}>
              <Members organisationId={organisation.id} kind={organisation.kind} />
            </Section>
          </>
        ),
      })}
    </RecordPage>
  );
}

function Claimed({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation();
  const partyTypeOf = useCodeLabel('partyType');
  const townshipOf = useCodeLabel('township');
  const parkOf = useCodeLabel('park');
  const scaleOf = useCodeLabel('enterpriseScale');
  const region = useCodePath('region', organisation.regionCode);
  const industry = useCodePath('industry', organisation.industryCode);
  const { claimer } = organisation;
  return (
    <Facts
      isComplete
      facts={[
        { label: t('organisation.record.region'), value: region },
        { label: t('organisation.record.township'), value: townshipOf(organisation.townshipCode) },
        { label: t('organisation.record.park'), value: parkOf(organisation.parkCode) },
        { label: t('organisation.record.partyType'), value: partyTypeOf(organisation.partyType) },
        { label: t('organisation.record.industry'), value: industry },
        { label: t('organisation.record.scale'), value: scaleOf(organisation.scale) },
        {
          label: t('organisation.list.claimer'),
          value: claimer && `${claimer.name} ${mobileWords(claimer.mobile)}`,
        },
        {
          label: t('organisation.list.claimedAt'),
          value: <DateText at={organisation.claimedAt} as="minute" />,
        },
        {
          label: t('organisation.record.decidedAt'),
          value: organisation.decidedAt && <DateText at={organisation.decidedAt} as="minute" />,
        },
      ]}
    />
  );
}
