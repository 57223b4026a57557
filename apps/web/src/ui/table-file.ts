// A table that the page itself has put together, as a file: the same cells as in files of the api. Lists are asked of the api.
import { BYTE_ORDER_MARK, csvLine, harmless } from '@libs/platform/src/document/cell.schema.js';
import type { TableFormat } from '@libs/platform/src/document/format.schema.js';

type Table = readonly (readonly string[])[];

export function csvOf(rows: Table): Blob {
  return new Blob([BYTE_ORDER_MARK, ...rows.map(csvLine)], { type: 'text/csv;charset=utf-8' });
}

/** The writer of workbooks comes when the first one is wanted. */
async function xlsxOf(name: string, rows: Table): Promise<Blob> {
  const { writeXlsx } = await import('hucre/xlsx');
  const cells = rows.map((row) => row.map((text) => harmless(text)));
  const columns = (rows[0] ?? []).map(() => ({ width: 30, numFmt: '@' }));
  const bytes = await writeXlsx({ sheets: [{ name, columns, rows: cells, freezePane: { rows: 1 } }] });
  return new Blob([new Uint8Array(bytes)], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

/** @param name of the sheet: at most 31 characters without []:*?/\ */
export function tableFile(format: TableFormat, name: string, rows: Table): Promise<Blob> {
  return format === 'csv' ? Promise.resolve(csvOf(rows)) : xlsxOf(name, rows);
}
