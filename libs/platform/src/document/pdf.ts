// A document of headings, facts and tables as PDF: Chinese font embedded as a subset, the same content is the same bytes.
// Not for what stands in it, and not for filled forms.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PdfKit from 'pdfkit';
import { create as createQr } from 'qrcode';

/** One column of a printed table. */
export interface PdfColumn {
  readonly header: string;
  /** Share of the table's width, relative to the other columns. */
  readonly weight: number;
  readonly align?: 'left' | 'right';
}

export interface PdfTable {
  readonly title: string;
  readonly columns: readonly PdfColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Below the table, e.g. what must not be added up. */
  readonly note?: string;
}

export interface PdfContent {
  readonly title: string;
  /** Lines below the title. */
  readonly lead: readonly string[];
  readonly facts: readonly { label: string; value: string }[];
  readonly tables: readonly PdfTable[];
  /** Definitions at the end, one paragraph each. */
  readonly notes: readonly string[];
  /** At the foot of every page, beside its number. */
  readonly foot: string;
  /** Text of a QR code at the top right of the first page. */
  readonly qr?: string;
  /** Stands as the document's date; the time of printing is not in the file, else no two would be equal. */
  readonly dated: Date;
}

const FONTS = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts');
const REGULAR = join(FONTS, 'NotoSansHans-Regular.otf');
const MEDIUM = join(FONTS, 'NotoSansHans-Medium.otf');

/** Points. */
const MARGIN = 48;
const FOOT = 28;
const PAD = 4;
const SIZE = { title: 18, heading: 11.5, body: 9, small: 7.5 };
/** Side of a QR code with its quiet zone of four modules (ISO/IEC 18004). */
const QR = 96;
const QUIET = 4;
const INK = '#1f2328';
const PALE = '#5b626b';
const LINE = '#c9ced6';
const SHADE = '#f2f4f7';

/** PDF 1.7 on A4, portrait. Characters that the font lacks are drawn as boxes (it has 30,000: GBK and more). */
export function pdfDocument(content: PdfContent): Promise<Buffer> {
  const { title, dated } = content;
  const document = new PdfKit({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, CreationDate: dated, ModDate: dated },
  });
  const bytes = collected(document);
  document.registerFont('regular', REGULAR).registerFont('medium', MEDIUM);
  head(document, content);
  if (content.qr !== undefined) drawQr(document, content.qr);
  for (const table of content.tables) drawTable(document, table);
  notes(document, content.notes);
  feet(document, content.foot);
  document.end();
  return bytes;
}

type Pdf = PDFKit.PDFDocument;

function collected(document: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

/** Modules as one path, so that it prints sharp at any size. */
function drawQr(document: Pdf, text: string): void {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' });
  const side = QR / (modules.size + 2 * QUIET);
  const [left, top] = [document.page.width - MARGIN - QR, MARGIN];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      document.rect(left + (column + QUIET) * side, top + (row + QUIET) * side, side, side);
    }
  }
  document.fill('#000000');
}

function widthOf(document: Pdf): number {
  return document.page.width - 2 * MARGIN;
}

function bottomOf(document: Pdf): number {
  return document.page.height - MARGIN - FOOT;
}

function head(document: Pdf, { title, lead, facts, qr }: PdfContent): void {
  const width = widthOf(document) - (qr === undefined ? 0 : QR + PAD);
  document.font('medium').fontSize(SIZE.title).fillColor(INK).text(title, { width });
  document.font('regular').fontSize(SIZE.body).fillColor(PALE);
  for (const line of lead) document.moveDown(0.2).text(line, { width });
  document.moveDown(0.6);
  for (const { label, value } of facts) {
    document.fillColor(PALE).text(`${label}　`, { width, continued: true }).fillColor(INK).text(value);
  }
}

function drawTable(document: Pdf, { title, columns, rows, note }: PdfTable): void {
  const widths = widthsOf(columns, widthOf(document));
  const header = columns.map((column) => column.header);
  const least = SIZE.heading * 3 + rowHeight(document, header, widths) * 3;
  if (document.y + least > bottomOf(document)) document.addPage();
  document.moveDown(1.2).font('medium').fontSize(SIZE.heading).fillColor(INK).text(title, MARGIN);
  document.moveDown(0.3);
  drawRow(document, header, columns, widths, true);
  for (const row of rows) {
    if (document.y + rowHeight(document, row, widths) > bottomOf(document)) {
      document.addPage();
      drawRow(document, header, columns, widths, true);
    }
    drawRow(document, row, columns, widths, false);
  }
  if (note === undefined) return;
  document
    .moveDown(0.3)
    .font('regular')
    .fontSize(SIZE.small)
    .fillColor(PALE)
    .text(note, MARGIN, document.y, {
      width: widthOf(document),
    });
}

function widthsOf(columns: readonly PdfColumn[], width: number): number[] {
  const whole = columns.reduce((sum, column) => sum + column.weight, 0);
  return columns.map((column) => (width * column.weight) / whole);
}

function rowHeight(document: Pdf, cells: readonly string[], widths: readonly number[]): number {
  document.font('regular').fontSize(SIZE.body);
  const heights = cells.map((cell, at) => document.heightOfString(cell || ' ', { width: (widths[at] ?? 0) - 2 * PAD }));
  return Math.max(...heights) + 2 * PAD;
}

function drawRow(
  document: Pdf,
  cells: readonly string[],
  columns: readonly PdfColumn[],
  widths: readonly number[],
  isHeader: boolean,
): void {
  const height = rowHeight(document, cells, widths);
  const top = document.y;
  if (isHeader) document.rect(MARGIN, top, widthOf(document), height).fill(SHADE);
  document.font(isHeader ? 'medium' : 'regular').fillColor(INK);
  let left = MARGIN;
  for (const [at, cell] of cells.entries()) {
    const width = widths[at] ?? 0;
    document.text(cell, left + PAD, top + PAD, { width: width - 2 * PAD, align: columns[at]?.align ?? 'left' });
    left += width;
  }
  const bottom = top + height;
  document.moveTo(MARGIN, bottom).lineTo(left, bottom).lineWidth(0.5).strokeColor(LINE).stroke();
  document.x = MARGIN;
  document.y = bottom;
}

function notes(document: Pdf, paragraphs: readonly string[]): void {
  document.moveDown(1.5).font('regular').fontSize(SIZE.small).fillColor(PALE);
  for (const paragraph of paragraphs) document.text(paragraph, MARGIN, document.y, { width: widthOf(document) });
}

/** Page numbers are known only now. */
function feet(document: Pdf, foot: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    document.switchToPage(at);
    const y = document.page.height - MARGIN;
    // Below the lower margin a text would begin a new page.
    document.page.margins.bottom = 0;
    document.font('regular').fontSize(SIZE.small).fillColor(PALE);
    document.text(foot, MARGIN, y, { width: widthOf(document) - 60, lineBreak: false });
    document.text(`${at - start + 1} / ${count}`, MARGIN, y, { width: widthOf(document), align: 'right' });
  }
}
