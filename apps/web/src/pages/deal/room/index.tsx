// One deal: where it stands, what comes next, what was said and handed over, who is in it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Deal } from '../../../api/queries/deal-types.js';
import { dealQuery } from '../../../api/queries/deals.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { Allowed } from '../../../app/Allowed.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';
import { DealStatus } from '../DealStatus.js';
import { Parties } from '../PartyName.js';
import { Contacts } from './Contacts.js';
import { Files } from './Files.js';
import { Happenings } from './Happenings.js';
import { Log } from './Log.js';
import { NextStep } from './NextStep.js';
import { Offers } from './Offers.js';
import { Papers } from './Papers.js';
import { LeadingBroker, Sides } from './Sides.js';
import { SigningSection } from './SigningSection.js';
import { StageLine } from './StageLine.js';
import css from './page.module.css';

export default function DealPage() {
  const { id = '' } = useParams();
  return (
    <Allowed permission="deal.read">
      <DealRoom key={id} id={id} />
    </Allowed>
  );
}

/** Talks, offers and files belong to those inside: not to a broker who has not accepted, and not before contact. */
function hasRecord(deal: Deal): boolean {
  const isOutside = deal.side === 'BROKER' && deal.broker?.state === 'OFFERED';
  return !isOutside && deal.consents.length > 1;
}

function DealRoom({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useQuery(dealQuery(id));
  const fieldOf = useCodeLabel('techArea');
  return (
    <RecordPage query={query}>
      {(deal) => ({
        crumbs: [{ label: t('common.nav.deals'), to: '/desk/deals' }, { label: t('deal.room.crumb') }],
        title: deal.title,
        status: <DealStatus stage={deal.stage} />,
        facts: [
          <Parties key="parties" deal={deal} />,
          deal.techArea && fieldOf(deal.techArea),
          <span key="since">
            {t('deal.room.since')} <DateText at={deal.createdAt} />
          </span>,
        ],
        tools: <PrintButton />,
        main: (
          <>
            <StageLine stage={deal.stage} />
            <NextStep deal={deal} />
            <SigningSection deal={deal} />
            <Section title={t('deal.room.message')}>
              <p className={css.words}>{deal.message}</p>
            </Section>
            <Papers deal={deal} />
            {hasRecord(deal) && (
              <>
                <Log deal={deal} />
                <Offers deal={deal} />
                <Files deal={deal} />
              </>
            )}
            <PrintSheet />
          </>
        ),
        side: (
          <>
            <Sides deal={deal} />
            <Contacts deal={deal} />
            <LeadingBroker deal={deal} />
            <Happenings deal={deal} />
          </>
        ),
      })}
    </RecordPage>
  );
}
