// One entry of the ledger: what was entered, by which codes it counts, what corrects it, and the hashes that prove it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCodePath } from '../../../api/queries/industry.js';
import { ledgerEntryQuery } from '../../../api/queries/ledger.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import type { LedgerEntry } from '../../../api/queries/registry-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { useSession } from '../../../app/session.js';
import { VerifyLedger } from '../../../app/VerifyLedger.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { Hash } from '../../../ui/contract/Hash.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import { Facts } from '../../../ui/record/Facts.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { Section } from '../../../ui/record/Section.js';

const seqWords = (seq: string) => Number(seq).toLocaleString('en-US');

export default function LedgerEntryPage() {
  return (
    <Allowed permission="ledger.read">
      <Entry />
    </Allowed>
  );
}

function Entry() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { seq = '' } = useParams();
  const query = useQuery(ledgerEntryQuery(seq));
  return (
    <RecordPage query={query}>
      {(entry) => ({
        crumbs: [
          { label: t('ledger.title'), to: '/desk/ledger' },
          { label: t('ledger.nth', { seq: seqWords(entry.seq) }) },
        ],
        title: entry.identity?.projectName ?? t('ledger.erased'),
        facts: [
          t(`enum.ledgerKind.${entry.kind}`),
          <DateText key="date" at={entry.ledgerDate} as="column" />,
          entry.correctsSeq && (
            <Link key="corrects" to={`/desk/ledger/${entry.correctsSeq}`}>
              {t('ledger.corrects', { seq: seqWords(entry.correctsSeq) })}
            </Link>
          ),
          ...entry.correctedBySeqs.map((by) => (
            <Link key={by} to={`/desk/ledger/${by}`}>
              {t('ledger.correctedBy', { seq: seqWords(by) })}
            </Link>
          )),
        ],
        tools: (
          <>
            {entry.identity?.contractId && may('contract.record') && (
              <ButtonLink to={`/desk/dashboard/contracts/${entry.identity.contractId}`}>
                {t('ledger.toContract')}
              </ButtonLink>
            )}
            {entry.identity?.registrationNumber && (
              <ButtonLink to={`/proof?number=${entry.identity.registrationNumber}`}>{t('ledger.proof')}</ButtonLink>
            )}
            <VerifyLedger label={t('ledger.verify.act')} />
            <PrintButton />
          </>
        ),
        main: <Main entry={entry} />,
      })}
    </RecordPage>
  );
}

function Main({ entry }: { entry: LedgerEntry }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('ledger.part.amounts')} isCard>
        <Facts
          facts={[
            { label: t('ledger.column.total'), value: <Money fen={entry.totalFen} unit="yuan" /> },
            { label: t('ledger.column.technical'), value: <Money fen={entry.technicalFen} unit="yuan" /> },
            { label: t('ledger.column.received'), value: <Money fen={entry.receivedFen} unit="yuan" /> },
            {
              label: t('ledger.countDelta'),
              value: entry.countDelta > 0 ? `+${entry.countDelta}` : String(entry.countDelta).replace('-', '−'),
            },
          ]}
        />
      </Section>
      {entry.identity ? (
        <Section title={t('ledger.part.identity')} isCard>
          <Facts
            facts={[
              { label: t('ledger.identity.registrationNumber'), value: entry.identity.registrationNumber },
              {
                label: t('ledger.identity.seller'),
                value: nameAndCode(entry.identity.sellerName, entry.identity.sellerCreditCode),
              },
              {
                label: t('ledger.identity.buyer'),
                value: nameAndCode(entry.identity.buyerName, entry.identity.buyerCreditCode),
              },
            ]}
          />
        </Section>
      ) : (
        <p className="meta">{t('ledger.erasedText')}</p>
      )}
      <Section title={t('ledger.part.dimensions')} isCard>
        <Dimensions dimensions={entry.dimensions} />
      </Section>
      <Section title={t('ledger.part.hashes')} isCard>
        <p className="meta">{t('ledger.hashText')}</p>
        <Facts
          facts={(['prevHash', 'identityHash', 'leafHash', 'chainHash'] as const).map((name) => ({
            label: t(`ledger.${name}`),
            value: <Hash value={entry[name]} name={t(`ledger.${name}`)} isWhole />,
          }))}
        />
      </Section>
      <PrintSheet />
    </>
  );
}

function nameAndCode(name: string | undefined, code: string | undefined): string | undefined {
  return [name, code].filter(Boolean).join(' · ') || undefined;
}

function Dimensions({ dimensions }: { dimensions: LedgerEntry['dimensions'] }) {
  const { t } = useTranslation();
  const labels: Record<string, (code: string | undefined) => string> = {
    type: useCodeLabel('contractType'),
    subType: useCodeLabel('contractSubType'),
    techArea: useCodeLabel('techArea'),
    base: useCodeLabel('base'),
    ipType: useCodeLabel('ipType'),
    planSource: useCodeLabel('planSource'),
  };
  const partyType = useCodeLabel('partyType');
  const township = useCodeLabel('township');
  const park = useCodeLabel('park');
  const industry = useCodePath('industry', dimensions.industrySection ?? null);
  const regions = {
    seller: useCodePath('region', dimensions.sellerRegion ?? null),
    buyer: useCodePath('region', dimensions.buyerRegion ?? null),
  };
  const of = (side: 'seller' | 'buyer') =>
    [
      regions[side],
      township(dimensions[`${side}Township`]),
      park(dimensions[`${side}Park`]),
      partyType(dimensions[`${side}PartyType`]),
    ]
      .filter(Boolean)
      .join(' · ');
  const yes = (code: string | undefined) =>
    code === undefined ? undefined : t(code === 'Y' ? 'ledger.yes' : 'ledger.no');
  const { direction, amountBand } = dimensions;
  return (
    <Facts
      facts={[
        ...(['type', 'subType', 'techArea', 'base', 'ipType', 'planSource'] as const).map((name) => ({
          label: t(`ledger.dimension.${name}`),
          value: labels[name]?.(dimensions[name]),
        })),
        { label: t('ledger.dimension.industrySection'), value: industry },
        { label: t('ledger.dimension.direction'), value: direction && t(`enum.direction.${direction as 'OUTBOUND'}`) },
        { label: t('ledger.identity.seller'), value: of('seller') },
        { label: t('ledger.identity.buyer'), value: of('buyer') },
        { label: t('ledger.dimension.amountBand'), value: amountBand && t(`enum.amountBand.${amountBand as 'LT10'}`) },
        { label: t('ledger.dimension.related'), value: yes(dimensions.related) },
        { label: t('ledger.dimension.brokerAssisted'), value: yes(dimensions.brokerAssisted) },
      ]}
    />
  );
}
