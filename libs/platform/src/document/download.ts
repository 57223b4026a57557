// Sends a table to be saved as a file, in the format asked for. Which rows and columns there are is the room's.
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { contentDisposition } from '../http/attachment.js';
import { defineProblems, problem } from '../http/problem.js';
import { CSV_TYPE, csvStream } from './csv.js';
import type { TableFormat } from './format.schema.js';
import type { Rows, TableColumn } from './table.js';
import { XLSX_TYPE, xlsxStream } from './xlsx.js';

/** What `sendTable` may answer with, for the API document. */
export const TABLE_MEDIA = [XLSX_TYPE, CSV_TYPE] as const;

const MOST_NAME = 100;
/** What Windows refuses in a name, and what is not seen. */
const UNFIT = /[\p{C}<>:"/\\|?*]/gu;
/** Files that one process writes at once: each asks the database page by page. */
const MOST_AT_ONCE = 6;
const RETRY_AFTER_S = 5;

defineProblems({ 'document.busy': { status: 429, title: '正在导出的文件较多，请稍后再试' } });

let underWay = 0;

/** A name that every system takes, with its ending: without signs that no file may have, dots at the end, and what is not seen. */
export function fileName(title: string, ending: string): string {
  const clean = title.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim().slice(0, MOST_NAME);
  return `${clean.replace(/[\ud800-\udbff]$/, '').replace(/[. ]+$/, '') || 'export'}.${ending}`;
}

/**
 * Streams the rows in bounded memory. A fault before the first row is answered as any other; one behind it breaks the
 * connection off, so that no half file looks whole.
 * @param table `title` names file and sheet
 * @throws document.busy
 */
export async function sendTable<Row>(
  reply: FastifyReply,
  format: TableFormat,
  { title, columns, rows }: { title: string; columns: readonly TableColumn<Row>[]; rows: AsyncIterable<Row> },
): Promise<void> {
  if (underWay >= MOST_AT_ONCE) throw problem('document.busy', { retryAfterS: RETRY_AFTER_S });
  underWay += 1;
  let stream: Readable;
  try {
    const begun = await beginning(rows);
    stream = format === 'csv' ? csvStream(begun, columns) : xlsxStream(begun, { name: title, columns });
  } catch (error) {
    underWay -= 1;
    throw error;
  }
  stream.once('close', () => (underWay -= 1));
  await reply
    .header('content-type', format === 'csv' ? CSV_TYPE : XLSX_TYPE)
    .header('content-disposition', contentDisposition(fileName(title, format)))
    .header('cache-control', 'private, no-store')
    .send(stream);
}

/** The same rows, the first of them already asked for. */
async function beginning<Row>(rows: AsyncIterable<Row>): Promise<Rows<Row>> {
  const iterator = rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  })();
}
