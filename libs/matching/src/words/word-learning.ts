// Learns related words from the platform's own texts, in a thread of its own, when there are enough texts and they have
// changed. Started by a schedule. Not for using the words.
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { achievementIndex } from '@app/achievement';
import { SearchEngine, Task } from '@app/platform';
import { indexTexts } from './index-texts.js';
import { LEAST_TEXTS, type WordTable } from './learn-words.js';
import { WordStore } from './word-store.js';

const SEED = 1;
/** Of the thread: texts, matrix, directions and nearest words of `MOST_TEXTS` texts. */
const THREAD_MB = 400;

@Injectable()
export class WordLearning {
  constructor(
    private readonly engine: SearchEngine,
    private readonly store: WordStore,
  ) {}

  /** Does nothing while the texts are too few, or when the newest table knows this snapshot of the index. */
  @Task('matching.learn-words')
  async run(): Promise<void> {
    const { version: statisticsVersion, documents } = await this.engine.statistics(achievementIndex);
    if (documents < LEAST_TEXTS || (await this.store.newest())?.statisticsVersion === statisticsVersion) return;
    const texts = await indexTexts(this.engine, achievementIndex);
    const table = await this.learn(texts);
    await this.store.add(table, { statisticsVersion, texts: texts.length, seed: SEED });
  }

  private learn(texts: readonly string[]): Promise<WordTable> {
    const thread = new Worker(new URL('./learning-thread.js', import.meta.url), {
      workerData: { texts, seed: SEED },
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MB },
    });
    return new Promise((learned, failed) => {
      thread.once('message', learned);
      thread.once('error', failed);
      thread.once('exit', (code) => failed(new Error(`the learning thread ended early with ${code}`)));
    });
  }
}
