// What happened in a deal, newest first. Persons of the other side are named only after both have accepted.
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Deal, DealTimelineEntry } from '../../../api/queries/deal-types.js';
import { dealTimelineQuery } from '../../../api/queries/deals.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { wordIfAny } from '../../../i18n/index.js';
import { moneyDigits } from '../../../ui/money.js';
import { Section } from '../../../ui/record/Section.js';
import { Timeline } from '../../../ui/record/Timeline.js';
import { RecordRows } from './RecordRows.js';

type CodeWords = (code: string | null | undefined) => string;

export function Happenings({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(dealTimelineQuery(deal.id));
  const reasonOf = useCodeLabel('dealFailReason');
  const typeOf = useCodeLabel('contractType');
  return (
    <Section title={t('deal.timeline.title')}>
      <RecordRows
        query={query}
        rows={(pages) => pages.flatMap((page) => page.items)}
        empty={t('common.state.noHistory')}
      >
        {(rows) => (
          <Timeline
            entries={rows.map((entry) => ({
              id: entry.id,
              at: entry.occurredAt,
              actor: actorOf(entry, t),
              verb: wordIfAny(`enum.dealEvent.${entry.kind}`) ?? t('deal.timeline.other'),
              note: noteOf(entry, t, reasonOf, typeOf),
            }))}
          />
        )}
      </RecordRows>
    </Section>
  );
}

function actorOf({ author }: DealTimelineEntry, t: TFunction): string | null {
  const side = author.side && t(`enum.dealSide.${author.side}`);
  return [side, author.name].filter(Boolean).join(' ') || null;
}

const text = (value: string | number | null | undefined) =>
  value === null || value === undefined ? '' : String(value);

function noteOf({ kind, detail }: DealTimelineEntry, t: TFunction, reasonOf: CodeWords, typeOf: CodeWords) {
  switch (kind) {
    case 'move':
      return wordIfAny(`enum.dealStage.${text(detail.stage)}`);
    case 'log':
      return wordIfAny(`enum.dealLog.${text(detail.kind)}`);
    case 'offer':
      return t('deal.offer.roundN', { n: text(detail.round) });
    case 'fail':
      return reasonOf(text(detail.reason));
    case 'nudge':
    case 'expire':
      return wordIfAny(`enum.dealTimer.${text(detail.rule)}`);
    case 'register':
      return text(detail.registrationNumber);
    case 'propose-signing':
    case 'confirm-signing': {
      const amount = moneyDigits(text(detail.totalAmountFen), { unit: 'wan', isTrimmed: true });
      return `${typeOf(text(detail.contractType))} · ${amount} ${t('common.unit.wan')} · ${text(detail.signedOn)}`;
    }
    default:
      return undefined;
  }
}
