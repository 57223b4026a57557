// Marks matched terms in the original text. The engines' own highlighting is not used: it knows neither
// folded characters nor the terms that were really asked.
import type { HighlightPiece } from './search.port.js';
import { normalise } from './text.js';

interface Folded {
  readonly text: string;
  /** Original offset of each UTF-16 unit of `text`, plus the end. */
  readonly origin: readonly number[];
}

/** Folds character by character, so that every place in the folded text is known in the original. */
function fold(original: string): Folded {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of original) {
    const folded = /\s/u.test(character) ? ' ' : normalise(character) || character.toLowerCase();
    for (let unit = 0; unit < folded.length; unit += 1) origin.push(at);
    text += folded;
    at += character.length;
  }
  origin.push(at);
  return { text, origin };
}

function marks(folded: Folded, terms: readonly string[], length: number): boolean[] {
  const marked = Array.from({ length }, () => false);
  for (const term of terms) {
    if (term === '') continue;
    for (let at = folded.text.indexOf(term); at >= 0; at = folded.text.indexOf(term, at + 1)) {
      marked.fill(true, folded.origin[at], folded.origin[at + term.length]);
    }
  }
  return marked;
}

function pieces(original: string, marked: readonly boolean[], from: number, to: number): HighlightPiece[] {
  const result: HighlightPiece[] = [];
  for (let start = from; start < to;) {
    let end = start + 1;
    while (end < to && marked[end] === marked[start]) end += 1;
    result.push({ text: original.slice(start, end), hit: marked[start] ?? false });
    start = end;
  }
  return result;
}

/**
 * The part of `original` around its first match, about `length` characters, cut into pieces.
 * @param terms normalised terms, for instance the words of the question
 */
export function highlightPieces(original: string, terms: readonly string[], length: number): HighlightPiece[] {
  const marked = marks(fold(original), terms, original.length);
  const first = Math.max(0, marked.indexOf(true));
  const from =
    original.length <= length ? 0 : Math.max(0, Math.min(first - Math.floor(length / 4), original.length - length));
  const to = Math.min(original.length, from + length);
  const shown = pieces(original, marked, from, to);
  if (from > 0) shown.unshift({ text: '…', hit: false });
  if (to < original.length) shown.push({ text: '…', hit: false });
  return shown;
}
