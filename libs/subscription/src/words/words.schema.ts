// Wire shapes of the words of the search box: the list in use, its versions, and what a draft would change.
import { z } from 'zod';
import { WordList, WordListDraft } from '../../../platform/src/search/words.schema.js';
import { Uuid } from '../../../platform/src/ids.schema.js';
import { safeText } from '../../../platform/src/text.schema.js';
import { NOUNS } from '../subscription.schema.js';

/** Questions that one preview asks. */
export const MOST_QUESTIONS = 30;

export const PreviewWords = z.object({
  noun: z.enum(NOUNS),
  draft: WordListDraft,
  questions: z.array(safeText(1, 200)).min(1, '至少一个问题').max(MOST_QUESTIONS, `不超过 ${MOST_QUESTIONS} 个问题`),
});
export type PreviewWords = z.infer<typeof PreviewWords>;

const ComparedHit = z.object({
  id: Uuid,
  title: z.string(),
  /** Place among the first ten, from 1; null: not among them. */
  before: z.int().nullable(),
  after: z.int().nullable(),
});

export const QuestionEffect = z
  .object({
    q: z.string(),
    totalBefore: z.int(),
    totalAfter: z.int(),
    isChanged: z.boolean(),
    /** The first ten with the draft, then those of the first ten of now that are not among them. */
    hits: z.array(ComparedHit),
  })
  .meta({ id: 'SearchWordsQuestionEffect' });

export const WordsPreview = z.object({ items: z.array(QuestionEffect) }).meta({ id: 'SearchWordsPreview' });
export type WordsPreview = z.infer<typeof WordsPreview>;

const Note = safeText(1, 200);

export const SaveWords = z.object({
  draft: WordListDraft,
  /** What was changed and why. */
  note: Note,
  /** Version that the draft was made from. */
  seenVersion: z.int().min(0),
});
export type SaveWords = z.infer<typeof SaveWords>;

export const RestoreWords = z.object({ note: Note, seenVersion: z.int().min(0) });
export type RestoreWords = z.infer<typeof RestoreWords>;

export const VersionParam = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) });
export type VersionParam = z.infer<typeof VersionParam>;

export const WordsVersion = z
  .object({
    version: z.int(),
    note: z.string(),
    savedAt: z.date(),
    savedBy: z.string(),
    /** Version whose words it brought back. */
    restoredFrom: z.int().nullable(),
    groups: z.int(),
    stopWords: z.int(),
  })
  .meta({ id: 'SearchWordsVersion' });
export type WordsVersion = z.infer<typeof WordsVersion>;

export const WordsDesk = z
  .object({
    list: WordList,
    /** Newest first; the first is in use. */
    versions: z.array(WordsVersion),
    /** What people keep as saved searches most, for trying a draft; only what several of them keep. */
    questions: z.object({ achievement: z.array(z.string()), demand: z.array(z.string()) }),
  })
  .meta({ id: 'SearchWordsDesk' });
export type WordsDesk = z.infer<typeof WordsDesk>;
