// Whether a pair has enough of a subject in common to be suggested at all. Says yes or no; how good a pair is, the score says.
// Rare is better than wrong: a list may stay empty (暂无合适成果), and a demand that names no subject suggests nothing.
import { normalise } from '@app/platform';
import { heaviest, type DemandTerms } from './terms.js';

/** Evidence that demand and achievement have one subject. Depends on the two alone, so it is the same both ways. */
export interface SubjectFit {
  /** Subject words of the demand found in the achievement, those that weigh most first, none inside another. */
  readonly words: readonly string[];
  /**
   * Share of the demand's subject mass (Σ asked·idf) that was found: of title and body, and of the title alone; where the
   * title names no subject, of both.
   */
  readonly share: number;
  readonly titleShare: number;
}

/** How an achievement calls itself: where a subject must show, because a text mentions much in passing. */
export interface Heading {
  readonly title: string;
  readonly keywords: readonly string[];
}

/** Least `TextFit.value`. The counterparts that the demo district's demands were written for have .44 and more. */
export const LEAST_TEXT = 0.35;
/** A fifth of what the demand is about, and of what its title is about, must be found, and some of it in the heading … */
const LEAST_SHARE = 0.2;
/** … unless the text as a whole answers this well and with this many subject words: titles are often colloquial. */
const STRONG_TEXT = 0.45;
const STRONG_WORDS = 3;

/** @param counts words of the achievement, at least the subject words of the demand that it holds */
export function subjectFit({ subject }: DemandTerms, counts: ReadonlyMap<string, number>): SubjectFit {
  let [mass, titleMass] = [0, 0];
  const found = [...subject.words.values()].filter(({ term }) => counts.has(term));
  for (const { term, asked, idf } of found) {
    mass += asked * idf;
    if (subject.titleWords.has(term)) titleMass += asked * idf;
  }
  const share = subject.mass > 0 ? mass / subject.mass : 0;
  return {
    words: heaviest(found),
    share,
    titleShare: subject.titleMass > 0 ? titleMass / subject.titleMass : share,
  };
}

interface SubjectText {
  readonly value: number;
  readonly subject: SubjectFit;
}

function isStrong({ value, subject }: SubjectText): boolean {
  return value >= STRONG_TEXT && subject.words.length >= STRONG_WORDS;
}

function isShared({ words, share, titleShare }: SubjectFit): boolean {
  if (titleShare < LEAST_SHARE || share < LEAST_SHARE) return false;
  // One word in common is a coincidence, unless the demand names no other.
  return words.length > 1 || share === 1;
}

/** What of the floor the words alone decide: cheaper than scoring the text. */
export function hasSubject(subject: SubjectFit): boolean {
  return subject.words.length >= STRONG_WORDS || isShared(subject);
}

/** What of the floor the text alone decides: cheaper than fetching what the achievement calls itself. */
export function mayBeOneSubject(text: SubjectText): boolean {
  return isStrong(text) || (text.value >= LEAST_TEXT && isShared(text.subject));
}

/** The floor for showing a pair. Not applied where texts are only ranked (`npm run eval`). */
export function isOneSubject(text: SubjectText, heading: Heading): boolean {
  if (!mayBeOneSubject(text)) return false;
  return isStrong(text) || isNamed(text.subject, heading);
}

/** Whether an achievement calls itself by a subject word of the demand. */
export function isNamed({ words }: SubjectFit, { title, keywords }: Heading): boolean {
  const named = normalise([title, ...keywords].join(' '));
  return words.some((word) => named.includes(word));
}
