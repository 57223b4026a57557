// What one follows, with the newest items of each from both halls.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  changeFollow,
  followNewestQuery,
  followsQuery,
  type Cadence,
  type Follow,
  type NewestItem,
} from '../../../api/queries/subscriptions.js';
import { itemTo } from '../../../app/subscription/asked.js';
import { FollowButton } from '../../../app/subscription/FollowButton.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { ListingLinks } from '../../../ui/listing/ListingLinks.js';
import { Section } from '../../../ui/record/Section.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { CadenceSelect } from './CadenceSelect.js';
import css from './page.module.css';

export function Followed() {
  const { t } = useTranslation();
  const query = useQuery({ ...followsQuery, refetchOnWindowFocus: true });
  const newest = useQuery(followNewestQuery);
  const newestById = new Map(newest.data?.items.map((item) => [item.followId, item.newest]));
  return (
    <Section title={t('subscription.follows.title')} isCard>
      {query.isError && !query.data ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={2} rowHeight={120} />
      ) : query.data.items.length === 0 ? (
        <Empty title={t('subscription.follows.none')}>{t('subscription.follows.noneText')}</Empty>
      ) : (
        <>
          {newest.isError && <Problem error={newest.error} onRetry={() => void newest.refetch()} />}
          <ul>
            {query.data.items.map((follow) => (
              <li key={follow.id} className={css.row}>
                <FollowRow follow={follow} newest={newest.data && (newestById.get(follow.id) ?? [])} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function FollowRow({ follow, newest }: { follow: Follow; newest: readonly NewestItem[] | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = async (cadence: Cadence) => {
    await changeFollow(follow.id, cadence);
    await client.invalidateQueries({ queryKey: followsQuery.queryKey });
  };
  return (
    <>
      <div className={css.what}>
        <h3 className={css.name}>{follow.name}</h3>
        {newest?.length === 0 && <p className="meta">{t('subscription.follows.nothing')}</p>}
        {newest && newest.length > 0 && (
          <ListingLinks
            items={newest.map(({ noun, id, title, publishedAt }) => ({
              id,
              to: itemTo(noun, id),
              title,
              facts: [
                t(`common.nav.${noun === 'achievement' ? 'achievements' : 'demands'}`),
                <DateText key="at" at={publishedAt} />,
              ],
            }))}
          />
        )}
      </div>
      <div className={css.acts}>
        <CadenceSelect name={follow.name} value={follow.cadence} change={change} />
        <FollowButton kind={follow.kind} subject={follow.subject} name={follow.name} />
      </div>
    </>
  );
}
