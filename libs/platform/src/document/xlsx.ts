// A table as an XLSX workbook: one long sheet as a stream of bounded memory, or several short sheets at once. The same rows
// give the same bytes. Formulas are never written, and no text becomes one later (cell.schema.ts).
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { writeXlsx, writeXlsxStream, type CellValue, type ColumnDef, type WriteSheet } from 'hucre/xlsx';
import { harmless } from './cell.schema.js';
import { plainCell, shanghaiClock, yuanOf, type Rows, type TableColumn } from './table.js';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Limits of Excel (Microsoft, "Excel specifications and limits"): rows of a sheet, characters of a cell and of a sheet's name. */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;
const MOST_NAME = 31;
/** Stands at the end of a text that a cell cannot hold. */
const CUT_OFF = '…〔超出单元格上限，已截断〕';
/** A sheet's numbers are doubles, of which Excel keeps this many digits; what is longer is written as text. */
const EXACT_DIGITS = 15;
/** Day 1 of the 1900 date system; an earlier date is written as text. */
const FIRST_DAY = Date.UTC(1900, 0, 1);
/** hucre writes the time of writing unless told: the same rows would give other bytes. */
const NO_TIME = new Date(0);

type Kind = TableColumn<unknown>['kind'];

const WIDTH: Record<Kind, number> = { text: 24, integer: 10, percent: 10, money: 18, date: 12, minute: 17 };
const FORMAT: Record<Kind, string | undefined> = {
  text: '@',
  integer: '0',
  percent: '0.0%',
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
  minute: 'yyyy-mm-dd hh:mm',
};

/** One sheet of a workbook. */
export interface Sheet<Row> {
  /** Signs that Excel refuses are taken out, what is too long is cut. */
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
}

/** What a figure or a column means, as it stands on the sheet of definitions. */
export interface Definition {
  readonly term: string;
  readonly meaning: string;
}

interface Definitions {
  readonly name: string;
  /** Headers of its two columns. */
  readonly headers: readonly [term: string, meaning: string];
  readonly entries: readonly Definition[];
}

/**
 * One sheet of any length as a stream: rows are asked for only as fast as the reader takes them. What exceeds a sheet goes
 * on in a further one, with the headers again.
 */
export function xlsxStream<Row>(rows: Rows<Row>, { name, columns }: Omit<Sheet<Row>, 'rows'>): Readable {
  const options = {
    name: sheetName(name),
    columns: columns.map(columnOf),
    freezePane: { rows: 1 },
    maxRowsPerSheet: MOST_ROWS,
  };
  const cells = cellsOf(rows, columns);
  const stream = Readable.fromWeb(writeXlsxStream(cells, options) as WebStream<Uint8Array>);
  // hucre stops asking when its reader goes, but does not tell the source.
  stream.once('close', () => void cells.return(undefined));
  return stream;
}

/**
 * Several sheets of at most some thousand rows, held in memory; last the definitions where there are any.
 * @throws RangeError when a sheet has more rows than Excel takes
 */
export async function xlsxWorkbook(
  sheets: readonly Sheet<never>[],
  options: { definitions?: Definitions } = {},
): Promise<Buffer> {
  const { definitions } = options;
  const all = definitions
    ? [...sheets.map(writtenSheet), writtenSheet(definitionSheet(definitions))]
    : sheets.map(writtenSheet);
  const bytes = await writeXlsx({ sheets: all, properties: { created: NO_TIME, modified: NO_TIME } });
  return Buffer.from(bytes);
}

/** A sheet for `xlsxWorkbook`: sheets of other rows stand side by side there. */
export function sheet<Row>(given: Sheet<Row>): Sheet<never> {
  return given as unknown as Sheet<never>;
}

function definitionSheet({ name, headers: [term, meaning], entries }: Definitions): Sheet<never> {
  return sheet<Definition>({
    name,
    columns: [
      { kind: 'text', header: term, width: 28, of: (entry) => entry.term },
      { kind: 'text', header: meaning, width: 90, of: (entry) => entry.meaning },
    ],
    rows: entries,
  });
}

function writtenSheet<Row>({ name, columns, rows }: Sheet<Row>): WriteSheet {
  if (rows.length >= MOST_ROWS) throw new RangeError(`sheet ${name}: more rows than ${MOST_ROWS - 1}`);
  const head = columns.map((column) => harmless(column.header));
  const body = rows.map((row) => columns.map((column) => cellOf(column, row)));
  const widths = columns.map(columnOf).map(({ header: _header, ...rest }) => rest);
  return { name: sheetName(name), columns: widths, rows: [head, ...body], freezePane: { rows: 1 } };
}

function columnOf<Row>({ header, kind, width }: TableColumn<Row>): ColumnDef {
  return { header: harmless(header), width: width ?? WIDTH[kind], numFmt: FORMAT[kind] };
}

async function* cellsOf<Row>(rows: Rows<Row>, columns: readonly TableColumn<Row>[]): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield columns.map((column) => cellOf(column, row));
}

function cellOf<Row>(column: TableColumn<Row>, row: Row): CellValue {
  if (column.kind === 'text') return textOf(column.of(row));
  if (column.kind === 'percent') return column.of(row) ?? null;
  const value = column.of(row);
  if (value === null || value === undefined) return null;
  if (column.kind === 'date' || column.kind === 'minute') {
    const clock = shanghaiClock(value as Date | string);
    if (clock.getTime() < FIRST_DAY) return plainCell(column, row);
    return column.kind === 'minute' ? clock : new Date(Math.floor(clock.getTime() / 86_400_000) * 86_400_000);
  }
  const decimal = typeof value === 'bigint' && column.kind === 'money' ? yuanOf(value) : String(value);
  return decimal.replace(/\D/g, '').length > EXACT_DIGITS ? decimal : Number(decimal);
}

function textOf(text: string | null | undefined): string | null {
  if (!text) return null;
  const safe = harmless(text);
  if (safe.length <= MOST_CHARACTERS) return safe;
  // Cutting may halve a character beyond the basic plane.
  return safe.slice(0, MOST_CHARACTERS - CUT_OFF.length).replace(/[\ud800-\udbff]$/, '') + CUT_OFF;
}

function sheetName(name: string): string {
  const clean = name.replace(/[\p{C}[\]:*?/\\']/gu, ' ').trim();
  return (
    clean
      .slice(0, MOST_NAME)
      .replace(/[\ud800-\udbff]$/, '')
      .trim() || 'Sheet1'
  );
}
