// A document cut into countable terms: whole, for many demands, or only what one demand asks. Not for weighing them.
import { bigrams, characters, type ScoringText, type TextView } from '@app/platform';
import type { AskedView, DemandTerms } from './terms.js';

export interface CutText {
  readonly id: string;
  readonly counts: Readonly<Record<TextView, ReadonlyMap<string, number>>>;
  /** Of the whole document, in terms. */
  readonly lengths: Readonly<Record<TextView, number>>;
  /** Whether the document holds a word, asked or not. */
  readonly says: (word: string) => boolean;
}

/** Every term, to be scored against many demands. */
export function cutText(document: ScoringText): CutText {
  const words = document.words.split(' ');
  const pairs = bigrams(document.normalised);
  const single = characters(document.normalised);
  const word = counted(words);
  return {
    id: document.id,
    counts: { word, bigram: counted(pairs), character: counted(single) },
    lengths: { word: words.length, bigram: pairs.length, character: single.length },
    says: (each) => word.has(each),
  };
}

/**
 * Only the terms of one demand, several times cheaper: most words and characters of a document are not asked and are
 * passed over without making a string of them. Counts what `cutText` counts.
 */
export function cutTextFor(document: ScoringText, demand: DemandTerms): CutText {
  const text = document.normalised;
  // Characters outside the basic plane are two code units; the plain way handles them.
  if (/[\ud800-\udfff]/.test(text)) return cutText(document);
  const { word, bigram, character } = demand.views;
  const latin = text.match(/[a-z0-9]+/g) ?? [];
  const pairCounts = counted(latin, bigram);
  const singleCounts = counted(latin, character);
  const han = scanHan(text, demand, pairCounts, singleCounts);
  let said: ReadonlySet<string> | undefined;
  return {
    id: document.id,
    counts: { word: countedWords(document.words, word.terms.keys()), bigram: pairCounts, character: singleCounts },
    lengths: {
      word: 1 + blanks(document.words),
      bigram: latin.length + han.pairs,
      character: latin.length + han.single,
    },
    says: (each) => (said ??= new Set(document.words.split(' '))).has(each),
  };
}

function counted(terms: readonly string[], only?: AskedView): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) if (!only || only.terms.has(term)) add(counts, term);
  return counts;
}

const BLANK = 32;

/** How often each asked word stands between blanks in `words`. */
export function countedWords(words: string, asked: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of asked) {
    for (let at = words.indexOf(word); at >= 0; at = words.indexOf(word, at + word.length)) {
      const end = at + word.length;
      const isWhole =
        (at === 0 || words.charCodeAt(at - 1) === BLANK) && (end === words.length || words.charCodeAt(end) === BLANK);
      if (isWhole) add(counts, word);
    }
  }
  return counts;
}

function blanks(text: string): number {
  let count = 0;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count += 1;
  return count;
}

function add(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1);
}

function scanHan(text: string, demand: DemandTerms, pairs: Map<string, number>, single: Map<string, number>) {
  const isHan = hanUnits();
  const isAsked = askedUnits(demand);
  const asked = demand.views.bigram.terms;
  const found = { pairs: 0, single: 0 };
  let run = 0;
  for (let at = 0; at <= text.length; at += 1) {
    // NaN behind the end indexes nothing, which closes the last run.
    const unit = text.charCodeAt(at);
    if (!isHan[unit]) {
      if (run === 1) found.pairs += 1;
      if (run === 1 && asked.has(text[at - 1]!)) add(pairs, text[at - 1]!);
      run = 0;
      continue;
    }
    run += 1;
    found.single += 1;
    if (isAsked[unit]) add(single, text[at]!);
    if (run === 1) continue;
    found.pairs += 1;
    if (!isAsked[unit] || !isAsked[text.charCodeAt(at - 1)]) continue;
    const pair = text.slice(at - 1, at + 1);
    if (asked.has(pair)) add(pairs, pair);
  }
  return found;
}

let han: Uint8Array | undefined;
/** 1 for every code unit that is a Han character. */
function hanUnits(): Uint8Array {
  if (!han) {
    han = new Uint8Array(65_536);
    for (let unit = 0; unit < 65_536; unit += 1) if (/\p{Script=Han}/u.test(String.fromCharCode(unit))) han[unit] = 1;
  }
  return han;
}

const askedByDemand = new WeakMap<DemandTerms, Uint8Array>();
/** 1 for every code unit that a demand's text holds as a character of its own. */
function askedUnits(demand: DemandTerms): Uint8Array {
  const known = askedByDemand.get(demand);
  if (known) return known;
  const asked = new Uint8Array(65_536);
  for (const term of demand.views.character.terms.keys()) if (term.length === 1) asked[term.charCodeAt(0)] = 1;
  askedByDemand.set(demand, asked);
  return asked;
}
