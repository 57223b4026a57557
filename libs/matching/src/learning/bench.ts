// The built-in bench: the demo district's demands with the eight texts nearest to each and the feature values that the
// scorer gave them, judged by hand. It guards the obvious: with the hand weights nearly all is in order already, so a
// version that falls here is wrong. Texts are not measured: that is `npm run eval`.
import { readFileSync } from 'node:fs';
import type { Feature, Weights } from '../weights.js';
import { designRow, pointsOf, scoreOfRow } from './design-row.js';
import { meanOf, ndcg } from './ranking-quality.js';

interface BenchDemand {
  readonly title: string;
  readonly pairs: readonly {
    readonly title: string;
    /** 2 made for it · 1 helps · 0 another matter */
    readonly grade: number;
    readonly features: Partial<Record<Feature, number>>;
  }[];
}

const BENCH = JSON.parse(readFileSync(new URL('./bench.data.json', import.meta.url), 'utf8')) as readonly BenchDemand[];

export function benchSize(): { demands: number; pairs: number } {
  return { demands: BENCH.length, pairs: BENCH.reduce((sum, { pairs }) => sum + pairs.length, 0) };
}

/** Mean nDCG@10 of these weights. */
export function benchNdcg(weights: Weights): number {
  const points = pointsOf(weights);
  const each = BENCH.map(({ pairs }) =>
    ndcg(pairs.map(({ grade, features }) => ({ grade, score: scoreOfRow(points, designRow(features)) }))),
  );
  return meanOf(each.filter((value) => value !== null));
}
