// 需求大厅: what is open now, by words and facets.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BUDGET_BANDS } from '../../../api/queries/listing-codes.js';
import { demandHall } from '../../../api/queries/demands.js';
import type { DemandCard } from '../../../api/queries/listing-types.js';
import { useCodeLabel, useCodes, useRegions } from '../../../api/queries/reference.js';
import { demandSuggestions } from '../../../api/queries/suggestions.js';
import { SaveSearch } from '../../../app/subscription/SaveSearch.js';
import { useSession } from '../../../app/session.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { BudgetWords } from '../../../ui/listing/BudgetWords.js';
import { DaysLeft } from '../../../ui/listing/DaysLeft.js';
import { ListingRow } from '../../../ui/listing/ListingRow.js';
import { Tag } from '../../../ui/status/Tag.js';
import { CompareBox } from '../../listing/compare/CompareToggle.js';
import { ListingHall } from '../../listing/ListingHall.js';

const PASSAGES = ['problem', 'details'] as const;

export default function DemandHall() {
  const { t } = useTranslation();
  const { may } = useSession();
  const types = useCodes('demandType');
  const areas = useCodes('techArea');
  const modes = useCodes('cooperationMode');
  const bases = useCodes('base');
  const regions = useRegions();
  const facets = useMemo(
    () => [
      { field: 'techArea', title: t('demand.field.techArea'), options: areas },
      { field: 'type', title: t('demand.field.type'), options: types },
      {
        field: 'budgetBand',
        title: t('demand.field.budget'),
        options: BUDGET_BANDS.map((value) => ({ value, label: t(`enum.priceBand.${value}`) })),
      },
      { field: 'cooperationModes', title: t('demand.field.cooperationModes'), options: modes },
      { field: 'bases', title: t('demand.field.bases'), options: bases },
      { field: 'regionCode', title: t('demand.field.region'), options: regions, isByCount: true },
    ],
    [t, types, areas, modes, bases, regions],
  );
  const sorts = useMemo(
    () =>
      (['relevance', 'newest', 'deadline', 'budget'] as const).map((value) => ({
        value,
        label: t(`demand.sort.${value}`),
      })),
    [t],
  );
  const newLink = may('demand.draft') ? (
    <ButtonLink to="/desk/demands/new">{t('demand.hall.new')}</ButtonLink>
  ) : undefined;
  return (
    <ListingHall
      noun="demand"
      title={t('demand.hall.title')}
      source={demandHall}
      facets={facets}
      sorts={sorts}
      row={(row) => <Row row={row} />}
      unit={t('demand.hall.unit')}
      search={{
        label: t('demand.hall.search'),
        placeholder: t('demand.hall.placeholder'),
        suggest: demandSuggestions,
      }}
      empty={{ title: t('demand.hall.empty'), text: t('demand.hall.emptyText'), act: newLink }}
      tools={
        <>
          <SaveSearch noun="demand" facets={facets} />
          {newLink}
        </>
      }
    />
  );
}

function Row({ row }: { row: DemandCard }) {
  const { t } = useTranslation();
  const type = useCodeLabel('demandType');
  const mode = useCodeLabel('cooperationMode');
  return (
    <ListingRow
      to={`/demands/${row.id}`}
      title={row.title}
      tags={row.type && <Tag>{type(row.type)}</Tag>}
      passage={row.problem}
      highlights={row.highlights}
      passageFields={PASSAGES}
      facts={[
        row.owner.name,
        row.deadline && (
          <>
            {t('demand.hall.deadline')} <DateText at={row.deadline} />
          </>
        ),
        row.deadline && <DaysLeft until={row.deadline} />,
        row.targetCount > 0 && t('demand.hall.targets', { n: row.targetCount }),
        row.requiredTrl && t('demand.hall.trl', { level: row.requiredTrl }),
      ]}
      figure={row.budget ? <BudgetWords budget={row.budget} /> : '—'}
      note={row.cooperationModes.map(mode).join(' · ')}
      act={<CompareBox noun="demand" item={row} />}
    />
  );
}
