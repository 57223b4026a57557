// Tables of the ledger. Read only: rows are written by the functions ledger_submit and ledger_seal (migrations/0060-ledger.ts).
import { bigintColumn } from '@app/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The head of each stream: last seq and chain hash. */
@Entity('ledger_stream')
export class LedgerStream {
  @PrimaryColumn({ name: 'stream_key', type: 'varchar', length: 40 })
  streamKey: string;

  @Column({ type: 'bigint', transformer: bigintColumn })
  seq: bigint;

  @Column({ name: 'chain_hash', type: 'bytea' })
  chainHash: Buffer;
}

/** One entry. `count_delta`, amounts and dimensions are the statistics part of its canonical form. */
@Entity('ledger_entry')
export class LedgerEntry {
  @PrimaryColumn({ name: 'stream_key', type: 'varchar', length: 40 })
  streamKey: string;

  @PrimaryColumn({ type: 'bigint', transformer: bigintColumn })
  seq: bigint;

  @Column({ type: 'smallint' })
  version: number;

  @Column({ type: 'varchar', length: 24 })
  kind: string;

  @Column({ name: 'corrects_seq', type: 'bigint', transformer: bigintColumn, nullable: true })
  correctsSeq: bigint | null;

  @Column({ name: 'ledger_date', type: 'date' })
  ledgerDate: string;

  @Column({ name: 'count_delta', type: 'smallint' })
  countDelta: number;

  @Column({ name: 'total_fen', type: 'bigint', transformer: bigintColumn })
  totalFen: bigint;

  @Column({ name: 'technical_fen', type: 'bigint', transformer: bigintColumn })
  technicalFen: bigint;

  @Column({ name: 'received_fen', type: 'bigint', transformer: bigintColumn })
  receivedFen: bigint;

  @Column({ type: 'jsonb' })
  dimensions: Record<string, string>;

  @Column({ name: 'identity_hash', type: 'bytea' })
  identityHash: Buffer;

  @Column({ name: 'prev_hash', type: 'bytea' })
  prevHash: Buffer;

  @Column({ name: 'leaf_hash', type: 'bytea' })
  leafHash: Buffer;

  @Column({ name: 'chain_hash', type: 'bytea' })
  chainHash: Buffer;

  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt: Date;

  @Column({ name: 'idempotency_key', type: 'varchar', length: 200 })
  idempotencyKey: string;

  @Column({ name: 'input_hash', type: 'bytea' })
  inputHash: Buffer;
}

/** The identity part with its salt; may be erased one day, the entry's hash of it stays. */
@Entity('ledger_identity')
export class LedgerIdentity {
  @PrimaryColumn({ name: 'stream_key', type: 'varchar', length: 40 })
  streamKey: string;

  @PrimaryColumn({ type: 'bigint', transformer: bigintColumn })
  seq: bigint;

  @Column({ type: 'bytea' })
  salt: Buffer;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ type: 'jsonb' })
  identity: Record<string, string>;
}

/** Sums per ledger month, dimension and code of all entries. Totals are read from the view `ledger_rollup`. */
@Entity('ledger_sum')
export class LedgerSum {
  @PrimaryColumn({ name: 'stream_key', type: 'varchar', length: 40 })
  streamKey: string;

  @PrimaryColumn({ type: 'varchar', length: 24 })
  dimension: string;

  /** First day of the month. */
  @PrimaryColumn({ type: 'date' })
  month: string;

  @PrimaryColumn({ type: 'varchar', length: 40 })
  code: string;

  @Column({ type: 'bigint', transformer: bigintColumn })
  count: bigint;

  @Column({ name: 'total_fen', type: 'bigint', transformer: bigintColumn })
  totalFen: bigint;

  @Column({ name: 'technical_fen', type: 'bigint', transformer: bigintColumn })
  technicalFen: bigint;

  @Column({ name: 'received_fen', type: 'bigint', transformer: bigintColumn })
  receivedFen: bigint;
}
