// The method of design/quality.md: ours and the reference in turn, A-B-B-A, at least seven rounds; median of the rounds'
// ratios with the least and the greatest; CPU time per operation beside them.

const ROUNDS = Math.max(7, Number(process.env.BENCH_ROUNDS ?? 7));

/**
 * One side of a comparison.
 * @typedef {object} Side
 * @property {string} name
 * @property {(at: number) => Promise<unknown>} once one operation; `at` counts up over the whole comparison
 * @property {() => number} nodeUs CPU time that its Node process has used so far
 */

/**
 * @typedef {object} Comparison
 * @property {string} name
 * @property {Side} ours
 * @property {Side} reference
 * @property {number} operations per block, four blocks a round
 * @property {number} [concurrency] above 1 the rate is compared, else the median time of an operation
 * @property {() => number} databaseUs CPU time that PostgreSQL has used so far
 * @property {string} must what quality.md asks for, as text
 */

/**
 * What one side has done and used in the rounds that count.
 * @typedef {{ side: Side, begun: number, done: number, nodeUs: number, databaseUs: number, values: number[] }} Account
 */

/** @param {Comparison} comparison */
export async function compare(comparison) {
  const { name, ours, reference, operations, concurrency = 1, must } = comparison;
  const [a, b] = [await warmed(ours, comparison), await warmed(reference, comparison)];
  /** @type {number[]} */
  const ratios = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = await block(a, comparison, operations);
    const [second, third] = [await block(b, comparison, operations), await block(b, comparison, operations)];
    ratios.push((first + (await block(a, comparison, operations))) / (second + third));
  }
  const [least, median, most] = spread(ratios);
  const unit = concurrency > 1 ? 'per s' : 'ms';
  console.log(`${name}: ratio ${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)}), must ${must}`);
  for (const { side, done, values, nodeUs, databaseUs } of [a, b]) {
    const cpu = `Node ${digits(nodeUs / done)} µs, PostgreSQL ${digits(databaseUs / done)} µs`;
    console.log(`  ${side.name}: ${digits(spread(values)[1])} ${unit}, ${cpu}`);
  }
}

/** @param {Side} side @param {Comparison} comparison @returns {Promise<Account>} with a quarter block behind it */
async function warmed(side, comparison) {
  const account = { side, begun: 0, done: 0, nodeUs: 0, databaseUs: 0, values: [] };
  await block(account, comparison, Math.ceil(comparison.operations / 4));
  return { ...account, done: 0, nodeUs: 0, databaseUs: 0, values: [] };
}

/**
 * Runs `operations` on one side.
 * @param {Account} account
 * @param {Comparison} comparison
 * @param {number} operations
 * @returns {Promise<number>} median milliseconds, or operations per second
 */
async function block(account, { concurrency = 1, databaseUs }, operations) {
  const before = { node: account.side.nodeUs(), database: databaseUs() };
  /** @type {number[]} */
  const times = [];
  const startedMs = performance.now();
  let left = operations;
  const writer = async () => {
    while (left > 0) {
      left -= 1;
      const begunMs = performance.now();
      await account.side.once(account.begun++);
      times.push(performance.now() - begunMs);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, writer));
  const seconds = (performance.now() - startedMs) / 1_000;
  account.nodeUs += account.side.nodeUs() - before.node;
  account.databaseUs += databaseUs() - before.database;
  account.done += operations;
  const value = concurrency > 1 ? operations / seconds : spread(times)[1];
  account.values.push(value);
  return value;
}

/** Least, median and greatest. @param {number[]} values @returns {[number, number, number]} */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[0] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
}

/** Three digits that mean something. @param {number} value */
function digits(value) {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
