// The thread of the built server that learns related words: it answers, the same twice, and leaves its process free.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';

const THREAD = join(process.cwd(), 'dist/libs/matching/src/words/learning-thread.js');
const MATTERS = 40;
const TICK_MS = 20;

/** 2,400 texts of forty matters, each with words of its own. */
const texts = Array.from({ length: 2_400 }, (_, at) =>
  Array.from({ length: 12 }, (__, word) => `词${at % MATTERS}之${(at * 5 + word * 3) % 17}`).join(' '),
);

function learn(): Promise<Map<string, { term: string; closeness: number }[]>> {
  const thread = new Worker(THREAD, {
    workerData: { texts, seed: 1 },
    resourceLimits: { maxOldGenerationSizeMb: 400 },
  });
  return new Promise((learned, failed) => {
    thread.once('message', learned);
    thread.once('error', failed);
  });
}

test('learns in a thread of its own', async () => {
  let ticks = 0;
  const clock = setInterval(() => {
    ticks += 1;
  }, TICK_MS);
  const table = await learn().finally(() => clearInterval(clock));
  expect(ticks).toBeGreaterThan(3);
  const [word, near] = [...table][0]!;
  const matter = word.split('之')[0]!;
  expect(near.length).toBeGreaterThan(3);
  expect(near.filter(({ term }) => term.split('之')[0] === matter)).toHaveLength(near.length);
  expect([...(await learn())]).toEqual([...table]);
});
