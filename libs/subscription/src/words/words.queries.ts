// The statements of the words' versions, and of what people ask.

/** Versions shown. */
const SHOWN = 50;
/** Questions offered for trying a draft. */
const OFFERED = 20;
/** A question that fewer keep could tell who keeps it. */
const KEPT_BY = 2;

export const VERSIONS = `
select w.version, w.note, w.saved_at as "savedAt", u.name as "savedBy", w.restored_from as "restoredFrom",
  jsonb_array_length(w.words -> 'synonyms') as groups, jsonb_array_length(w.words -> 'stopWords') as "stopWords"
from search_words_version w join user_account u on u.id = w.saved_by
order by w.version desc limit ${SHOWN}`;

export const KEEP_VERSION = `
insert into search_words_version (version, words, note, saved_at, saved_by, restored_from)
values ($1, $2, $3, $4, $5, $6)`;

/** $1 noun. */
export const OFTEN_KEPT = `
select q from saved_search where noun = $1 and q <> '' group by q having count(distinct user_id) >= ${KEPT_BY}
order by count(distinct user_id) desc, q limit ${OFFERED}`;
