// The texts that words are learned from: those of an index, or an even sample of a large one. Not for scoring them.
import type { SearchEngine, SearchIndex } from '@app/platform';
import { MOST_TEXTS, type WordTable } from './learn-words.js';
import type { RelatedWords } from './soft-coverage.js';

const PAGE = 1_000;

/** Words of each text, separated by blanks; in id order, so that the same index gives the same table. */
export async function indexTexts(engine: SearchEngine, index: SearchIndex): Promise<string[]> {
  const { count } = await engine.fingerprint(index);
  const every = Math.max(1, Math.ceil(count / MOST_TEXTS));
  const texts: string[] = [];
  for (let after: string | null = null, seen = 0; ;) {
    const page = await engine.entries(index, after, PAGE);
    const ids = page.map(({ id }) => id).filter((_, at) => (seen + at) % every === 0);
    const found = new Map((await engine.scoringTexts(index, ids)).map(({ id, words }) => [id, words]));
    texts.push(...ids.flatMap((id) => found.get(id) ?? []));
    if (page.length < PAGE) return texts;
    seen += page.length;
    after = page.at(-1)!.id;
  }
}

/** A table that was just learned, without storing it. */
export function relatedBy(table: WordTable, version = 1): RelatedWords {
  return {
    version,
    near: async (terms) =>
      new Map(
        terms.flatMap((term) => {
          const near = table.get(term);
          return near ? [[term, near] as const] : [];
        }),
      ),
  };
}
