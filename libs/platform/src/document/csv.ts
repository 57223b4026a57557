// A table as a CSV file, row by row: RFC 4180, UTF-8 with a mark, no cell that a spreadsheet could run.
import { Readable } from 'node:stream';
import { BYTE_ORDER_MARK, csvLine } from './cell.schema.js';
import { plainCell, type Rows, type TableColumn } from './table.js';

export const CSV_TYPE = 'text/csv; charset=utf-8';

/** Characters put together before they go out, so that not every row is a write of its own. */
const CHUNK = 32_768;

/** The file as a stream; rows are asked for only as fast as the reader takes them. */
export function csvStream<Row>(rows: Rows<Row>, columns: readonly TableColumn<Row>[]): Readable {
  return Readable.from(chunksOf(rows, columns), { objectMode: false });
}

async function* chunksOf<Row>(rows: Rows<Row>, columns: readonly TableColumn<Row>[]): AsyncGenerator<string> {
  let text = BYTE_ORDER_MARK + csvLine(columns.map((column) => column.header));
  for await (const row of rows) {
    text += csvLine(columns.map((column) => plainCell(column, row)));
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield text;
}
