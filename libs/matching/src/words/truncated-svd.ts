// The leading left singular vectors of a sparse matrix, by randomised subspace iteration (Halko, Martinsson and Tropp 2011).
// Pure and reproducible: the same entries and seed give the same vectors on one build of Node. Knows nothing of words.

/** Entries in any order; `rows` and `columns` are indexes of the value at the same place. */
export interface SparseMatrix {
  readonly height: number;
  readonly width: number;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** More directions than wanted are followed, because the last ones converge slowly. */
const SPARE = 20;
const ITERATIONS = 3;
/** Keeps a direction that has vanished from dividing by 0. */
const LEAST_PIVOT = 1e-9;
const SWEEPS = 12;

/**
 * Row `i` of the answer: the coordinates of row `i` of the matrix along its `rank` strongest directions, each weighed with
 * the singular value to the power of `power`; unit length.
 * @returns `height` × `rank` numbers
 */
export function rowDirections(matrix: SparseMatrix, rank: number, power: number, seed: number): Float32Array {
  const size = Math.min(rank + SPARE, matrix.height, matrix.width);
  let basis = gaussian(matrix.height * size, seed);
  for (let at = 0; at < ITERATIONS; at += 1) basis = orthonormal(timesItsTranspose(matrix, basis, size), size);
  const image = timesItsTranspose(matrix, basis, size);
  const { values, vectors } = symmetricEigen(projected(basis, image, size), size);
  const strongest = values
    .map((value, at) => ({ value, at }))
    .sort((a, b) => b.value - a.value)
    .slice(0, rank);
  const weighed = strongest.map(({ value, at }) => ({ at, weight: Math.max(0, value) ** (power / 2) }));
  return unitRows(basis, size, vectors, weighed);
}

/** Numbers in (0, 1), always the same for a seed. */
function drawing(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
}

function gaussian(length: number, seed: number): Float32Array {
  const draw = drawing(seed);
  return Float32Array.from({ length }, () => Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw()));
}

/** M · Mᵀ · `block`, without forming M · Mᵀ. */
function timesItsTranspose(matrix: SparseMatrix, block: Float32Array, size: number): Float32Array {
  const { height, width, rows, columns, values } = matrix;
  const across = new Float32Array(width * size);
  for (let entry = 0; entry < values.length; entry += 1) {
    addScaled(across, columns[entry]! * size, block, rows[entry]! * size, values[entry]!, size);
  }
  const back = new Float32Array(height * size);
  for (let entry = 0; entry < values.length; entry += 1) {
    addScaled(back, rows[entry]! * size, across, columns[entry]! * size, values[entry]!, size);
  }
  return back;
}

function addScaled(to: Float32Array, at: number, from: Float32Array, start: number, by: number, size: number): void {
  for (let j = 0; j < size; j += 1) to[at + j] = to[at + j]! + by * from[start + j]!;
}

/** Columns made orthonormal in place, by the Cholesky factor of their products. */
function orthonormal(block: Float32Array, size: number): Float32Array {
  const lower = cholesky(projected(block, block, size), size);
  for (let row = 0; row < block.length; row += size) {
    for (let a = 0; a < size; a += 1) {
      let rest = block[row + a]!;
      for (let b = 0; b < a; b += 1) rest -= lower[a * size + b]! * block[row + b]!;
      block[row + a] = rest / lower[a * size + a]!;
    }
  }
  return block;
}

/** `left`ᵀ · `right`, which is symmetric here: only the lower half is summed, and mirrored. */
function projected(left: Float32Array, right: Float32Array, size: number): Float64Array {
  const products = new Float64Array(size * size);
  for (let row = 0; row < left.length; row += size) {
    for (let a = 0; a < size; a += 1) {
      const x = left[row + a]!;
      for (let b = 0; b <= a; b += 1) products[a * size + b] = products[a * size + b]! + x * right[row + b]!;
    }
  }
  for (let a = 0; a < size; a += 1) for (let b = 0; b < a; b += 1) products[b * size + a] = products[a * size + b]!;
  return products;
}

function cholesky(products: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b <= a; b += 1) {
      let rest = products[a * size + b]!;
      for (let c = 0; c < b; c += 1) rest -= lower[a * size + c]! * lower[b * size + c]!;
      lower[a * size + b] = a === b ? Math.sqrt(Math.max(rest, LEAST_PIVOT)) : rest / lower[b * size + b]!;
    }
  }
  return lower;
}

/** Eigenvalues and vectors (in columns) of a small symmetric matrix, by cyclic Jacobi rotations. */
function symmetricEigen(matrix: Float64Array, size: number): { values: number[]; vectors: Float64Array } {
  const vectors = new Float64Array(size * size);
  for (let at = 0; at < size; at += 1) vectors[at * size + at] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (let a = 0; a < size; a += 1) for (let b = a + 1; b < size; b += 1) rotate(matrix, vectors, size, a, b);
  }
  return { values: Array.from({ length: size }, (_, at) => matrix[at * size + at]!), vectors };
}

function rotate(matrix: Float64Array, vectors: Float64Array, size: number, a: number, b: number): void {
  const off = matrix[a * size + b]!;
  if (Math.abs(off) < 1e-12) return;
  const theta = (matrix[b * size + b]! - matrix[a * size + a]!) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let at = 0; at < size; at += 1) turn(matrix, at * size + a, at * size + b, cosine, sine);
  for (let at = 0; at < size; at += 1) turn(matrix, a * size + at, b * size + at, cosine, sine);
  for (let at = 0; at < size; at += 1) turn(vectors, at * size + a, at * size + b, cosine, sine);
}

function turn(numbers: Float64Array, first: number, second: number, cosine: number, sine: number): void {
  const [x, y] = [numbers[first]!, numbers[second]!];
  numbers[first] = cosine * x - sine * y;
  numbers[second] = sine * x + cosine * y;
}

function unitRows(
  basis: Float32Array,
  size: number,
  vectors: Float64Array,
  directions: readonly { readonly at: number; readonly weight: number }[],
): Float32Array {
  const rank = directions.length;
  const height = basis.length / size;
  const rows = new Float32Array(height * rank);
  for (let row = 0; row < height; row += 1) {
    let squares = 0;
    for (const [to, { at, weight }] of directions.entries()) {
      let sum = 0;
      for (let c = 0; c < size; c += 1) sum += basis[row * size + c]! * vectors[c * size + at]!;
      rows[row * rank + to] = sum * weight;
      squares += (sum * weight) ** 2;
    }
    const length = Math.sqrt(squares) || 1;
    for (let to = 0; to < rank; to += 1) rows[row * rank + to] = rows[row * rank + to]! / length;
  }
  return rows;
}
