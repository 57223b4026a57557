// The terms of a demand: what is looked up in the index and what the scorer counts. Not for weighing what was found.
import { bigrams, characters, normalise, searchWords, type IndexStatistics, type TextView } from '@app/platform';
import { isGeneric, isMeasure } from './generic-words.js';
import type { Near } from './words/learn-words.js';
import type { RelatedWords } from './words/soft-coverage.js';

/** A demand as text. `body` is problem, indicators and fields of use, in that order. */
export interface AskedText {
  readonly title: string;
  readonly body: string;
}

export interface AskedTerm {
  readonly term: string;
  /** How often asked, capped. */
  readonly asked: number;
  readonly idf: number;
}

export interface AskedView {
  readonly terms: ReadonlyMap<string, AskedTerm>;
  /** Σ asked·idf: what a document of average length reaches that holds each term once. Intrinsic to the demand. */
  readonly attainable: number;
}

/** What a demand is about: its words that are evidence of a common subject. */
export interface Subject {
  /** Of title and body; those of the title weigh twice. */
  readonly words: ReadonlyMap<string, AskedTerm>;
  readonly titleWords: ReadonlySet<string>;
  /** Σ asked·idf over `words`, and over those of the title. */
  readonly mass: number;
  readonly titleMass: number;
}

export interface DemandTerms {
  /** As written, for showing words the way the demand spells them. */
  readonly asked: AskedText;
  readonly subject: Subject;
  readonly views: Readonly<Record<TextView, AskedView>>;
  /** Words related to those of the word view; empty while none are learned. */
  readonly related: ReadonlyMap<string, readonly Near[]>;
  /** Terms for `SearchEngine.recall`. */
  readonly recall: readonly string[];
  /** Weight of the character view against the other two. */
  readonly characterWeight: number;
  /** The snapshot whose frequencies were used. */
  readonly statistics: IndexStatistics;
}

/** Only the beginning of the body: measured best with the title counted twice (matching.md §2). */
const BODY_CHARACTERS = 250;
const ASKED_CAP: Readonly<Record<TextView, number>> = { word: 3, bigram: 3, character: 1 };

/** Single characters help short questions and hurt long ones against long documents (matching.md §2). */
function characterWeightOf(length: number): number {
  return Math.max(0.6, Math.min(1, 1 - ((length - 100) / 150) * 0.4));
}

function countTerms(titleTerms: readonly string[], bodyTerms: readonly string[], cap: number): Map<string, number> {
  const counts = new Map<string, number>();
  const titleWeight = bodyTerms.length > 0 ? 2 : 1;
  for (const term of titleTerms) counts.set(term, Math.min(cap, (counts.get(term) ?? 0) + titleWeight));
  for (const term of bodyTerms) counts.set(term, Math.min(cap, (counts.get(term) ?? 0) + 1));
  return counts;
}

/** BM25's idf. The snapshot keeps no term of fewer than two documents: such a term counts as one. */
function idf(documents: number, frequency: number): number {
  return Math.log(1 + Math.max(0, documents - frequency + 0.5) / (frequency + 0.5));
}

/** The terms of `asked` with the frequencies of one snapshot of the achievement index. */
export async function demandTerms(
  asked: AskedText,
  statistics: IndexStatistics,
  words?: RelatedWords | null,
): Promise<DemandTerms> {
  const title = normalise(asked.title);
  const body = normalise(asked.body).slice(0, BODY_CHARACTERS);
  const cut = { word: searchWords, bigram: bigrams, character: characters } as const;
  const counts = {
    word: countTerms(cut.word(title), cut.word(body), ASKED_CAP.word),
    bigram: countTerms(cut.bigram(title), cut.bigram(body), ASKED_CAP.bigram),
    character: countTerms(cut.character(title), cut.character(body), ASKED_CAP.character),
  };
  const all = [...new Set(Object.values(counts).flatMap((view) => Array.from(view.keys())))];
  const frequencies = await statistics.frequencies(all);
  const view = (counted: ReadonlyMap<string, number>): AskedView => {
    const terms = new Map<string, AskedTerm>();
    let attainable = 0;
    for (const [term, count] of counted) {
      const weight = idf(statistics.documents, frequencies.get(term) ?? 1);
      terms.set(term, { term, asked: count, idf: weight });
      attainable += count * weight;
    }
    return { terms, attainable };
  };
  const word = view(counts.word);
  return {
    asked,
    subject: subjectOf(word, new Set(cut.word(title))),
    views: { word, bigram: view(counts.bigram), character: view(counts.character) },
    related: (await words?.near([...counts.word.keys()])) ?? new Map(),
    recall: [...new Set([...counts.word.keys(), ...counts.bigram.keys()])],
    characterWeight: characterWeightOf(title.length + body.length),
    statistics,
  };
}

/** A number with its unit may be what is asked, but never what it is asked of. */
const QUANTITY = /^\d/;

function subjectOf(view: AskedView, ofTitle: ReadonlySet<string>): Subject {
  const measures = [...view.terms.values()].filter(({ term }) => isMeasure(term));
  const isPiece = (word: string, times: number): boolean =>
    measures.some(({ term, asked }) => term.includes(word) && asked >= times);
  const words = new Map(
    [...view.terms].filter(([word, { asked }]) => !isGeneric(word) && !QUANTITY.test(word) && !isPiece(word, asked)),
  );
  const titleWords = new Set([...words.keys()].filter((word) => ofTitle.has(word)));
  const massOf = (terms: Iterable<AskedTerm>): number => {
    let mass = 0;
    for (const term of terms) mass += term.asked * term.idf;
    return mass;
  };
  const titleMass = massOf([...words.values()].filter(({ term }) => titleWords.has(term)));
  return { words, titleWords, mass: massOf(words.values()), titleMass };
}

/** Heaviest first, and none that lies inside another. */
export function heaviest(terms: readonly AskedTerm[]): string[] {
  return terms
    .filter(({ term }) => !terms.some((other) => other.term.length > term.length && other.term.includes(term)))
    .sort((a, b) => b.asked * b.idf - a.asked * a.idf || (a.term < b.term ? -1 : 1))
    .map(({ term }) => term);
}
