// The operator's word list on the wire: synonyms and stop words of the search box.
import { z } from 'zod';

const MOST_GROUPS = 500;
const MOST_STOP_WORDS = 500;

const Word = z.string().trim().min(1, '不能为空').max(30, '每个词不超过 30 个字');

/** What an operator edits. */
export const WordListDraft = z.object({
  /** Words of one group are searched as if each had been asked. */
  synonyms: z
    .array(z.array(Word).min(2, '每组至少两个词').max(20, '每组不超过 20 个词'))
    .max(MOST_GROUPS, `不超过 ${MOST_GROUPS} 组`),
  /** Left out of a question that has other words. */
  stopWords: z.array(Word).max(MOST_STOP_WORDS, `不超过 ${MOST_STOP_WORDS} 个`),
});
export type WordListDraft = z.infer<typeof WordListDraft>;

/** Grows by one with every change; 0: never edited. */
export const WordList = WordListDraft.extend({ version: z.int().min(0) });
export type WordList = z.infer<typeof WordList>;
