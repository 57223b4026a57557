// Reads the sums that a closed period is made of: from the kept totals to close it, from the entries to check it.
import { CONTRACT_STREAM } from '@app/ledger';
import { Database } from '@app/platform';
import type { Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Span } from './span.js';
import type { Cell } from './snapshot-form.js';

interface CellRow {
  dimension: string;
  code: string;
  count: string;
  total_fen: string;
  technical_fen: string;
  received_fen: string;
}

/** Sums of the period with the state of the ledger that they belong to. */
export interface ReadCells {
  cells: Cell[];
  seq: bigint;
  chainHash: Buffer;
}

const SUMS = `sum(count)::text as count, sum(total_fen)::text as total_fen, sum(technical_fen)::text as technical_fen,
  sum(received_fen)::text as received_fen`;

@Injectable()
export class CellReader {
  constructor(private readonly database: Database) {}

  /** One statement, so one snapshot of the database: totals and head of the ledger belong together. */
  async now(tx: Tx, { startsOn, endsOn }: Span): Promise<ReadCells> {
    const rows: CellRow[] = await tx.query(
      `select dimension, code, ${SUMS} from ledger_rollup
       where stream_key = $1 and month between $2 and $3 group by 1, 2
       union all select '#head', encode(chain_hash, 'hex'), seq::text, '0', '0', '0' from ledger_stream where stream_key = $1`,
      [CONTRACT_STREAM, startsOn, endsOn],
    );
    const head = rows.find((row) => row.dimension === '#head');
    return {
      cells: rows.filter((row) => row !== head).map((row) => toCell(row)),
      seq: BigInt(head?.count ?? '0'),
      chainHash: Buffer.from(head?.code ?? '00'.repeat(32), 'hex'),
    };
  }

  /** The same from the entries alone, up to and including `cutoffSeq`. */
  async fromEntries(
    { startsOn, endsOn }: Pick<Span, 'startsOn' | 'endsOn'>,
    cutoffSeq: bigint,
  ): Promise<{ cells: Cell[]; entries: number }> {
    const params = [CONTRACT_STREAM, startsOn, endsOn, cutoffSeq.toString()];
    const where = 'e.stream_key = $1 and e.ledger_date between $2 and $3 and e.seq <= $4';
    const rows = await this.database.query<CellRow>(
      `select dimension, code, ${SUMS} from (
         select c.dimension, c.code, e.count_delta as count, e.total_fen, e.technical_fen, e.received_fen
         from ledger_entry e cross join lateral ledger_cells(e.dimensions) c where ${where}) part group by 1, 2`,
      params,
    );
    const [found] = await this.database.query<{ n: number }>(
      `select count(*)::int as n from ledger_entry e where ${where}`,
      params,
    );
    return { cells: rows.map((row) => toCell(row)), entries: found?.n ?? 0 };
  }

  /** Chain hash of an entry, hexadecimal; the one before the first entry for 0; undefined where there is none. */
  async chainHashAt(seq: bigint): Promise<string | undefined> {
    if (seq === 0n) return '00'.repeat(32);
    const [row] = await this.database.query<{ hash: string }>(
      `select encode(chain_hash, 'hex') as hash from ledger_entry where stream_key = $1 and seq = $2`,
      [CONTRACT_STREAM, seq.toString()],
    );
    return row?.hash;
  }
}

function toCell(row: CellRow): Cell {
  return {
    dimension: row.dimension,
    code: row.code,
    count: BigInt(row.count),
    totalFen: BigInt(row.total_fen),
    technicalFen: BigInt(row.technical_fen),
    receivedFen: BigInt(row.received_fen),
  };
}
