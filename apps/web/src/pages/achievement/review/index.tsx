// 成果审核: what waits for this reviewer, oldest first as the server sends it; the decision is made on the record itself.
import { useTranslation } from 'react-i18next';
import { reviewQueue } from '../../../api/queries/achievements.js';
import { Allowed } from '../../../app/Allowed.js';
import { TabbedList } from '../../../ui/list/TabbedList.js';
import { useOwnColumns } from '../useOwnColumns.js';

const NO_TABS: readonly string[] = [];

export default function ReviewQueue() {
  const { t } = useTranslation();
  const table = useOwnColumns();
  return (
    <Allowed permission="achievement.review">
      <TabbedList
        {...table}
        title={t('achievement.review.title')}
        lead={t('achievement.review.lead')}
        source={reviewQueue}
        tabValues={NO_TABS}
        tabs={() => []}
        rowKey={(row) => row.id}
        caption={t('achievement.review.caption')}
        empty={{ title: t('achievement.review.empty'), text: t('achievement.review.emptyText') }}
      />
    </Allowed>
  );
}
