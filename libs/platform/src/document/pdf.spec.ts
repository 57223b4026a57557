// The file itself is read back only as far as bytes tell: pages, embedded font, no time of writing.
import { describe, expect, it } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { pdfDocument, type PdfContent } from './pdf.js';

const CONTENT: PdfContent = {
  title: '技术合同月报 2026 年 10 月',
  lead: ['重庆市涪陵区'],
  facts: [{ label: '截至', value: '台账第 121 条' }],
  tables: [
    {
      title: '按合同类型',
      columns: [
        { header: '类型', weight: 3 },
        { header: '成交额（万元）', weight: 2, align: 'right' },
      ],
      rows: [['技术开发', '1,234.56']],
      note: '输出与吸纳不得相加。',
    },
  ],
  notes: ['合同成交总额：已登记合同的合同金额。'],
  foot: '科技大市场',
  dated: new Date('2026-10-31T00:00:00Z'),
};

const rowsOf = (count: number) => Array.from({ length: count }, (_, at) => [`类型 ${at}`, String(at)]);
const pagesOf = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length;

describe('a document as PDF', () => {
  it('is the same bytes for the same content, and others for other content', async () => {
    const [one, other] = [await pdfDocument(CONTENT), await pdfDocument(CONTENT)];
    expect(one.equals(other)).toBe(true);
    expect((await pdfDocument({ ...CONTENT, foot: '另一份' })).equals(one)).toBe(false);
  });

  it('embeds subsets of its fonts', async () => {
    const text = (await pdfDocument(CONTENT)).toString('latin1');
    expect(text.startsWith('%PDF-1.')).toBe(true);
    expect(text).toMatch(/\/FontFile3/);
    expect(text.length).toBeLessThan(200_000);
  });

  it('goes on to further pages, each with the header of the table', async () => {
    const table = { ...CONTENT.tables[0]!, rows: rowsOf(200) };
    const bytes = await pdfDocument({ ...CONTENT, tables: [table] });
    expect(pagesOf(bytes)).toBeGreaterThanOrEqual(5);
    expect(pagesOf(await pdfDocument(CONTENT))).toBe(1);
    const shades = contentStreams(bytes).map((stream) => stream.match(/ re\n/g)?.length ?? 0);
    expect(shades.filter((count) => count === 1)).toHaveLength(pagesOf(bytes) ?? 0);
  });
});

/** The drawing orders of all pages. */
function contentStreams(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; ;) {
    const from = bytes.indexOf('stream\n', at);
    if (from < 0) return found;
    const to = bytes.indexOf('endstream', from);
    at = to + 9;
    try {
      const text = inflateSync(bytes.subarray(from + 7, to)).toString('latin1');
      if (/ Tf\n/.test(text)) found.push(text);
    } catch {
      continue;
    }
  }
}
