import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';

const line = (cell: string) => csvOf([[cell]]).slice(1, -2);

describe('a table as CSV', () => {
  it('has the mark that spreadsheets need for Chinese, and CRLF', () => {
    expect(
      csvOf([
        ['名称', '盐度'],
        ['榨菜', '5'],
      ]),
    ).toBe('\uFEFF名称,盐度\r\n榨菜,5\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(line('a,"b"\nc')).toBe('"a,""b""\nc"');
  });

  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+SUM(A1)', "'+SUM(A1)"],
    ['@cmd', "'@cmd"],
    ['-1+1', "'-1+1"],
    ['\tx', "'\tx"],
  ])('%j cannot run', (cell, written) => {
    expect(line(cell)).toBe(written);
  });

  it.each(['-5', '+3.2', '−5', '≤ 500'])('%s stays as it is', (cell) => expect(line(cell)).toBe(cell));
});
