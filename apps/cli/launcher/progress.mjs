// What the launcher prints. A step that takes longer than two seconds shows that it is alive.

const QUIET_MS = 1_500;
const REPEAT_MS = 10_000;

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Runs one step and prints it with the time it took.
 * @template T
 * @param {string} label Chinese / English
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const began = Date.now();
  const sayAlive = () => console.log(`  … ${label} ${seconds(Date.now() - began)}`);
  let repeat = setTimeout(() => {
    sayAlive();
    repeat = setInterval(sayAlive, REPEAT_MS);
  }, QUIET_MS);
  try {
    const result = await work();
    console.log(`  ✓ ${label} ${seconds(Date.now() - began)}`);
    return result;
  } finally {
    clearTimeout(repeat);
  }
}

/** @param {string} line */
export function say(line) {
  console.log(line);
}
