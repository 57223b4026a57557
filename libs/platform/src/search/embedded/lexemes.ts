// Documents and questions as PostgreSQL text-search values, built here and never by `to_tsvector`: the server's
// parser makes one lexeme of a whole Chinese sentence.
import type { SearchDocument, SearchIndex, TextLabel } from '../search.port.js';
import { mayBePinyin, spellings } from '../pinyin.js';
import { askedWords, NO_WORDS } from '../words.js';
import type { WordList } from '../words.schema.js';
import { bigrams, characters, normalise, questionWords, searchWords } from '../text.js';

/** Before a lexeme that is no word of the text but a way of typing one; of the heaviest fields only. */
const PINYIN_MARK = '~';
const SPELT_LABEL: TextLabel = 'A';

/** PostgreSQL's limits: positions end at 16383; a lexeme keeps few places because only nearness is ranked. */
const LAST_POSITION = 16_383;
const PLACES_PER_LEXEME = 6;
const FIELD_GAP = 20;

export interface Lexemes {
  /** Text form of a tsvector. */
  readonly literal: string;
  readonly normalised: string;
  readonly words: string;
  /** Bits of the labels whose fields hold text, see `labelBits`. */
  readonly labels: number;
  readonly lengths: { readonly word: number; readonly bigram: number; readonly character: number };
}

/** Lexemes start with the generation, so that one GIN index keeps the postings of every index apart. */
export function lexemePrefix(generationId: number): string {
  return `${generationId.toString(36)}/`;
}

function quoted(lexeme: string): string {
  return `'${lexeme.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;
}

class Places {
  private readonly places = new Map<string, string[]>();

  add(term: string, position: number, label: TextLabel): void {
    const known = this.places.get(term);
    if (known && known.length >= PLACES_PER_LEXEME) return;
    const place = `${Math.min(LAST_POSITION, position)}${label === 'D' ? '' : label}`;
    if (known) known.push(place);
    else this.places.set(term, [place]);
  }

  literal(prefix: string): string {
    return [...this.places].map(([term, places]) => `${quoted(prefix + term)}:${places.join(',')}`).join(' ');
  }
}

/** Where each term stands, in characters from the start of the document; approximate for overlapping words. */
function addPlaces(
  places: Places,
  normalised: string,
  terms: readonly string[],
  start: number,
  label: TextLabel,
): void {
  let from = 0;
  for (const term of terms) {
    const found = normalised.indexOf(term, Math.max(0, from - term.length - 2));
    if (found >= 0) from = found;
    places.add(term, start + from + 1, label);
  }
}

const LABEL_ORDER: readonly TextLabel[] = ['A', 'B', 'C', 'D'];

/** A set of labels as a number: A is 1, B 2, C 4, D 8. */
export function labelBits(labels: readonly TextLabel[]): number {
  return labels.reduce((bits, label) => bits | (1 << LABEL_ORDER.indexOf(label)), 0);
}

/** Text fields in order of weight, heaviest first. */
export function textFields(index: SearchIndex): { field: string; label: TextLabel }[] {
  return Object.entries(index.text)
    .map(([field, label]) => ({ field, label }))
    .sort((a, b) => LABEL_ORDER.indexOf(a.label) - LABEL_ORDER.indexOf(b.label));
}

export function lexemesOf(index: SearchIndex, generationId: number, document: SearchDocument): Lexemes {
  const places = new Places();
  const scored = new Set<string>(index.scored ?? Object.keys(index.text));
  const texts: string[] = [];
  const words: string[] = [];
  const labels: TextLabel[] = [];
  const lengths = { word: 0, bigram: 0, character: 0 };
  let start = 0;
  for (const { field, label } of textFields(index)) {
    const text = normalise(document.text[field] ?? '');
    if (text === '') continue;
    labels.push(label);
    const views = { word: searchWords(text), bigram: bigrams(text), character: characters(text) };
    for (const terms of Object.values(views)) addPlaces(places, text, terms, start, label);
    if (label === SPELT_LABEL) for (const typed of spellings(text)) places.add(PINYIN_MARK + typed, start + 1, label);
    start += text.length + FIELD_GAP;
    if (!scored.has(field)) continue;
    texts.push(text);
    words.push(...views.word);
    lengths.word += views.word.length;
    lengths.bigram += views.bigram.length;
    lengths.character += views.character.length;
  }
  return {
    literal: places.literal(lexemePrefix(generationId)),
    normalised: texts.join('\n'),
    words: words.join(' '),
    labels: labelBits(labels),
    lengths,
  };
}

export interface Question {
  /** Words, each with those that may stand in its place. */
  readonly asked: readonly (readonly string[])[];
  /** Words as asked, for highlighting and for the loose stage. */
  readonly words: readonly string[];
  /** One tsquery per word; all must hold in the strict stage. */
  readonly parts: readonly string[];
  /** The same without labels, which the GIN index answers alone; a document that holds no closed label needs no more. */
  readonly looks: readonly string[];
  /** Bits of the labels that may not be searched. */
  readonly closed: number;
}

const IS_LATIN = /^[a-z0-9.]{3,}$/;
const HAS_HAN = /\p{Script=Han}/u;

/** A word of Han characters is asked by its character pairs: it is then found inside any longer word. */
function partOf(word: string, prefix: string, labels: string): string {
  const suffix = (isPrefix: boolean): string => (isPrefix || labels ? `:${isPrefix ? '*' : ''}${labels}` : '');
  const isLong = IS_LATIN.test(word);
  if (mayBePinyin(word)) {
    const typed = [word, PINYIN_MARK + word].map((term) => quoted(prefix + term) + suffix(isLong));
    return `(${typed.join(' | ')})`;
  }
  if (isLong) return quoted(prefix + word) + suffix(true);
  const terms = HAS_HAN.test(word) ? bigrams(word) : [];
  if (terms.length === 0) return quoted(prefix + word) + suffix(false);
  return `(${terms.map((term) => quoted(prefix + term) + suffix(false)).join(' & ')})`;
}

/** Alternatives of one word: a document answers with any of them, and one of several words by all of these. */
function anyOf(alternatives: readonly string[], prefix: string, labels: string): string {
  const parts = alternatives.map((alternative) => {
    const words = questionWords(alternative).map((word) => partOf(word, prefix, labels));
    return words.length > 1 ? `(${words.join(' & ')})` : (words[0] ?? partOf(alternative, prefix, labels));
  });
  return parts.length > 1 ? `(${parts.join(' | ')})` : (parts[0] ?? '');
}

/**
 * @param labels the weight labels that may be searched; all four when every field may be
 */
export function questionOf(
  q: string,
  generationId: number,
  labels: readonly TextLabel[],
  list: WordList = NO_WORDS,
): Question {
  return questionFor(askedWords(q, list), generationId, labels);
}

/** @param asked words, each with those that may stand in its place, itself first */
export function questionFor(
  asked: readonly (readonly string[])[],
  generationId: number,
  labels: readonly TextLabel[],
): Question {
  const { suffix, closed } = restriction(labels);
  const prefix = lexemePrefix(generationId);
  return {
    asked,
    words: asked.flat(),
    parts: asked.map((alternatives) => anyOf(alternatives, prefix, suffix)),
    looks: asked.map((alternatives) => anyOf(alternatives, prefix, '')),
    closed,
  };
}

/** Labels that `within` opens. Throws when a label is opened for one of its fields and not for another. */
export function openLabels(index: SearchIndex, within: readonly string[] | undefined): TextLabel[] {
  const fields = textFields(index);
  if (!within) return [...LABEL_ORDER];
  const open = new Set(within);
  const closed = new Set(fields.filter(({ field }) => !open.has(field)).map(({ label }) => label));
  const labels = [...new Set(fields.filter(({ field }) => open.has(field)).map(({ label }) => label))];
  const torn = labels.filter((label) => closed.has(label));
  if (torn.length > 0)
    throw new Error(`search index ${index.name}: fields of label ${torn.join()} must be searched together`);
  return closed.size === 0 ? [...LABEL_ORDER] : labels;
}

/** One term as a tsquery, exactly as it was indexed; under these labels only, where any are named. */
export function lexemeQuery(prefix: string, term: string, labels = ''): string {
  return quoted(prefix + term) + (labels === '' ? '' : `:${labels}`);
}

/** The labels that may be searched: as a suffix for lexemes, empty for all, and the bits of the closed ones. */
export function restriction(labels: readonly TextLabel[]): { readonly suffix: string; readonly closed: number } {
  return {
    suffix: labels.length < LABEL_ORDER.length ? labels.join('') : '',
    closed: labelBits(LABEL_ORDER.filter((label) => !labels.includes(label))),
  };
}
