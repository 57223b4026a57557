// Logistic regression with weights that are never negative, by accelerated projected gradient. Pure and deterministic.
// Knows rows of numbers; what they mean is the affair of the caller.

export interface Example {
  readonly row: readonly number[];
  readonly isGood: boolean;
  /** How much this example counts. */
  readonly emphasis: number;
}

export interface Fitted {
  readonly weights: readonly number[];
  readonly intercept: number;
}

const STEPS = 500;
const SETTLED = 1e-8;
/** L2 pull towards the prior, as if so many examples of emphasis 1 spoke for it. */
const PRIOR_EXAMPLES = 5;

function logistic(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

/** Flat, because this is walked through some thousand times. */
interface Problem {
  readonly rows: Float64Array;
  readonly good: Float64Array;
  /** Adds up to 1. */
  readonly emphasis: Float64Array;
  readonly pull: number;
  readonly prior: Float64Array;
}

function problemOf(examples: readonly Example[], prior: readonly number[], priorExamples: number): Problem {
  const total = examples.reduce((sum, { emphasis }) => sum + emphasis, 0);
  return {
    rows: Float64Array.from(examples.flatMap(({ row }) => row)),
    good: Float64Array.from(examples, ({ isGood }) => (isGood ? 1 : 0)),
    emphasis: Float64Array.from(examples, ({ emphasis }) => emphasis / total),
    pull: priorExamples / total,
    prior: Float64Array.from(prior),
  };
}

/** Mean gradient into `gradient`; the intercept is the last number. */
function gradientAt(point: Float64Array, { rows, good, emphasis, pull, prior }: Problem, gradient: Float64Array): void {
  const width = prior.length;
  for (let at = 0; at < width; at++) gradient[at] = pull * (point[at]! - prior[at]!);
  gradient[width] = 0;
  for (let nth = 0, from = 0; nth < good.length; nth++, from += width) {
    let z = point[width]!;
    for (let at = 0; at < width; at++) z += rows[from + at]! * point[at]!;
    const error = (logistic(z) - good[nth]!) * emphasis[nth]!;
    for (let at = 0; at < width; at++) gradient[at]! += error * rows[from + at]!;
    gradient[width] += error;
  }
}

/** Curvature is at most a quarter of the longest row's square. */
function stepOf({ rows, prior, pull }: Problem): number {
  let longest = 0;
  for (let from = 0; from < rows.length; from += prior.length) {
    let square = 1;
    for (let at = 0; at < prior.length; at++) square += rows[from + at]! ** 2;
    longest = Math.max(longest, square);
  }
  return 1 / (longest / 4 + pull);
}

function descend(problem: Problem, start: readonly number[]): number[] {
  const step = stepOf(problem);
  const width = problem.prior.length;
  const here = Float64Array.from(start);
  const ahead = Float64Array.from(start);
  const gradient = new Float64Array(width + 1);
  let momentum = 1;
  for (let count = 0; count < STEPS; count++) {
    gradientAt(ahead, problem, gradient);
    const grown = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    let moved = 0;
    for (let at = 0; at <= width; at++) {
      const stepped = ahead[at]! - step * gradient[at]!;
      const next = at < width ? Math.max(0, stepped) : stepped;
      const change = next - here[at]!;
      ahead[at] = next + ((momentum - 1) / grown) * change;
      here[at] = next;
      moved = Math.max(moved, Math.abs(change));
    }
    momentum = grown;
    if (moved < SETTLED) break;
  }
  return [...here];
}

/**
 * Weights ≥ 0 that tell good examples from bad ones, pulled towards the direction of `prior`: what the examples are
 * silent about keeps its weight there. How long the prior has to be is fitted first.
 * @throws Error without an example
 */
export function fitLogistic(examples: readonly Example[], prior: readonly number[]): Fitted {
  if (examples.length === 0) throw new Error('nothing to learn from');
  const along = examples.map((example) => ({ ...example, row: [dot(example.row, prior)] }));
  const [length = 0, start = 0] = descend(problemOf(along, [0], 0), [0, 0]);
  const scaled = prior.map((value) => value * length);
  const found = descend(problemOf(examples, scaled, PRIOR_EXAMPLES), [...scaled, start]);
  return { weights: found.slice(0, prior.length), intercept: found[prior.length] ?? 0 };
}
