// How a text stands in a cell of a file that spreadsheets open. For api and portal alike, so it knows nothing of either.

/**
 * What a spreadsheet would calculate instead of showing (OWASP, CSV Injection): = + - @, tab, CR, LF and the full-width
 * signs, also behind blanks, which some programs drop.
 */
const FORMULA = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/;
/** A plain number may begin with a sign. */
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const TO_QUOTE = /[",\r\n]/;

/** What spreadsheets need before Chinese text in a CSV file: without it they read UTF-8 as the machine's own code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The text with an apostrophe before it where a spreadsheet could run it. In XLSX files too: there a text cell is never a
 * formula, but it becomes one when the sheet is saved as CSV and opened again.
 */
export function harmless(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** One record of RFC 4180 with its CRLF; every cell is harmless. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  const text = harmless(cell);
  return TO_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
