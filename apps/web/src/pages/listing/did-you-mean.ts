// What may have been meant by a question that found nothing: words that the hall knows, for the whole or for a part of it.
import type { SuggestSource } from '../../ui/list/useSuggestions.js';

const OFFERED = 4;
/** Enough of a Chinese word to know it by. */
const STEM = 2;

/** The whole (it may be pinyin), its words, then beginnings and ends, which a mistyped character leaves whole. */
export function partsOf(q: string): string[] {
  const words = q.split(/[\s,，、;；]+/u).filter((word) => word.length > 1);
  const ends = words.flatMap((word) =>
    word.length > STEM ? [word.slice(0, -1), word.slice(0, STEM), word.slice(-STEM)] : [],
  );
  return [...new Set([q, ...words, ...ends])];
}

/** Words to search for instead, those nearest to the whole first. */
export async function didYouMean(ask: SuggestSource['ask'], q: string, signal: AbortSignal): Promise<string[]> {
  for (const part of partsOf(q)) {
    const suggested = await ask(part, signal);
    const words = suggested.filter(({ text, to }) => to === undefined && text !== q).map(({ text }) => text);
    if (words.length > 0) return words.slice(0, OFFERED);
  }
  return [];
}
