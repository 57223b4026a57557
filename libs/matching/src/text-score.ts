// How well a document's text answers a demand: BM25 over three views of the same text (matching.md §2).
// Nothing here depends on the other candidates, so a pair scores the same whichever side asked.
import { TEXT_VIEWS, type TextView } from '@app/platform';
import type { CutText } from './cut-text.js';
import { isGeneric } from './generic-words.js';
import { speltIn } from './spelling.js';
import { subjectFit, type SubjectFit } from './subject-fit.js';
import { heaviest, type AskedView, type DemandTerms } from './terms.js';
import { softCoverage, type SoftCoverage } from './words/soft-coverage.js';

export interface TextFit {
  readonly id: string;
  /** Per view: BM25 divided by what the demand could attain at one average mention of each term. */
  readonly views: Readonly<Record<TextView, number>>;
  readonly characterWeight: number;
  /** Weighted mean of the views; 0 without a common term, about 1 when an average document holds every term once. */
  readonly raw: number;
  /** In [0, 1), rising with `raw`: what scores, and what the floor looks at. */
  readonly value: number;
  /** Words asked that the document says otherwise, by the table of related words. */
  readonly related: SoftCoverage;
  /** Words found that say something, spelt as the demand does, those that weigh most first. */
  readonly found: readonly string[];
  readonly subject: SubjectFit;
}

const K1: Readonly<Record<TextView, number>> = { word: 1.2, bigram: 1.2, character: 1 };
const B = 0.75;
/** Turns the open-ended sum into [0, 1) without ever clipping two good documents to one value. */
const STEEPNESS = 2;
const SHOWN_WORDS = 8;

/** Sums in the demand's order, which is the same whatever was counted of the document: equal to the last bit both ways. */
function bm25(asked: AskedView, counts: ReadonlyMap<string, number>, k1: number, lengthShare: number): number {
  if (asked.attainable === 0) return 0;
  let sum = 0;
  for (const { term, asked: times, idf } of asked.terms.values()) {
    const count = counts.get(term);
    if (count) sum += times * idf * saturation(count, k1, lengthShare);
  }
  return sum / asked.attainable;
}

function saturation(count: number, k1: number, lengthShare: number): number {
  return (count * (k1 + 1)) / (count + k1 * (1 - B + B * lengthShare));
}

/** In [0, 1), rising with `raw`. */
export function valueOfRaw(raw: number): number {
  return 1 - Math.exp(-STEEPNESS * raw);
}

/**
 * Many demands against one document at once, through one inverted list of their terms: hundreds of times cheaper than
 * pair by pair. Rounds differently from `textFit`, so it only says who deserves that.
 */
export class TextPanel {
  private readonly postings = { word: newPostings(), bigram: newPostings(), character: newPostings() };
  private readonly size: number;
  private readonly averageLength: Readonly<Record<TextView, number>> | undefined;

  /** @param demands of one snapshot */
  constructor(demands: readonly DemandTerms[]) {
    this.size = demands.length;
    this.averageLength = demands[0]?.statistics.averageLength;
    demands.forEach((demand, at) => {
      for (const view of TEXT_VIEWS) this.post(view, demand, at);
    });
  }

  private post(view: TextView, demand: DemandTerms, at: number): void {
    const { terms, attainable } = demand.views[view];
    const share = (view === 'character' ? demand.characterWeight : 1) / (2 + demand.characterWeight);
    for (const { term, asked, idf } of terms.values()) {
      const posting = this.postings[view].get(term) ?? [];
      posting.push({ at, weight: (share * asked * idf) / attainable });
      this.postings[view].set(term, posting);
    }
  }

  /** `raw` of each demand, in the order of the constructor. */
  raws(document: CutText): Float64Array {
    const raws = new Float64Array(this.size);
    if (!this.averageLength) return raws;
    for (const view of TEXT_VIEWS) {
      const lengthShare = document.lengths[view] / this.averageLength[view];
      for (const [term, count] of document.counts[view]) {
        const posting = this.postings[view].get(term);
        if (!posting) continue;
        const gain = saturation(count, K1[view], lengthShare);
        for (const { at, weight } of posting) raws[at]! += weight * gain;
      }
    }
    return raws;
  }
}

function newPostings(): Map<string, { at: number; weight: number }[]> {
  return new Map();
}

function foundWords({ views, asked }: DemandTerms, counts: ReadonlyMap<string, number>): string[] {
  const found = [...views.word.terms.values()].filter(({ term }) => counts.has(term));
  const written = `${asked.title}\n${asked.body}`;
  return heaviest(found)
    .filter((word) => !isGeneric(word))
    .slice(0, SHOWN_WORDS)
    .map((word) => speltIn(written, word));
}

/** The text part of a pair's score. */
export function textFit(demand: DemandTerms, document: CutText): TextFit {
  const { views: asked, characterWeight, statistics } = demand;
  const score = (view: TextView): number =>
    bm25(asked[view], document.counts[view], K1[view], document.lengths[view] / statistics.averageLength[view]);
  const views = { word: score('word'), bigram: score('bigram'), character: score('character') };
  let subject: SubjectFit | undefined;
  const raw = (views.word + views.bigram + characterWeight * views.character) / (2 + characterWeight);
  return {
    id: document.id,
    views,
    characterWeight,
    raw,
    value: valueOfRaw(raw),
    related: softCoverage(asked.word, document.says, demand.related),
    get found() {
      return foundWords(demand, document.counts.word);
    },
    get subject() {
      return (subject ??= subjectFit(demand, document.counts.word));
    },
  };
}
