// 成果大厅: what is published and valid, by words and facets.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { IP_STATES, PRICE_BANDS, STAGES } from '../../../api/queries/listing-codes.js';
import { achievementHall } from '../../../api/queries/achievements.js';
import type { AchievementCard } from '../../../api/queries/listing-types.js';
import { useCodeLabel, useCodes } from '../../../api/queries/reference.js';
import { achievementSuggestions } from '../../../api/queries/suggestions.js';
import { useSession } from '../../../app/session.js';
import { SaveSearch } from '../../../app/subscription/SaveSearch.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Trl } from '../../../ui/figures/Trl.js';
import { ListingRow } from '../../../ui/listing/ListingRow.js';
import { PriceWords } from '../../../ui/listing/PriceWords.js';
import { Tag } from '../../../ui/status/Tag.js';
import { CompareBox } from '../../listing/compare/CompareToggle.js';
import { ListingHall } from '../../listing/ListingHall.js';
import { useModeWords } from '../useModeWords.js';

const PASSAGES = ['abstract', 'details', 'keywords'] as const;

export default function AchievementHall() {
  const { t } = useTranslation();
  const areas = useCodes('techArea');
  const modes = useCodes('transformationMode');
  const bases = useCodes('base');
  const facets = useMemo(
    () => [
      { field: 'techArea', title: t('achievement.field.techArea'), options: areas },
      {
        field: 'stage',
        title: t('achievement.field.trl'),
        options: STAGES.toReversed().map((value) => ({ value, label: t(`enum.stage.${value}`) })),
      },
      { field: 'modes', title: t('achievement.field.modes'), options: modes },
      {
        field: 'ipState',
        title: t('achievement.field.ip'),
        options: IP_STATES.map((value) => ({ value, label: t(`enum.ipState.${value}`) })),
      },
      {
        field: 'priceBand',
        title: t('achievement.field.price'),
        options: PRICE_BANDS.map((value) => ({ value, label: t(`enum.priceBand.${value}`) })),
      },
      { field: 'bases', title: t('achievement.field.bases'), options: bases },
    ],
    [t, areas, modes, bases],
  );
  const sorts = useMemo(
    () =>
      (['relevance', 'newest', 'trl', 'price', 'ending'] as const).map((value) => ({
        value,
        label: t(`achievement.sort.${value}`),
      })),
    [t],
  );
  return (
    <ListingHall
      noun="achievement"
      title={t('achievement.hall.title')}
      source={achievementHall}
      facets={facets}
      sorts={sorts}
      row={(row) => <Row row={row} />}
      unit={t('achievement.hall.unit')}
      search={{
        label: t('achievement.hall.search'),
        placeholder: t('achievement.hall.placeholder'),
        suggest: achievementSuggestions,
      }}
      empty={{ title: t('achievement.hall.empty') }}
      alsoWhenNone={<PostDemand />}
      tools={<SaveSearch noun="achievement" facets={facets} />}
    />
  );
}

/** Who finds no achievement may say what is wanted: members of enterprises, and strangers after signing in. */
function PostDemand() {
  const { t } = useTranslation();
  const { me, may } = useSession();
  const form = '/desk/demands/new';
  if (me && !may('demand.draft')) return null;
  return (
    <ButtonLink size="small" to={me ? form : `/sign-in?return=${encodeURIComponent(form)}`}>
      {t('achievement.hall.postDemand')}
    </ButtonLink>
  );
}

function Row({ row }: { row: AchievementCard }) {
  const { t } = useTranslation();
  const priceKind = useCodeLabel('priceKind');
  const modeWords = useModeWords();
  return (
    <ListingRow
      to={`/achievements/${row.id}`}
      title={row.title}
      tags={row.hasComparison && <Tag>{t('achievement.hall.hasComparison')}</Tag>}
      passage={row.abstract}
      highlights={row.highlights}
      passageFields={PASSAGES}
      facts={[
        row.holder.name,
        row.trl && <Trl level={row.trl} />,
        row.ipState && t(`enum.ipState.${row.ipState}`),
        row.publishedAt && (
          <>
            <DateText at={row.publishedAt} />
            {t('achievement.hall.published')}
          </>
        ),
      ]}
      figure={row.price ? <PriceWords price={row.price} labelOf={priceKind} /> : t('achievement.hall.noPrice')}
      note={modeWords(row.modes)}
      act={<CompareBox noun="achievement" item={row} />}
    />
  );
}
