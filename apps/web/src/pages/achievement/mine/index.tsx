// 我的成果: everything the unit has listed, by state, and the way to a new one.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ownAchievements } from '../../../api/queries/achievements.js';
import type { AchievementState, OwnAchievementPage } from '../../../api/queries/listing-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { TabbedList } from '../../../ui/list/TabbedList.js';
import { stateTabs, tabValues } from '../../listing/state-tabs.js';
import { useOwnColumns } from '../useOwnColumns.js';

const STATES: readonly AchievementState[] = [
  'DRAFT',
  'UNIT_REVIEW',
  'PLATFORM_REVIEW',
  'PUBLISHED',
  'EXPIRED',
  'WITHDRAWN',
];
const TABS = tabValues(STATES);

export default function MyAchievements() {
  const { t } = useTranslation();
  const table = useOwnColumns();
  const newLink = (
    <ButtonLink to="/desk/achievements/new" intent="primary">
      {t('achievement.mine.new')}
    </ButtonLink>
  );
  const tabs = (first: OwnAchievementPage | undefined) =>
    stateTabs(STATES, first?.counts, {
      all: t('achievement.mine.all'),
      of: (state) => t(`enum.achievementState.${state}`),
    });
  return (
    <Allowed permission="achievement.read-own">
      <TabbedList
        {...table}
        title={t('achievement.mine.title')}
        tools={newLink}
        source={ownAchievements}
        tabValues={TABS}
        tabs={tabs}
        rowKey={(row) => row.id}
        caption={t('achievement.mine.caption')}
        empty={{ title: t('achievement.mine.empty'), text: t('achievement.mine.emptyText'), act: newLink }}
      />
      <p className="no-print meta">
        <Link to="/achievements">{t('achievement.mine.toHall')}</Link>
      </p>
    </Allowed>
  );
}
