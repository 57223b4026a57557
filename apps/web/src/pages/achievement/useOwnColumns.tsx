// Columns and phone card of a desk list of achievements: own ones and those that wait for review.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OwnAchievementCard } from '../../api/queries/listing-types.js';
import { useCodeLabel } from '../../api/queries/reference.js';
import { DateText } from '../../ui/figures/DateText.js';
import { PriceWords } from '../../ui/listing/PriceWords.js';
import { TwoLines, type Column } from '../../ui/table/DataTable.js';
import { AchievementStatus } from './AchievementStatus.js';

interface OwnTable {
  columns: readonly Column<OwnAchievementCard>[];
  card: (row: OwnAchievementCard) => React.ReactNode;
}

export function useOwnColumns(): OwnTable {
  const { t } = useTranslation();
  const area = useCodeLabel('techArea');
  const priceKind = useCodeLabel('priceKind');
  const title = (row: OwnAchievementCard) => <Link to={`/achievements/${row.id}`}>{row.title}</Link>;
  const price = (row: OwnAchievementCard, hasUnit: boolean) =>
    row.price ? <PriceWords price={row.price} labelOf={priceKind} hasUnit={hasUnit} /> : '—';
  return {
    columns: [
      {
        key: 'title',
        title: t('achievement.field.title'),
        width: '38%',
        cell: (row) => <TwoLines first={title(row)} second={`${row.code} · ${row.holder.name}`} />,
      },
      {
        key: 'state',
        title: t('achievement.field.state'),
        cell: (row) => <AchievementStatus state={row.state} revision={row.revisionState} />,
      },
      { key: 'area', title: t('achievement.field.techArea'), cell: (row) => area(row.techArea) || '—' },
      { key: 'trl', title: t('achievement.field.trl'), cell: (row) => (row.trl ? `TRL ${row.trl}` : '—') },
      { key: 'price', title: t('achievement.field.price'), align: 'right', cell: (row) => price(row, false) },
      {
        key: 'until',
        title: t('achievement.field.validUntil'),
        cell: (row) => <DateText at={row.validUntil} as="column" />,
      },
      {
        key: 'updated',
        title: t('achievement.field.updatedAt'),
        cell: (row) => <DateText at={row.updatedAt} as="relative" />,
      },
    ],
    card: (row) => (
      <>
        <p>{title(row)}</p>
        <p className="meta">{`${row.code} · ${row.holder.name}`}</p>
        <p>
          <AchievementStatus state={row.state} revision={row.revisionState} /> {price(row, true)}
        </p>
      </>
    ),
  };
}
