// The one place where text becomes comparable: normalising and the three ways of cutting it into terms.
// Documents and questions must both go through here, for every engine.
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { Converter } from 'opencc-js/t2cn';

import { lexiconEntries } from './lexicon.js';

/** Raise it when normalising, cutting or what is indexed of a text changes: every index is then built again. */
export const TEXT_VERSION = 2;

const toSimplified = Converter({ from: 't', to: 'cn' });

let loaded: Jieba | undefined;
/** Loaded at first use (about 0.2 s, 60 MB): processes that never cut text do not pay for it. */
function jieba(): Jieba {
  if (!loaded) {
    loaded = Jieba.withDict(dict);
    loaded.loadDict(Buffer.from(lexiconEntries()));
  }
  return loaded;
}

const LIST_MARKS = /(^|\n)[\s]*(?:[-–—―•·●○◦◆◇■□▪▸►※★☆*]+|[（(]?\d{1,2}[)）、]|[①-⑳])\s*/gu;

/** The blank in "35 MPa", "0.1 mm": listings write it both ways. Applied to lower-case text. */
const UNIT_GAP =
  /(?<=\d) (?=(?:mm|cm|km|m|nm|μm|um|kg|mg|g|t|ml|l|kw|mw|gw|w|kwh|kv|v|ma|a|mpa|gpa|kpa|pa|hz|khz|mhz|ghz|rpm|db|ppm|ppb|s|min|h|°c|℃|%|‰)(?![a-z]))/gu;

/**
 * Full-width → half-width (NFKC), traditional → simplified, lower case, list marks and line breaks → one blank.
 * A leading hyphen would negate the whole question in Meilisearch (matching.md §4).
 */
export function normalise(text: string): string {
  const folded = text.replace(LIST_MARKS, '$1 ').normalize('NFKC').toLowerCase();
  return toSimplified(folded).replace(/\s+/gu, ' ').replace(UNIT_GAP, '').trim();
}

const HAN = /\p{Script=Han}/u;
const HAN_RUN = /\p{Script=Han}+/gu;
const LATIN = /[a-z0-9]+/g;
const TERM_CHARACTER = /[\p{L}\p{N}]/u;
/** A number with its decimals and the unit written against it: 0.1mm, 99.5%, 10kv, 1200℃. */
const QUANTITY = /\d+(?:\.\d+)?(?:[a-z]{1,5}(?:\/[a-z]{1,3}\d?)?|[%‰]|[℃℉°](?:c)?|[μµωΩ][a-z]{0,2})/giu;

/** Numbers with their unit, as one term each. Expects normalised text. */
export function quantities(normalised: string): string[] {
  return normalised.match(QUANTITY) ?? [];
}

/** Dictionary words as for indexing: long words also yield their shorter parts. Expects normalised text. */
export function searchWords(normalised: string): string[] {
  const words = jieba().cutForSearch(normalised, true).filter(isWord);
  const known = new Set(words);
  for (const quantity of quantities(normalised)) if (!known.has(quantity)) words.push(quantity);
  return words;
}

/** Dictionary words without overlap, as typed in a search box. Expects normalised text. */
export function plainWords(normalised: string): string[] {
  return jieba()
    .cut(normalised, true)
    .filter((word) => TERM_CHARACTER.test(word));
}

/** A quantity that is not the end of a name: 0.2mm, and not the 2 of co2. */
const ASKED_QUANTITY = new RegExp(`(?<![a-z0-9.])(?:${QUANTITY.source})(?![a-z0-9])`, 'gu');

/**
 * The words of a question: as `plainWords`, but a number stays with its unit, or 0.2mm would find every mm.
 * Expects normalised text.
 */
export function questionWords(normalised: string): string[] {
  const words: string[] = [];
  let from = 0;
  for (const { 0: quantity, index } of normalised.matchAll(ASKED_QUANTITY)) {
    words.push(...plainWords(normalised.slice(from, index)), quantity);
    from = index + quantity.length;
  }
  words.push(...plainWords(normalised.slice(from)));
  return [...new Set(words)];
}

/** More terms than this say nothing more about what a text is like. */
const TELLING_TERMS = 24;

/** The first words of a text, each once, for finding others like it. Any text. */
export function tellingTerms(text: string): string[] {
  return [...new Set(searchWords(normalise(text)))].slice(0, TELLING_TERMS);
}

/** Single Han characters carry too little on their own; the character view has them. */
function isWord(word: string): boolean {
  return TERM_CHARACTER.test(word) && !(word.length === 1 && HAN.test(word));
}

/** Overlapping pairs inside every Han run (a run of one stays itself) and Latin or digit runs. */
export function bigrams(normalised: string): string[] {
  const terms: string[] = normalised.match(LATIN) ?? [];
  for (const run of normalised.match(HAN_RUN) ?? []) {
    const single = [...run];
    if (single.length === 1) terms.push(run);
    for (let at = 0; at + 1 < single.length; at += 1) terms.push(single[at]! + single[at + 1]!);
  }
  return terms;
}

/** Single Han characters and Latin or digit runs. Expects normalised text. */
export function characters(normalised: string): string[] {
  const terms: string[] = normalised.match(LATIN) ?? [];
  for (const run of normalised.match(HAN_RUN) ?? []) {
    for (const character of run) terms.push(character);
  }
  return terms;
}
