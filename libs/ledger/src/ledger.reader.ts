// Reads entries and heads for people. Totals come from the rollups (dashboard), proof from the verifier.
import { Clock, Database, decodeCursor, encodeCursor, problem } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { GENESIS } from './canonical.js';
import type { RollupDimension } from './dimensions.js';
import { inScope } from './ledger.policy.js';
import type { LedgerScope } from './ledger.policy.js';
import type { LedgerEntryPage, LedgerEntryView, LedgerHeadView, LedgerKind } from './ledger.schema.js';

export interface EntryFilter {
  streamKey: string;
  kind?: LedgerKind | undefined;
  /** First and last ledger date, inclusive, `YYYY-MM-DD`. */
  from?: string | undefined;
  to?: string | undefined;
  /** Entries with the code, or one of several, in the rollup dimension. */
  dimension?: RollupDimension | undefined;
  code?: string | readonly string[] | undefined;
  contractId?: string | undefined;
}

interface PageRequest {
  cursor?: string | undefined;
  limit: number;
}

interface EntryRow {
  seq: string;
  kind: LedgerKind;
  corrects_seq: string | null;
  corrected_by: string[];
  ledger_date: string;
  occurred_at: Date;
  count_delta: number;
  total_fen: string;
  technical_fen: string;
  received_fen: string;
  dimensions: Record<string, string>;
  identity: Record<string, string> | null;
  identity_hash: Buffer;
  prev_hash: Buffer;
  leaf_hash: Buffer;
  chain_hash: Buffer;
}

const COLUMNS = `e.seq, e.kind, e.corrects_seq, to_char(e.ledger_date, 'YYYY-MM-DD') as ledger_date, e.occurred_at,
  e.count_delta, e.total_fen, e.technical_fen, e.received_fen, e.dimensions, i.identity, e.identity_hash, e.prev_hash,
  e.leaf_hash, e.chain_hash,
  array(select c.seq::text from ledger_entry c where c.stream_key = e.stream_key and c.corrects_seq = e.seq order by c.seq)
    as corrected_by`;
const TABLES = 'ledger_entry e left join ledger_identity i on i.stream_key = e.stream_key and i.seq = e.seq';

/** Province of the seller – province of the buyer, as in ledger_cells. */
const FLOW = `left(e.dimensions ->> 'sellerRegion', 2) || '-' || left(e.dimensions ->> 'buyerRegion', 2)`;

@Injectable()
export class LedgerReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Last entry of a stream and the contracts in the scope; a stream without entries has seq 0. Seq and hash are the whole
   * stream's for everyone: proofs start from them.
   */
  async head(streamKey: string, scope: LedgerScope): Promise<LedgerHeadView> {
    const params: unknown[] = [streamKey];
    const count =
      scope.kind === 'DISTRICT'
        ? `select sum(r.count) from ledger_rollup r where r.stream_key = $1 and r.dimension = 'all'`
        : `select sum(e.count_delta) from ledger_entry e where e.stream_key = $1 and ${inScope(scope, params)}`;
    const [row] = await this.database.query<{ seq: string; count: string; chain_hash: Buffer }>(
      `select s.seq, s.chain_hash, coalesce((${count}), 0)::text as count from ledger_stream s where s.stream_key = $1`,
      params,
    );
    return {
      seq: row?.seq ?? '0',
      count: row?.count ?? '0',
      chainHash: (row?.chain_hash ?? GENESIS).toString('hex'),
      asOf: this.clock.now().toISOString(),
    };
  }

  /** Entries in the scope, newest first. @throws problem page.bad-cursor */
  async page(filter: EntryFilter, scope: LedgerScope, page: PageRequest): Promise<LedgerEntryPage> {
    const params: unknown[] = [filter.streamKey];
    const conditions = ['e.stream_key = $1', inScope(scope, params), ...conditionsOf(filter, params)];
    if (page.cursor !== undefined) conditions.push(`e.seq < $${params.push(seqOf(page.cursor))}`);
    const rows = await this.database.query<EntryRow>(
      `select ${COLUMNS} from ${TABLES} where ${conditions.join(' and ')} order by e.seq desc
       limit $${params.push(page.limit + 1)}`,
      params,
    );
    const items = rows.slice(0, page.limit).map((row) => toView(row));
    const last = items.at(-1);
    return { items, nextCursor: rows.length > page.limit && last ? encodeCursor([last.seq]) : null };
  }

  /** Where the entry of an idempotency key stands; null while there is none. Without policy: for the room that wrote it. */
  async byKey(streamKey: string, idempotencyKey: string): Promise<{ seq: bigint; leafHash: string } | null> {
    const [row] = await this.database.query<{ seq: string; leaf_hash: Buffer }>(
      'select seq, leaf_hash from ledger_entry where idempotency_key = $1 and stream_key = $2',
      [idempotencyKey, streamKey],
    );
    return row ? { seq: BigInt(row.seq), leafHash: row.leaf_hash.toString('hex') } : null;
  }

  /** @throws problem ledger.entry-not-found, also where the entry is outside the scope */
  async entry(streamKey: string, seq: string, scope: LedgerScope): Promise<LedgerEntryView> {
    const params: unknown[] = [streamKey, seq];
    const [row] = await this.database.query<EntryRow>(
      `select ${COLUMNS} from ${TABLES} where e.stream_key = $1 and e.seq = $2 and ${inScope(scope, params)}`,
      params,
    );
    if (!row) throw problem('ledger.entry-not-found');
    return toView(row);
  }
}

function conditionsOf(filter: EntryFilter, params: unknown[]): string[] {
  const conditions: string[] = [];
  const at = (value: unknown) => `$${params.push(value)}`;
  if (filter.kind) conditions.push(`e.kind = ${at(filter.kind)}`);
  if (filter.from) conditions.push(`e.ledger_date >= ${at(filter.from)}`);
  if (filter.to) conditions.push(`e.ledger_date <= ${at(filter.to)}`);
  if (filter.contractId) conditions.push(`i.identity ->> 'contractId' = ${at(filter.contractId)}`);
  if (filter.dimension && filter.dimension !== 'all') {
    const codes = at([filter.code ?? []].flat());
    const has = (key: string) => `e.dimensions ->> '${key}' = any(${codes})`;
    if (filter.dimension === 'township') conditions.push(`(${has('sellerTownship')} or ${has('buyerTownship')})`);
    else if (filter.dimension === 'park') conditions.push(`(${has('sellerPark')} or ${has('buyerPark')})`);
    else if (filter.dimension === 'flow') conditions.push(`${FLOW} = any(${codes})`);
    else conditions.push(has(filter.dimension));
  }
  return conditions;
}

function seqOf(cursor: string): string {
  const [seq = ''] = decodeCursor(cursor, ['number']);
  if (!/^\d{1,18}$/.test(seq)) throw problem('page.bad-cursor');
  return seq;
}

function toView(row: EntryRow): LedgerEntryView {
  return {
    seq: row.seq,
    kind: row.kind,
    correctsSeq: row.corrects_seq,
    correctedBySeqs: row.corrected_by,
    ledgerDate: row.ledger_date,
    occurredAt: row.occurred_at.toISOString(),
    countDelta: row.count_delta,
    totalFen: row.total_fen,
    technicalFen: row.technical_fen,
    receivedFen: row.received_fen,
    dimensions: row.dimensions,
    identity: row.identity,
    identityHash: row.identity_hash.toString('hex'),
    prevHash: row.prev_hash.toString('hex'),
    leafHash: row.leaf_hash.toString('hex'),
    chainHash: row.chain_hash.toString('hex'),
  };
}
