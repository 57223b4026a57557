// Feeds rows into the database in batches, one transaction each, and keeps count. Not for reading or for meaning.
import type { z } from 'zod';
import { Database, type Tx } from '@app/platform';
import type { ReadRow } from './rows.js';

export interface Target<T> {
  parse(row: Record<string, unknown>): z.ZodSafeParseResult<T>;
  /** Adds a batch in the transaction; returns how many rows were new. */
  add(tx: Tx, rows: readonly T[]): Promise<number>;
  batchSize: number;
}

export interface Tally {
  read: number;
  added: number;
  known: number;
  refused: number;
}

/**
 * Reads `rows` to the end. While one batch is written the next is read and checked.
 * @param refuse told about each row that is not taken, with its line and the reasons
 * @param progress told after each batch
 */
export async function load<T>(
  database: Database,
  rows: AsyncIterable<ReadRow>,
  target: Target<T>,
  refuse: (line: number, reason: string) => void,
  progress: (tally: Tally) => void,
): Promise<Tally> {
  const tally: Tally = { read: 0, added: 0, known: 0, refused: 0 };
  let batch: T[] = [];
  let writing: Promise<void> = Promise.resolve();

  const flush = async () => {
    await writing;
    const full = batch;
    batch = [];
    writing = write(database, target, full, tally).then(() => progress(tally));
    // A failure is thrown by the next await; without this it would count as unhandled until then.
    writing.catch(() => undefined);
  };

  for await (const row of rows) {
    tally.read += 1;
    const taken = take(row, target);
    if ('reason' in taken) {
      tally.refused += 1;
      refuse(row.line, taken.reason);
    } else {
      batch.push(taken.value);
      if (batch.length === target.batchSize) await flush();
    }
  }
  if (batch.length > 0) await flush();
  await writing;
  return tally;
}

function take<T>(row: ReadRow, target: Target<T>): { value: T } | { reason: string } {
  if ('fault' in row) return { reason: row.fault };
  const result = target.parse(row.value);
  if (result.success) return { value: result.data };
  return { reason: result.error.issues.map((issue) => `${issue.path.join('/')} ${issue.message}`).join('；') };
}

async function write<T>(database: Database, target: Target<T>, rows: readonly T[], tally: Tally): Promise<void> {
  const added = await database.tx((tx) => target.add(tx, rows));
  tally.added += added;
  tally.known += rows.length - added;
}
