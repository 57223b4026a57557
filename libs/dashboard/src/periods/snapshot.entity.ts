// A closed period: figures as they stood, with what they were read from. Never changed, never closed twice.
import { bigintColumn } from '@app/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PeriodKind } from './period.schema.js';

@Entity('stat_snapshot')
export class StatSnapshot {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'varchar', length: 8 })
  kind: PeriodKind;

  @Column({ type: 'varchar', length: 16 })
  period: string;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn: string;

  @Column({ name: 'stream_key', type: 'varchar', length: 40 })
  streamKey: string;

  @Column({ name: 'cutoff_seq', type: 'bigint', transformer: bigintColumn })
  cutoffSeq: bigint;

  @Column({ name: 'cutoff_at', type: 'timestamptz' })
  cutoffAt: Date;

  @Column({ name: 'chain_hash', type: 'bytea' })
  chainHash: Buffer;

  @Column({ name: 'rule_set_version', type: 'varchar', length: 32 })
  ruleSetVersion: string;

  /** snapshot-form.ts */
  @Column({ type: 'text' })
  canonical: string;

  @Column({ type: 'bytea' })
  sha256: Buffer;

  @Column({ name: 'closed_by', type: 'uuid' })
  closedBy: string;

  @Column({ name: 'closed_at', type: 'timestamptz' })
  closedAt: Date;
}
