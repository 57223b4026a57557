// What is counted against a plan, its targets by period and what was said of its value. Targets and evidence only grow.
import { bigintColumn } from '@app/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Direction, Metric, SystemSource, ValueKind } from './indicator.schema.js';

@Entity('indicator')
export class Indicator {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 60 })
  name: string;

  @Column({ type: 'varchar', length: 12 })
  unit: string;

  @Column({ type: 'varchar', length: 8 })
  kind: ValueKind;

  @Column({ type: 'varchar', length: 4 })
  direction: Direction;

  @Column({ type: 'varchar', length: 500 })
  definition: string;

  @Column({ type: 'varchar', length: 200 })
  source: string;

  @Column({ name: 'owner_code', type: 'varchar', length: 32, nullable: true })
  ownerCode: string | null;

  @Column({ name: 'system_source', type: 'varchar', length: 16, nullable: true })
  systemSource: SystemSource | null;

  @Column({ name: 'sort_order', type: 'smallint' })
  sortOrder: number;

  @Column({ name: 'is_active', type: 'boolean' })
  isActive: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

@Entity('indicator_target')
export class IndicatorTarget {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'indicator_code', type: 'varchar', length: 32 })
  indicatorCode: string;

  @Column({ name: 'period_code', type: 'varchar', length: 16 })
  periodCode: string;

  @Column({ type: 'bigint', transformer: bigintColumn, nullable: true })
  target: bigint | null;

  @Column({ type: 'bigint', transformer: bigintColumn, nullable: true })
  baseline: bigint | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  metric: Metric | null;

  @Column({ type: 'varchar', length: 200 })
  source: string;

  @Column({ name: 'is_demo', type: 'boolean' })
  isDemo: boolean;

  /** Null: came with the platform, from the plan's text. */
  @Column({ name: 'set_by', type: 'uuid', nullable: true })
  setBy: string | null;

  @Column({ name: 'set_at', type: 'timestamptz' })
  setAt: Date;
}

@Entity('indicator_evidence')
export class IndicatorEvidence {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'indicator_code', type: 'varchar', length: 32 })
  indicatorCode: string;

  @Column({ type: 'bigint', transformer: bigintColumn })
  value: bigint;

  @Column({ name: 'as_of', type: 'date' })
  asOf: string;

  @Column({ type: 'varchar', length: 16, nullable: true })
  metric: Metric | null;

  @Column({ name: 'unit_code', type: 'varchar', length: 32, nullable: true })
  unitCode: string | null;

  @Column({ type: 'varchar', length: 500 })
  note: string;

  @Column({ type: 'varchar', length: 200 })
  source: string;

  @Column({ name: 'file_id', type: 'uuid', nullable: true })
  fileId: string | null;

  @Column({ name: 'corrects_id', type: 'uuid', nullable: true })
  correctsId: string | null;

  /** Why it corrects. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  reason: string | null;

  @Column({ name: 'is_demo', type: 'boolean' })
  isDemo: boolean;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
