// The statements of alerts: what new items meet which searches, whom to tell, and how many are new. The saved
// searches and the follows of the whole house are asked at once, however many they are and however many items are new.
import { askedQuestion, NEW_DOCUMENTS } from '@app/platform';
import { ANY_DOCUMENT, VALUE_SIGN } from './compiled-search.js';

/** The item is on display now: closed, withdrawn and expired ones are no news. $2 is the instant. */
function isOpen(noun: string, item: string): string {
  return `(${noun} = 'achievement' and exists (
      select from achievement x where x.id = ${item} and x.state = 'PUBLISHED' and x.valid_until > $2)
    or ${noun} = 'demand' and exists (
      select from demand x where x.id = ${item} and x.state = 'OPEN' and x.valid_until > $2))`;
}

/**
 * Every saved search that one of the new documents meets, once per document, into `alert`. $1–$4 see NEW_DOCUMENTS,
 * $5 noun, $6 now. A document's tokens find the searches anchored there; only those are asked in full. Its owner reads
 * what is open to members while the membership lasts, and is not told of what his or her own organisation publishes. What
 * is found while a search is OFF is never told of.
 */
export const FIND = `
with ${NEW_DOCUMENTS}, anchored as (
  select id, token from token
  union all select id, '${VALUE_SIGN}' || facet from document, unnest(facets) facet
  union all select id, '${VALUE_SIGN}' || (attributes ->> 'organisationId') from document
  union all select id, '${ANY_DOCUMENT}' from document
), candidate as materialized (
  select distinct a.saved_search_id, t.id from anchored t join saved_search_anchor a on a.noun = $5 and a.anchor = t.token
), met as (
  select s.id as saved_search_id, d.id::uuid as item_id, case s.cadence when 'OFF' then $6::timestamptz end as told_at
  from candidate c
    join document d on d.id = c.id
    join saved_search s on s.id = c.saved_search_id
    left join membership m on m.user_id = s.user_id and m.organisation_id = s.organisation_id and m.status = 'ACTIVE'
  where (s.question is null
      or case when m.id is null then d.open_lexemes else d.lexemes end @@ ${askedQuestion('s.question')})
    and not exists (select from unnest(s.facet_groups) g where not string_to_array(g, chr(31)) && d.facets)
    and (s.holder_id is null or s.holder_id::text = d.attributes ->> 'organisationId')
    and (s.trl_min is null or (d.attributes ->> 'trl')::int >= s.trl_min)
    and (s.trl_max is null or (d.attributes ->> 'trl')::int <= s.trl_max)
    and not exists (select from membership own where own.user_id = s.user_id and own.status = 'ACTIVE'
      and own.organisation_id::text = d.attributes ->> 'organisationId')
), kept as (
  insert into alert (saved_search_id, item_id, found_at, told_at) select saved_search_id, item_id, $6, told_at from met
  on conflict (saved_search_id, item_id) do nothing returning 1
)
select count(*)::int as found from kept`;

/**
 * Everybody who follows the holder or the field of one of the new items, once per follow and item, into `follow_alert`. $1
 * ids, $2 holders as followers may know them (null: anonymous), $3 fields, $4 owners, $5 noun, $6 now. Own items are no
 * news, and what comes while a follow is OFF is never told of.
 */
export const FIND_FOLLOWED = `
with item as materialized (
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as i (id, holder, field, owner)
), fit as (
  select f.id as follow_id, f.user_id, f.cadence, i.id, i.owner
  from item i join follow f on f.kind = 'ORGANISATION' and f.subject = i.holder
  union all
  select f.id, f.user_id, f.cadence, i.id, i.owner from item i join follow f on f.kind = 'FIELD' and f.subject = i.field
), kept as (
  insert into follow_alert (follow_id, item_id, noun, found_at, told_at)
  select follow_id, id, $5, $6, case cadence when 'OFF' then $6::timestamptz end from fit
  where not exists (select from membership own where own.user_id = fit.user_id and own.status = 'ACTIVE'
    and own.organisation_id = fit.owner)
  on conflict (follow_id, item_id) do nothing returning 1
)
select count(*)::int as found from kept`;

/** What is to be told of at cadence $1, of the items $3 or of all; $2 is the instant. */
function untold(alerts: string, source: string, owner: string, noun: string): string {
  return `
  from ${alerts} a join ${source} s on s.id = a.${owner}
    join user_account u on u.id = s.user_id and u.status = 'ACTIVE'
  where a.told_at is null and s.cadence = $1 and ($3::uuid[] is null or a.item_id = any($3)) and ${isOpen(noun, 'a.item_id')}`;
}
const UNTOLD_SEARCHES = untold('alert', 'saved_search', 'saved_search_id', 's.noun');
const UNTOLD_FOLLOWS = untold('follow_alert', 'follow', 'follow_id', 'a.noun');

/** Whom there is something to tell. */
export const DUE_PEOPLE = `
select s.user_id as "userId" ${UNTOLD_SEARCHES}
union select s.user_id ${UNTOLD_FOLLOWS} order by 1`;

/** One telling at a time: an item that two subscriptions of one person found is told of by the first, whatever their cadence. */
export const ONE_TELLING = 'select pg_advisory_xact_lock(7501, 0)';

/** Of several subscriptions that found the same item, a saved search says most. */
const LATEST = 'order by found_at desc, item_id desc, saved_search_id nulls last, follow_id';

/**
 * Takes what is to be told to the people $4, or to all, and returns it by person; under ONE_TELLING. The same items are
 * told by no other subscription of theirs. What is not on display now stays untold and is news when it comes back.
 */
export const TAKE_NEWS = `
with due as materialized (
  select a.saved_search_id, null::uuid as follow_id, a.item_id, a.found_at, s.user_id, s.noun ${UNTOLD_SEARCHES}
    and ($4::uuid[] is null or s.user_id = any($4))
  union all
  select null, a.follow_id, a.item_id, a.found_at, s.user_id, a.noun ${UNTOLD_FOLLOWS}
    and ($4::uuid[] is null or s.user_id = any($4))
), item as materialized (
  select distinct user_id, item_id from due
), told as (
  update alert a set told_at = $2 from saved_search s, item i
  where a.saved_search_id = s.id and s.user_id = i.user_id and a.item_id = i.item_id and a.told_at is null
), told_of_followed as (
  update follow_alert a set told_at = $2 from follow f, item i
  where a.follow_id = f.id and f.user_id = i.user_id and a.item_id = i.item_id and a.told_at is null
), stamped as (
  update saved_search set last_alert_at = $2 where id in (select saved_search_id from due)
)
select user_id as "userId", (array_agg(saved_search_id ${LATEST}))[1] as "savedSearchId",
  (array_agg(follow_id ${LATEST}))[1] as "followId", (array_agg(noun ${LATEST}))[1] as noun,
  (array_agg(item_id ${LATEST}))[1] as "itemId", count(distinct saved_search_id)::int as searches,
  count(distinct follow_id)::int as follows, count(distinct item_id)::int as items
from due group by user_id order by user_id`;

/** A number that a menu can show; who has more looks anyway. */
export const MOST_COUNTED = 100;

/** Columns of the list of one person's searches, with what is new; $1 the owner, $2 now. */
export const LIST = `
select s.id, s.noun, s.name, s.q, s.filters, s.cadence, s.created_at as "createdAt", s.updated_at as "updatedAt",
  s.last_alert_at as "lastAlertAt", s.holder_id as "holderId",
  (select count(*)::int from (
     select from alert a where a.saved_search_id = s.id and a.found_at > s.seen_at and ${isOpen('s.noun', 'a.item_id')}
     limit ${MOST_COUNTED}) counted) as "newCount"
from saved_search s where s.user_id = $1 and ($3::uuid is null or s.id = $3)
order by s.created_at desc, s.id desc`;
