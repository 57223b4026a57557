// The ledger entries behind a report as one long XLSX file, read page by page and written as it is read.
import { CONTRACT_STREAM, LedgerReader, type EntryFilter } from '@app/ledger';
import { encodeCursor, xlsxStream } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { DrillRow } from '../dashboard.schema.js';
import { toRow } from '../drill.service.js';
import { DRILL_COLUMNS } from '../drill-table.js';
import type { ReportFigures } from './report-figures.js';

const PAGE = 500;

@Injectable()
export class ReportList {
  constructor(private readonly ledger: LedgerReader) {}

  /** @param onRows called after each page with the rows written so far */
  async write({ span, scope, proof }: ReportFigures, onRows: (rows: number) => Promise<void>): Promise<Buffer> {
    const filter: EntryFilter = { streamKey: CONTRACT_STREAM, from: span.startsOn, to: span.endsOn };
    const { ledger } = this;
    async function* rows(): AsyncGenerator<DrillRow> {
      let written = 0;
      for (let cursor: string | null = encodeCursor([String(BigInt(proof.ledgerSeq) + 1n)]); cursor !== null;) {
        const page = await ledger.page(filter, scope, { cursor, limit: PAGE });
        for (const entry of page.items) yield toRow(entry);
        written += page.items.length;
        await onRows(written);
        cursor = page.nextCursor;
      }
    }
    const chunks: Buffer[] = [];
    for await (const chunk of xlsxStream(rows(), { name: '明细', columns: DRILL_COLUMNS })) {
      chunks.push(Buffer.from(chunk as Uint8Array));
    }
    return Buffer.concat(chunks);
  }
}
