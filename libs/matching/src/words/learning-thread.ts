// The thread that learns: arithmetic for a minute or more, beside the process that publishes. Reads no database.
import { parentPort, workerData } from 'node:worker_threads';
import { learnWords } from './learn-words.js';

const { texts, seed } = workerData as { texts: readonly string[]; seed: number };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort?.postMessage(learnWords(texts, seed));
