// Our own terms in a form that Meilisearch stores and finds as they are: it would cut Chinese by its own dictionary,
// which matches only whole words (matching.md §4). Each term becomes one Latin word.
import type { SearchDocument, SearchIndex, TextLabel } from '../search.port.js';
import { spellings } from '../pinyin.js';
import { bigrams, characters, normalise, searchWords } from '../text.js';

const PLAIN = /^[a-z]{2,}$/;
const CHARACTER_DIGITS = 4;

/** Letters stay as they are, so that prefixes and typing errors work; anything else is spelt out and closed by `z`. */
export function encodeTerm(term: string): string {
  if (PLAIN.test(term)) return term;
  const digits = [...term].map((character) => character.codePointAt(0)!.toString(36).padStart(CHARACTER_DIGITS, '0'));
  return `q${digits.join('')}z`;
}

/** Meilisearch allows only these characters in a document id. */
export function encodeId(id: string): string {
  return id.replace(/[^a-zA-Z0-9-]/g, (character) => `_${character.codePointAt(0)!.toString(16)}_`);
}

export const termField = (label: TextLabel): string => `terms${label}`;
export const latinField = (label: TextLabel): string => `latin${label}`;

/** Ways of typing the words of the heaviest fields. */
export const PINYIN_FIELD = 'pinyinA';
const SPELT_LABEL: TextLabel = 'A';

export interface MeiliDocument {
  readonly id: string;
  readonly key: string;
  readonly hash: string;
  readonly attributes: SearchDocument['attributes'];
  readonly [terms: string]: unknown;
}

/** Distinct terms of all views, in order of occurrence, by label. */
export function termsByLabel(index: SearchIndex, document: SearchDocument): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [field, label] of Object.entries(index.text)) {
    const text = normalise(document.text[field] ?? '');
    if (text === '') continue;
    const terms = new Set([...searchWords(text), ...bigrams(text), ...characters(text)]);
    const spelt = [...terms].filter((term) => !PLAIN.test(term)).map(encodeTerm);
    const latin = [...terms].filter((term) => PLAIN.test(term));
    fields[termField(label)] = [fields[termField(label)], ...spelt].filter(Boolean).join(' ');
    fields[latinField(label)] = [fields[latinField(label)], ...latin].filter(Boolean).join(' ');
    if (label === SPELT_LABEL)
      fields[PINYIN_FIELD] = [fields[PINYIN_FIELD], ...spellings(text)].filter(Boolean).join(' ');
  }
  return fields;
}
