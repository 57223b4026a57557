// Reads a BEIR-like folder: docs.jsonl[.gz], queries.jsonl, qrels.tsv.
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { AskedText } from '@app/matching';
import { z } from 'zod';

const DocumentLine = z.object({ _id: z.coerce.string(), title: z.string().default(''), text: z.string().default('') });
const QueryLine = z.object({
  _id: z.coerce.string(),
  text: z.string().optional(),
  title: z.string().optional(),
  body: z.string().optional(),
  task: z.string().default('all'),
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

async function* linesOf(folder: string, name: string): AsyncGenerator<string> {
  const plain = join(folder, name);
  const packed = `${plain}.gz`;
  if (!existsSync(plain) && !existsSync(packed)) throw new Error(`${plain} is missing`);
  const input = existsSync(plain) ? createReadStream(plain) : createReadStream(packed).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Infinity })) if (line.trim() !== '') yield line;
}

export async function* documentsOf(folder: string, size: number): AsyncGenerator<EvalDocument[]> {
  let batch: EvalDocument[] = [];
  for await (const line of linesOf(folder, 'docs.jsonl')) {
    const { _id: id, title, text } = DocumentLine.parse(JSON.parse(line));
    batch.push({ id, title, text });
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A query with `text` alone is asked as a demand that has only a title. */
export async function queriesOf(folder: string): Promise<EvalQuery[]> {
  const queries: EvalQuery[] = [];
  for await (const line of linesOf(folder, 'queries.jsonl')) {
    const query = QueryLine.parse(JSON.parse(line));
    queries.push({ id: query._id, task: query.task, title: query.title ?? query.text ?? '', body: query.body ?? '' });
  }
  return queries;
}

export function askedOf(query: EvalQuery): AskedText {
  return { title: query.title, body: query.body };
}

/** Grades by query and document; a line of three columns, or of four in the form of TREC. */
export async function judgementsOf(folder: string): Promise<Map<string, Map<string, number>>> {
  const judgements = new Map<string, Map<string, number>>();
  for await (const line of linesOf(folder, 'qrels.tsv')) {
    const columns = line.split('\t');
    const [query, document, grade] = columns.length > 3 ? [columns[0], columns[2], columns[3]] : columns;
    if (!query || !document || !Number.isFinite(Number(grade))) continue;
    const graded = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, graded.set(document, Number(grade)));
  }
  return judgements;
}
