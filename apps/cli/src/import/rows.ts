// Reads JSON Lines or CSV, plain or gzipped, as a stream of rows: a file of any length needs the memory of one chunk.
// A row that cannot be read is told as such and does not stop the others. Not for what a row means: achievement-row.ts.
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

export type ReadRow = { line: number; value: Record<string, unknown> } | { line: number; fault: string };

/** Longest line that is read, in characters; a longer one is no listing. */
const MAX_LINE = 1_000_000;

/** @throws Error when the file cannot be opened, is no UTF-8, is a broken archive, or is of an unknown kind */
export function readRows(file: string): AsyncIterable<ReadRow> {
  const kind = /\.(jsonl|csv)(\.gz)?$/i.exec(file);
  if (!kind) throw new Error(`只能导入 .jsonl、.jsonl.gz、.csv、.csv.gz 文件：${file}`);
  const chunks = decoded(file, kind[2] !== undefined);
  return kind[1]?.toLowerCase() === 'csv' ? csvRows(chunks) : jsonRows(chunks);
}

async function* decoded(file: string, isCompressed: boolean): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const plain = isCompressed ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of plain) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new Error(`文件不是 UTF-8 编码：${file}`, { cause: error });
    throw new Error(`文件无法读取：${(error as Error).message}`, { cause: error });
  }
}

async function* jsonRows(chunks: AsyncIterable<string>): AsyncGenerator<ReadRow> {
  let line = 0;
  for await (const text of linesOf(chunks)) {
    line += 1;
    if (text.trim() !== '') yield jsonRow(text, line);
  }
}

function jsonRow(text: string, line: number): ReadRow {
  if (text.length > MAX_LINE) return { line, fault: `此行超过 ${MAX_LINE} 个字符` };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { line, fault: '此行不是 JSON 对象' };
    return { line, value: value as Record<string, unknown> };
  } catch {
    return { line, fault: '此行不是有效的 JSON' };
  }
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    // What exceeds the limit is refused anyway: only its beginning is kept while its end is looked for.
    if (rest.length > MAX_LINE) rest = rest.slice(0, MAX_LINE + 1);
    yield* lines;
  }
  yield rest;
}

async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<ReadRow> {
  const skipped: ReadRow[] = [];
  const parser = parse({
    bom: true,
    columns: true,
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_LINE,
    on_skip: (error) => {
      if (error) skipped.push({ line: Number(error['lines'] ?? 0), fault: `此行不是有效的 CSV：${error.code}` });
      return undefined;
    },
  });
  pipeline(Readable.from(chunks), parser, () => undefined);
  for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
    yield* skipped.splice(0);
    yield { line: info.lines, value: record };
  }
  yield* skipped;
}

interface CsvRecord {
  record: Record<string, unknown>;
  info: { lines: number };
}
