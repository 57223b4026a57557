// The statistics of one entry, read from the very text that its leaf hash is over.
import { useTranslation } from 'react-i18next';
import { useCodeLabel } from '../../api/queries/reference.js';
import type { LedgerKind } from '../../api/queries/registry-types.js';
import { DateText } from '../../ui/figures/DateText.js';
import { Money } from '../../ui/figures/Money.js';
import { Facts } from '../../ui/record/Facts.js';

interface Statistics {
  kind: LedgerKind;
  ledgerDate: string;
  totalFen: string;
  technicalFen: string;
  receivedFen: string;
  dimensions: Record<string, string | undefined>;
}

export function Statistics({ canonical }: { canonical: string }) {
  const { t } = useTranslation();
  const [type, subType, techArea] = [
    useCodeLabel('contractType'),
    useCodeLabel('contractSubType'),
    useCodeLabel('techArea'),
  ];
  const entry = JSON.parse(canonical) as Statistics;
  const { dimensions } = entry;
  return (
    <Facts
      facts={[
        { label: t('ledger.column.kind'), value: t(`enum.ledgerKind.${entry.kind}`) },
        { label: t('ledger.column.date'), value: <DateText at={entry.ledgerDate} as="column" /> },
        { label: t('ledger.column.total'), value: <Money fen={entry.totalFen} unit="yuan" /> },
        { label: t('ledger.column.technical'), value: <Money fen={entry.technicalFen} unit="yuan" /> },
        { label: t('ledger.column.received'), value: <Money fen={entry.receivedFen} unit="yuan" /> },
        { label: t('ledger.dimension.type'), value: type(dimensions['type']) },
        { label: t('ledger.dimension.subType'), value: subType(dimensions['subType']) },
        { label: t('ledger.dimension.techArea'), value: techArea(dimensions['techArea']) },
      ]}
    />
  );
}
