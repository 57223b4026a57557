// Words that carry no subject: those that join sentences, and those that stand in any demand (系统, 平台, 研究 …). The
// list is data, curated by hand, because one corpus misleads: among papers 软件 is rare and yet says nothing. Used for
// reasons and for the floor; the ranking counts all words, which measures better.
import { readFileSync } from 'node:fs';

const KINDS = ['function', 'generic', 'measures', 'places', 'units'] as const;
type Kind = (typeof KINDS)[number] | 'heads';
const lists = JSON.parse(readFileSync(new URL('./generic-words.data.json', import.meta.url), 'utf8')) as Readonly<
  Record<Kind, readonly string[]>
>;
const wordsOf = (kind: Kind): string[] => lists[kind].flatMap((line) => line.split(' '));
const listed = new Set(KINDS.flatMap(wordsOf));
const measures = new Set(wordsOf('measures'));
const heads = wordsOf('heads');

/** Bare numbers, single letters and single characters, counts in words (三十, 两台, 多万); a number with its unit is none. */
const FRAGMENT = /^(?:[\d.,/]+|\p{L}|[一二三四五六七八九十百千万亿两几多半]+[个年天月周日次台套吨元种条项米斤]?)$/u;

/**
 * True for a word that is no evidence of a common subject. Expects a normalised word. Of 识别系统 only 识别 is evidence,
 * which is cut as a word of its own; 数据分析 joins two listed words.
 */
export function isGeneric(word: string): boolean {
  if (FRAGMENT.test(word) || listed.has(word)) return true;
  return heads.some((head) => word.length > head.length + 1 && word.endsWith(head)) || isJoined(word);
}

/** True for what says how much and not of what: 去除率. Its pieces, cut as words of their own, say no more. */
export function isMeasure(word: string): boolean {
  return measures.has(word);
}

function isJoined(word: string): boolean {
  for (let at = 2; at <= word.length - 2; at += 1) {
    if (listed.has(word.slice(0, at)) && listed.has(word.slice(at))) return true;
  }
  return false;
}
