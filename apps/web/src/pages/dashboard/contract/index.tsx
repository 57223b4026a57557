// A registered contract as an official reads it: what stands behind a figure, without clauses, contacts and files.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useContractLabels } from '../../../api/queries/contract-labels.js';
import { contractRecordQuery } from '../../../api/queries/contracts.js';
import { useCodePath } from '../../../api/queries/industry.js';
import type { ContractRecord } from '../../../api/queries/registry-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { useSession } from '../../../app/session.js';
import { Amounts } from '../../../ui/contract/Amounts.js';
import { Hash } from '../../../ui/contract/Hash.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import { Facts } from '../../../ui/record/Facts.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';
import { Status } from '../../../ui/status/Status.js';
import css from './page.module.css';

export default function RegisteredContractPage() {
  return (
    <Allowed permission="contract.record">
      <Registered />
    </Allowed>
  );
}

function Registered() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { id = '' } = useParams();
  const query = useQuery(contractRecordQuery(id));
  const root = may('dashboard.read')
    ? { label: t('dashboard.title'), to: '/desk/dashboard' }
    : { label: t('common.nav.ledger'), to: '/desk/ledger' };
  return (
    <RecordPage query={query}>
      {(record) => ({
        crumbs: [root, { label: record.registrationNumber }],
        title: record.projectName,
        status: <Status tone="success">{t('enum.contractState.REGISTERED')}</Status>,
        facts: [
          record.registrationNumber,
          <DateText key="on" at={record.registeredOn} as="column" />,
          `${record.seller.name} → ${record.buyer.name}`,
        ],
        tools: <PrintButton />,
        main: <Main record={record} />,
        side: <Side record={record} />,
      })}
    </RecordPage>
  );
}

function Main({ record }: { record: ContractRecord }) {
  const { t } = useTranslation();
  const labels = useContractLabels();
  const industry = useCodePath('industry', record.industry);
  const items = record.nonTechnicalItems.map((item) => ({
    label: item.description || labels.itemType(item.type),
    fen: item.amountFen,
  }));
  return (
    <>
      <Section title={t('contract.record.money')} isCard>
        <Amounts
          totalFen={record.totalFen}
          technicalFen={record.technicalFen}
          receivedFen={record.receivedFen}
          items={items}
        />
        <Facts
          facts={[
            { label: t('contract.field.totalFen'), value: <Money fen={record.totalFen} unit="yuan" /> },
            { label: t('contract.field.technicalFen'), value: <Money fen={record.technicalFen} unit="yuan" /> },
          ]}
        />
      </Section>
      <Section title={t('contract.record.parties')} isCard>
        <div className={css.parties}>
          <Party title={t('contract.side.seller')} party={record.seller} />
          <Party title={t('contract.side.buyer')} party={record.buyer} />
        </div>
      </Section>
      <Section title={t('contract.record.terms')} isCard>
        <Facts
          facts={[
            { label: t('contract.field.type'), value: labels.type(record.type) },
            { label: t('contract.field.subType'), value: labels.subType(record.subType) },
            { label: t('contract.field.signedOn'), value: <DateText at={record.signedOn} as="column" /> },
            { label: t('contract.field.techArea'), value: labels.techArea(record.techArea) },
            { label: t('contract.field.industry'), value: industry },
            { label: t('contract.field.base'), value: labels.base(record.base) },
            { label: t('contract.field.ipType'), value: labels.ipType(record.ipType) },
            { label: t('contract.field.planSource'), value: labels.planSource(record.planSource) },
            { label: t('contract.field.isRelated'), value: t(record.isRelated ? 'contract.yes' : 'contract.no') },
            { label: t('contract.record.broker'), value: t(record.isBrokerAssisted ? 'contract.yes' : 'contract.no') },
          ]}
        />
      </Section>
      <PrintSheet proofUrl={`${window.location.origin}/api/ledger/head`} />
    </>
  );
}

function Party({ title, party }: { title: string; party: ContractRecord['seller'] }) {
  const { t } = useTranslation();
  const labels = useContractLabels();
  const region = useCodePath('region', party.regionCode);
  const place = [labels.township(party.townshipCode), labels.park(party.parkCode)].filter(Boolean).join(' · ');
  return (
    <section className={css.party} aria-label={title}>
      <h3>
        <span className="meta">{title}</span> {party.name}
      </h3>
      <Facts
        facts={[
          { label: t('contract.party.partyType'), value: labels.partyType(party.partyType) },
          { label: t('contract.party.regionCode'), value: region },
          { label: t('contract.party.place'), value: place },
        ]}
      />
    </section>
  );
}

function Side({ record }: { record: ContractRecord }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const seq = Number(record.ledgerSeq).toLocaleString('en-US');
  return (
    <Section title={t('contract.record.ledger')} isCard>
      <Facts
        facts={[
          {
            label: t('contract.record.seq'),
            value: may('ledger.read') ? <Link to={`/desk/ledger/${record.ledgerSeq}`}>{seq}</Link> : seq,
          },
          {
            label: t('contract.record.hash'),
            value: <Hash value={record.ledgerHash} name={t('contract.record.hash')} />,
          },
          { label: t('contract.record.number'), value: record.number },
        ]}
      />
    </Section>
  );
}
