// A table as it goes into a file: what a column holds, and how a value of that kind is written. Not for the files' formats.

type Amount = bigint | null | undefined;
type Moment = Date | string | null | undefined;
type Figure = number | bigint | null | undefined;

interface Column<Row, Kind extends string, Value> {
  readonly kind: Kind;
  readonly header: string;
  /** In characters of the sheet's font, a Chinese one counts as two; XLSX only. Default by kind. */
  readonly width?: number;
  readonly of: (row: Row) => Value;
}

/**
 * text: harmless (cell.schema.ts). integer. percent: a share, 0.125 → 12.5%. money: fen, written as 元 with two decimals.
 * date: a day in Shanghai, of an instant or `2026-05-01`. minute: an instant there. Null and undefined are empty cells.
 */
export type TableColumn<Row> =
  | Column<Row, 'text', string | null | undefined>
  | Column<Row, 'integer', Figure>
  | Column<Row, 'percent', number | null | undefined>
  | Column<Row, 'money', Amount>
  | Column<Row, 'date' | 'minute', Moment>;

export type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

/** Shanghai has kept UTC+8 without summer time since 1992. */
const SHANGHAI_MS = 8 * 3_600_000;

/** Exact decimal of an amount in fen: 123456n → `1234.56`. */
export function yuanOf(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The moment as Shanghai's clocks show it, in the fields of UTC. @throws RangeError for what is no date */
export function shanghaiClock(moment: Date | string): Date {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) throw new RangeError(`no date: ${String(moment)}`);
  const isDay = typeof moment === 'string' && moment.length === 10;
  return isDay ? at : new Date(at.getTime() + SHANGHAI_MS);
}

/** The cell as exact plain text: 1234.50, 12.5%, 2026-05-01, 2026-05-01 08:30; empty for nothing. */
export function plainCell<Row>(column: TableColumn<Row>, row: Row): string {
  switch (column.kind) {
    case 'text':
      return column.of(row) ?? '';
    case 'integer':
      return String(column.of(row) ?? '');
    case 'percent':
      return written(column.of(row), (share) => `${Math.round(share * 1000) / 10}%`);
    case 'money':
      return written(column.of(row), yuanOf);
    case 'date':
      return written(column.of(row), (moment) => shanghaiClock(moment).toISOString().slice(0, 10));
    default:
      return written(column.of(row), (moment) => shanghaiClock(moment).toISOString().slice(0, 16).replace('T', ' '));
  }
}

function written<Value>(value: Value | null | undefined, write: (value: Value) => string): string {
  return value === null || value === undefined ? '' : write(value);
}
