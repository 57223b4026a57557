// Files read back as spreadsheets read them: values, kinds, limits, and nothing that runs.
import { describe, expect, it, test } from '@jest/globals';
import type { Readable } from 'node:stream';
import { readXlsx } from 'hucre/xlsx';
import { csvLine, harmless } from './cell.schema.js';
import { csvStream } from './csv.js';
import { fileName } from './download.js';
import { yuanOf, type TableColumn } from './table.js';
import { sheet, xlsxStream, xlsxWorkbook } from './xlsx.js';

interface Row {
  name: string | null;
  count: bigint;
  share: number | null;
  fen: bigint | null;
  at: Date | string | null;
}

const COLUMNS: TableColumn<Row>[] = [
  { kind: 'text', header: '名称', of: (row) => row.name },
  { kind: 'integer', header: '件数', of: (row) => row.count },
  { kind: 'percent', header: '占比', of: (row) => row.share },
  { kind: 'money', header: '金额（元）', width: 20, of: (row) => row.fen },
  { kind: 'date', header: '日期', of: (row) => row.at },
  { kind: 'minute', header: '时间', of: (row) => row.at },
];

const ROWS: Row[] = [
  { name: '榨菜废水', count: 3n, share: 0.125, fen: 123_456n, at: new Date('2026-04-30T16:30:00Z') },
  { name: '=HYPERLINK("http://x")', count: -4n, share: null, fen: -5n, at: '1899-12-31' },
  { name: null, count: 0n, share: 1, fen: null, at: null },
];

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

const streamed = (rows: Row[]) => bytesOf(xlsxStream(rows, { name: '成果', columns: COLUMNS }));

async function rowsOf(bytes: Buffer, at = 0) {
  return (await readXlsx(bytes)).sheets[at]?.rows;
}

describe('a stream of rows as XLSX', () => {
  it('keeps the kind of each value: exact money, days and minutes of Shanghai', async () => {
    expect(await rowsOf(await streamed(ROWS))).toEqual([
      ['名称', '件数', '占比', '金额（元）', '日期', '时间'],
      ['榨菜废水', 3, 0.125, 1234.56, new Date('2026-05-01'), new Date('2026-05-01T00:30:00Z')],
      [`'=HYPERLINK("http://x")`, -4, null, -0.05, '1899-12-31', '1899-12-31 00:00'],
      [null, 0, 1, null, null, null],
    ]);
  });

  it('is the same bytes for the same rows', async () => {
    const [one, other] = [await streamed(ROWS), await streamed(ROWS)];
    expect(one.equals(other)).toBe(true);
  });

  it('asks for rows only as they are taken, and ends the source when the reader goes', async () => {
    let given = 0;
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    async function* endless(): AsyncGenerator<Row> {
      try {
        for (; given < 1_000_000; given += 1) yield { ...ROWS[0]!, name: `${given} ${Math.random()}` };
      } finally {
        end();
      }
    }
    const stream = xlsxStream(endless(), { name: 'x', columns: COLUMNS });
    for await (const _chunk of stream) break;
    await ended;
    expect(given).toBeLessThan(50_000);
  });

  it('cuts what a cell cannot hold, and says so; long numbers stay exact as text', async () => {
    const row: Row = {
      name: '字'.repeat(40_000),
      count: 12_345_678_901_234_567n,
      share: null,
      fen: 10n ** 16n,
      at: null,
    };
    const [, cells] = (await rowsOf(await streamed([row]))) ?? [];
    expect(String(cells?.[0])).toHaveLength(32_767);
    expect(String(cells?.[0])).toMatch(/已截断〕$/);
    expect(cells?.[1]).toBe('12345678901234567');
    expect(cells?.[3]).toBe('100000000000000.00');
  });
});

describe('a workbook of several sheets', () => {
  const workbook = () =>
    xlsxWorkbook(
      [
        sheet({ name: "合同[2026]/'一'", columns: COLUMNS, rows: ROWS }),
        sheet({ name: '空', columns: COLUMNS, rows: [] }),
      ],
      {
        definitions: {
          name: '口径',
          headers: ['指标', '口径'],
          entries: [{ term: '成交额', meaning: '=技术合同成交额' }],
        },
      },
    );

  it('has its sheets in order, under names that Excel takes, and the definitions last', async () => {
    const { sheets } = await readXlsx(await workbook());
    expect(sheets.map(({ name }) => name)).toEqual(['合同 2026   一', '空', '口径']);
    expect(sheets[0]?.rows[1]?.[3]).toBe(1234.56);
    expect(sheets[2]?.rows).toEqual([
      ['指标', '口径'],
      ['成交额', "'=技术合同成交额"],
    ]);
  });

  it('is the same bytes for the same rows', async () => {
    const [one, other] = [await workbook(), await workbook()];
    expect(one.equals(other)).toBe(true);
  });
});

describe('a stream of rows as CSV', () => {
  it('has the mark, CRLF, and exact plain values', async () => {
    const text = (await bytesOf(csvStream(ROWS, COLUMNS))).toString('utf8');
    expect(text).toBe(
      '\uFEFF名称,件数,占比,金额（元）,日期,时间\r\n' +
        '榨菜废水,3,12.5%,1234.56,2026-05-01,2026-05-01 00:30\r\n' +
        `"'=HYPERLINK(""http://x"")",-4,,-0.05,1899-12-31,1899-12-31 00:00\r\n` +
        ',0,100%,,,\r\n',
    );
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(csvLine(['a,"b"\nc', 'd'])).toBe('"a,""b""\nc",d\r\n');
  });
});

describe('what a spreadsheet could run', () => {
  it.each(['=1+1', '+SUM(A1)', '@cmd', '-1+1', '\tx', '\rx', '\nx', ' =1', '＝1+1', '＋1', '－1', '＠x'])(
    '%j cannot',
    (text) => expect(harmless(text)).toBe(`'${text}`),
  );
  it.each(['-5', '+3.2', '−5', '≤ 500', '3-5 天', ''])('%j stays as it is', (text) =>
    expect(harmless(text)).toBe(text),
  );
});

test.each([
  [0n, '0.00'],
  [5n, '0.05'],
  [-105n, '-1.05'],
  [208_600_100_000n, '2086001000.00'],
])('%s fen are %s yuan', (fen, yuan) => expect(yuanOf(fen)).toBe(yuan));

test.each([
  ['成果大厅', '成果大厅.csv'],
  ['a/b\\c:d*"?<>|', 'a b c d.csv'],
  ['合同\u202Efdp', '合同 fdp.csv'],
  ['名'.repeat(120), `${'名'.repeat(100)}.csv`],
  ['x. .', 'x.csv'],
  ['\u0000', 'export.csv'],
])('a file of %j is named %j', (title, name) => expect(fileName(title, 'csv')).toBe(name));
