// Reads a BEIR-like folder: docs.jsonl[.gz], queries.jsonl, qrels.tsv.
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { AskedText } from '@app/matching';
import { z } from 'zod';

const Text = z
  .string()
  .nullish()
  .transform((text) => text ?? '');
const DocumentLine = z.object({ _id: z.coerce.string(), title: Text, text: Text });
const QueryLine = z.object({
  _id: z.coerce.string(),
  text: Text,
  title: Text,
  body: Text,
  task: Text.transform((task) => task || 'all'),
});

export interface EvalDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface EvalQuery {
  readonly id: string;
  readonly task: string;
  readonly title: string;
  readonly body: string;
}

function fileOf(folder: string, name: string): string | undefined {
  return [join(folder, name), join(folder, `${name}.gz`)].find((file) => existsSync(file));
}

async function* textLines(file: string): AsyncGenerator<string> {
  const input = file.endsWith('.gz') ? createReadStream(file).pipe(createGunzip()) : createReadStream(file);
  for await (const line of createInterface({ input, crlfDelay: Infinity })) yield line.replace(/^\uFEFF/, '');
}

/** @throws Error naming file and line when a line is no JSON of that shape */
async function* rowsOf<T>(folder: string, name: string, shape: z.ZodType<T>): AsyncGenerator<T> {
  const file = fileOf(folder, name);
  if (!file) throw new Error(`${join(folder, name)} is missing`);
  let at = 0;
  for await (const line of textLines(file)) {
    at += 1;
    if (line.trim() === '') continue;
    try {
      yield shape.parse(JSON.parse(line));
    } catch (error) {
      throw new Error(`${file}, line ${at}: ${(error as Error).message}`, { cause: error });
    }
  }
}

export async function* documentsOf(folder: string, size: number): AsyncGenerator<EvalDocument[]> {
  let batch: EvalDocument[] = [];
  for await (const { _id: id, title, text } of rowsOf(folder, 'docs.jsonl', DocumentLine)) {
    batch.push({ id, title, text });
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A query without `title` is asked by its `text`, as a demand that has only a title. */
export async function queriesOf(folder: string): Promise<EvalQuery[]> {
  const queries: EvalQuery[] = [];
  for await (const { _id: id, task, title, text, body } of rowsOf(folder, 'queries.jsonl', QueryLine)) {
    queries.push({ id, task, title: title || text, body });
  }
  return queries;
}

export function askedOf(query: EvalQuery): AskedText {
  return { title: query.title, body: query.body };
}

/** Grades by query and document, null without a file; a line has three columns, or four in the form of TREC. */
export async function judgementsOf(folder: string): Promise<Map<string, Map<string, number>> | null> {
  const file = fileOf(folder, 'qrels.tsv');
  if (!file) return null;
  const judgements = new Map<string, Map<string, number>>();
  for await (const line of textLines(file)) {
    const columns = line.split('\t');
    const [query, document, grade] = columns.length > 3 ? [columns[0], columns[2], columns[3]] : columns;
    if (!query || !document || !grade || !Number.isFinite(Number(grade))) continue;
    const graded = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, graded.set(document, Number(grade)));
  }
  return judgements;
}
