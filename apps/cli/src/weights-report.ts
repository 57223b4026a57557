// A fitted version of the weights in words: the gate first, then its figures and its points. Pure.
import { LEAST_DEMANDS, LEAST_GOOD_PAIRS, LEAST_PAIRS, type Fit, type Obstacle } from '@app/matching';

export const NOTHING_NEW = '没有新的操作记录可学，未新增版本 / nothing new to learn, no version added';

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  'too-few-pairs': `样本不足 ${LEAST_PAIRS} 对 / fewer than ${LEAST_PAIRS} pairs`,
  'too-few-good': `被保留的不足 ${LEAST_GOOD_PAIRS} 对 / fewer than ${LEAST_GOOD_PAIRS} good pairs`,
  'too-few-demands': `可比较的需求不足 ${LEAST_DEMANDS} 项 / fewer than ${LEAST_DEMANDS} demands to compare`,
  'not-better': '下限不高于现用权重 / its lower bound is not above the weights in use',
};

export function fitReport({ version, comparedWith, trial }: Fit): string {
  const { figures, obstacle, weights } = trial;
  const verdict = obstacle === null ? '可以启用 / may go live' : `不能启用 / may not go live：${OBSTACLES[obstacle]}`;
  const { text, related, meaning, facts } = weights;
  const points = Object.entries({ text, related, meaning, ...facts }).map(
    ([part, value]) => `${part} ${value.toFixed(1)}`,
  );
  const measured =
    `  nDCG@10 ${comparedWith} ${figures.oldNdcg.toFixed(3)} → ${version} ${figures.newNdcg.toFixed(3)} ` +
    `(95 % ${figures.lower.toFixed(3)}–${figures.upper.toFixed(3)})`;
  return [
    `${version}: ${verdict}`,
    `  样本 / pairs ${figures.pairs}，其中好的 / good ${figures.goodPairs}，需求 / demands ${figures.demands}，` +
      `折数 / folds ${figures.folds}，种子 / seed ${figures.seed}`,
    // The mean of no demand is no figure.
    ...(figures.demands === 0 ? [] : [measured]),
    `  分值 / points: ${points.join(' · ')}`,
  ].join('\n');
}
