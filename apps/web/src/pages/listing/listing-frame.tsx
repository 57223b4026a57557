// The record of a listing: its office part first, then what it says; the offer beside the text, the acts at the foot.
import { Suspense, type ReactNode } from 'react';
import { PrintButton, PrintSheet } from '../../ui/record/PrintSheet.js';
import type { RecordFrame } from '../../ui/record/RecordPage.js';
import { CompareButton } from './compare/CompareToggle.js';
import { CompareTray } from './compare/CompareTray.js';
import type { Noun } from './compare/tray.js';
import css from './listing.module.css';

interface ListingParts {
  noun: Noun;
  record: { id: string; title: string; code: string; can: Readonly<Record<string, true | string>> };
  hall: { label: string; to: string };
  status: ReactNode;
  facts: readonly ReactNode[];
  office: ReactNode;
  /** Stands beside the text on wide windows, and before it on narrow ones. */
  offer: ReactNode;
  body: ReactNode;
  side: ReactNode;
  /** Loaded on demand; drawn where the reader has any act at all. */
  acts: ReactNode;
}

export function listingFrame({ noun, record, hall, offer, ...parts }: ListingParts): RecordFrame {
  // Its office works on it; everyone else may weigh it against others.
  const isOffice = Object.keys(record.can).length > 0;
  return {
    crumbs: [hall, { label: record.code }],
    title: record.title,
    status: parts.status,
    facts: parts.facts,
    tools: (
      <>
        {!isOffice && <CompareButton noun={noun} item={record} />}
        <PrintButton />
      </>
    ),
    main: (
      <>
        {parts.office}
        <div className={css.narrow}>{offer}</div>
        {parts.body}
        <PrintSheet />
      </>
    ),
    side: (
      <>
        <div className={css.wide}>{offer}</div>
        {parts.side}
      </>
    ),
    actions: isOffice ? <Suspense fallback={null}>{parts.acts}</Suspense> : <CompareTray noun={noun} />,
  };
}
