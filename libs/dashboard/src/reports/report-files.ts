// The files of a report. The same figures give the same bytes: no time of writing is in them.
import { pdfDocument, sheet, xlsxWorkbook, type TableColumn } from '@app/platform';
import type { Report, ReportRow, ReportTable } from './report-tables.js';
import { percent, wan } from './report-tables.js';

export async function workbookOf(report: Report): Promise<Buffer> {
  const summary = sheet({
    name: '汇总',
    columns: [
      { kind: 'text', header: report.title, width: 34, of: (fact) => fact.label },
      { kind: 'text', header: '', width: 60, of: (fact) => fact.value },
    ],
    rows: [...report.lead.map((value) => ({ label: '', value })), ...report.facts],
  });
  const sheets = report.tables.map((table) =>
    sheet({ name: table.title, columns: columnsOf(table), rows: withNote(table) }),
  );
  const definitions = { name: '口径说明', headers: ['项目', '口径'] as const, entries: report.definitions };
  return xlsxWorkbook([summary, ...sheets], { definitions });
}

export function documentOf(report: Report, dated: Date): Promise<Buffer> {
  return pdfDocument({
    title: report.title,
    lead: report.lead,
    facts: report.facts,
    tables: report.tables.filter(({ rows }) => rows.length > 0).map(printed),
    notes: report.definitions.map(({ term, meaning }) => `${term}：${meaning}`),
    foot: report.title,
    dated,
  });
}

/** A note of a table stands as its last row, without figures. */
type NotedRow = ReportRow | { note: string };

function withNote({ rows, note }: ReportTable): NotedRow[] {
  return note === undefined ? rows : [...rows, { note }];
}

function columnsOf({ what }: ReportTable): readonly TableColumn<NotedRow>[] {
  const figure =
    <Value>(of: (row: ReportRow) => Value) =>
    (row: NotedRow) =>
      'note' in row ? null : of(row);
  return [
    { kind: 'text', header: what, width: 34, of: (row) => ('note' in row ? `注：${row.note}` : row.label) },
    { kind: 'integer', header: '合同项数', of: figure(({ total }) => total.count) },
    { kind: 'money', header: '合同成交总额（元）', width: 22, of: figure(({ total }) => total.totalFen) },
    { kind: 'money', header: '技术交易额（元）', width: 22, of: figure(({ total }) => total.technicalFen) },
    { kind: 'percent', header: '占比', of: figure(({ share }) => share) },
  ];
}

function printed({ title, what, rows, note }: ReportTable) {
  const hasShares = rows.some(({ share }) => share !== null);
  return {
    title,
    columns: [
      { header: what, weight: 3.2 },
      { header: '项数', weight: 0.9, align: 'right' as const },
      { header: '成交总额（万元）', weight: 2, align: 'right' as const },
      { header: '技术交易额（万元）', weight: 2, align: 'right' as const },
      ...(hasShares ? [{ header: '占比', weight: 0.9, align: 'right' as const }] : []),
    ],
    rows: rows.map(({ label, total, share }) => [
      label,
      total.count.toString(),
      wan(total.totalFen),
      wan(total.technicalFen),
      ...(hasShares ? [share === null ? '' : percent(share)] : []),
    ]),
    ...(note === undefined ? {} : { note }),
  };
}
