// The operator's word list on the wire: synonyms and stop words of the search box.
import { z } from 'zod';
import { safeText } from '../text.schema.js';

export const MOST_GROUPS = 500;
export const MOST_GROUP_WORDS = 20;
export const MOST_STOP_WORDS = 500;

const Word = safeText(1, 30);

export const SynonymGroup = z.object({
  words: z.array(Word).min(2, '每组至少两个词').max(MOST_GROUP_WORDS, `每组不超过 ${MOST_GROUP_WORDS} 个词`),
  /** Who asks for the first word finds the others too, and not the other way round. */
  isOneWay: z.boolean().default(false),
});
export type SynonymGroup = z.infer<typeof SynonymGroup>;

/** What an operator edits. */
export const WordListDraft = z.object({
  /** Words of one group are searched as if each had been asked. */
  synonyms: z.array(SynonymGroup).max(MOST_GROUPS, `不超过 ${MOST_GROUPS} 组`),
  /** Left out of a question that has other words. */
  stopWords: z.array(Word).max(MOST_STOP_WORDS, `不超过 ${MOST_STOP_WORDS} 个`),
});
export type WordListDraft = z.infer<typeof WordListDraft>;

/** Grows by one with every change; 0: never edited. */
export const WordList = WordListDraft.extend({ version: z.int().min(0) });
export type WordList = z.infer<typeof WordList>;
