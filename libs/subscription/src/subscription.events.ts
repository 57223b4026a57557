// What subscriptions tell: whom to tell of what was newly found. Ids and numbers only.
import { z } from 'zod';
import { defineEvent, Uuid } from '@app/platform';
import { CADENCES, NOUNS } from './subscription.schema.js';

/** People of one event. */
export const PEOPLE_BATCH = 500;

/** One person's news of one cadence; there is one of these per person and telling. */
export const News = z.object({
  userId: Uuid,
  /** What found most lately: a saved search, or else something followed. */
  savedSearchId: Uuid.nullable(),
  followId: Uuid.nullable().default(null),
  noun: z.enum(NOUNS),
  /** What it found. */
  itemId: Uuid,
  searches: z.int().min(0),
  follows: z.int().min(0).default(0),
  items: z.int().min(1),
});
export type News = z.infer<typeof News>;

/** The operator's words of the search box have a new version. */
export const SearchWordsChanged = defineEvent('search.words-changed', 1, z.object({ version: z.int().min(1) }));

export const SubscriptionAlerted = defineEvent(
  'subscription.alerted',
  1,
  z.object({ cadence: z.enum(CADENCES), people: z.array(News).min(1).max(PEOPLE_BATCH) }),
);
