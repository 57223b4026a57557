// One filing as its parties, the broker and the registry read it; what the asker may do comes from the server.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useContractLabels } from '../../../api/queries/contract-labels.js';
import { useContractReading } from '../../../api/queries/contract-reading.js';
import { contractQuery } from '../../../api/queries/contracts.js';
import type { Contract } from '../../../api/queries/registry-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { Amounts } from '../../../ui/contract/Amounts.js';
import { ContractClock } from '../../../ui/contract/ContractClock.js';
import { PartyFacts, PaymentPlan, Terms } from '../../../ui/contract/ContractParts.js';
import { ContractStatus } from '../../../ui/contract/ContractStatus.js';
import { Hash } from '../../../ui/contract/Hash.js';
import { PrecheckList } from '../../../ui/contract/PrecheckList.js';
import { PrecheckSummary } from '../../../ui/contract/PrecheckSummary.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Facts } from '../../../ui/record/Facts.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';
import { Timeline } from '../../../ui/record/Timeline.js';
import { ContractActs } from './ContractActs.js';
import { ContractFiles } from '../../../app/ContractFiles.js';
import { ContractPapers } from '../../../app/ContractPapers.js';
import css from './page.module.css';
import { Outcome } from './Outcome.js';

export default function ContractRecordPage() {
  return (
    <Allowed permission="contract.read">
      <Record />
    </Allowed>
  );
}

function Record() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery(contractQuery(id));
  const labels = useContractLabels();
  return (
    <RecordPage query={query}>
      {(contract) => ({
        crumbs: [
          { label: t('contract.list.title'), to: '/desk/contracts' },
          { label: contract.number ?? t('contract.unnumbered') },
        ],
        title: contract.projectName ?? t('contract.untitled'),
        status: <ContractStatus state={contract.state} />,
        facts: [
          labels.subType(contract.subType) || labels.type(contract.type),
          contract.registrationNumber && t('contract.record.registered', { number: contract.registrationNumber }),
          t('contract.record.side', { side: t(`enum.contractSide.${contract.side}`) }),
        ],
        tools: (
          <>
            {contract.side === 'DESK' && (
              <ButtonLink to={`/desk/registry?id=${contract.id}`} intent="primary">
                {t('contract.record.toDesk')}
              </ButtonLink>
            )}
            {contract.dealId && contract.side !== 'DESK' && (
              <ButtonLink to={`/desk/deals/${contract.dealId}`}>{t('contract.record.toDeal')}</ButtonLink>
            )}
            <PrintButton />
          </>
        ),
        actions: contract.side === 'DESK' ? undefined : <ContractActs contract={contract} />,
        main: <Main contract={contract} />,
        side: <Side contract={contract} />,
      })}
    </RecordPage>
  );
}

function Main({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const { form, precheck } = contract;
  const { labels, industry, seller, buyer, items } = useContractReading(contract);
  return (
    <>
      <Outcome contract={contract} />
      <Section title={t('contract.record.money')} isCard>
        <Amounts
          totalFen={contract.totalFen}
          technicalFen={contract.technicalFen}
          receivedFen={contract.receivedFen}
          items={items}
        />
        <PaymentPlan steps={form.paymentPlan} />
      </Section>
      <Section title={t('contract.record.parties')} isCard>
        <div className={css.parties}>
          <PartyFacts title={t('contract.side.seller')} party={form.seller} labels={labels} region={seller} />
          <PartyFacts title={t('contract.side.buyer')} party={form.buyer} labels={labels} region={buyer} />
        </div>
      </Section>
      <Section title={t('contract.record.terms')} isCard>
        <Terms form={form} labels={labels} industry={industry} />
        {form.technicalContent && <p className={css.text}>{form.technicalContent}</p>}
      </Section>
      {precheck && (
        <Section
          title={t('contract.precheck.title')}
          isCard
          aside={<PrecheckSummary blocking={precheck.blocking} warnings={precheck.warnings} />}
        >
          <PrecheckList precheck={precheck} groundOf={labels.ground} />
        </Section>
      )}
      <Section title={t('contract.files.title')} isCard>
        <ContractFiles contract={contract} />
      </Section>
      <Section title={t('contract.papers.title')} isCard>
        <ContractPapers contract={contract} />
      </Section>
      <PrintSheet />
    </>
  );
}

function Side({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const { ledger } = contract;
  return (
    <>
      {contract.submittedAt && (
        <Section title={t('contract.record.clock')} isCard>
          <ContractClock clock={contract.clock} />
          <Facts
            facts={[
              { label: t('contract.record.submittedAt'), value: <DateText at={contract.submittedAt} as="minute" /> },
              { label: t('contract.record.clerk'), value: contract.clerkName },
              {
                label: t('contract.record.registeredOn'),
                value: contract.registeredOn && <DateText at={contract.registeredOn} as="column" />,
              },
            ]}
          />
        </Section>
      )}
      {ledger && (
        <Section title={t('contract.record.ledger')} isCard>
          <Facts
            facts={[
              { label: t('contract.record.seq'), value: Number(ledger.seq).toLocaleString('en-US') },
              {
                label: t('contract.record.hash'),
                value: <Hash value={ledger.leafHash} name={t('contract.record.hash')} />,
              },
            ]}
          />
        </Section>
      )}
      <Section title={t('contract.record.timeline')} isCard>
        <Timeline
          entries={contract.timeline.toReversed().map((step, at) => ({
            id: `${step.occurredAt}${at}`,
            at: step.occurredAt,
            actor: step.actorName,
            verb: t(`enum.contractAction.${step.action as 'submit'}`),
            note: step.note,
          }))}
        />
      </Section>
    </>
  );
}
