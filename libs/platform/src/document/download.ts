// Sends a table to be saved as a file, in the format asked for. Which rows and columns there are is the room's.
import type { FastifyReply } from 'fastify';
import { contentDisposition } from '../http/attachment.js';
import { CSV_TYPE, csvStream } from './csv.js';
import type { TableFormat } from './format.schema.js';
import type { Rows, TableColumn } from './table.js';
import { XLSX_TYPE, xlsxStream } from './xlsx.js';

const MOST_NAME = 100;
/** What Windows refuses in a name, and what is not seen. */
const UNFIT = /[\p{C}<>:"/\\|?*]/gu;

/** A name that every system takes, with its ending: without signs that no file may have, dots at the end, and what is not seen. */
export function fileName(title: string, ending: string): string {
  const clean = title.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim().slice(0, MOST_NAME);
  return `${clean.replace(/[\ud800-\udbff]$/, '').replace(/[. ]+$/, '') || 'export'}.${ending}`;
}

/**
 * Streams the rows; what fails behind the first byte breaks the connection off, so that no half file looks whole.
 * @param table `title` names file and sheet
 */
export async function sendTable<Row>(
  reply: FastifyReply,
  format: TableFormat,
  { title, columns, rows }: { title: string; columns: readonly TableColumn<Row>[]; rows: Rows<Row> },
): Promise<void> {
  const stream = format === 'csv' ? csvStream(rows, columns) : xlsxStream(rows, { name: title, columns });
  await reply
    .header('content-type', format === 'csv' ? CSV_TYPE : XLSX_TYPE)
    .header('content-disposition', contentDisposition(fileName(title, format)))
    .header('cache-control', 'private, no-store')
    .send(stream);
}
