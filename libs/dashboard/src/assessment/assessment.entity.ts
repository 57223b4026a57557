// Rules, items and steps of the yearly assessment. Rules and steps only grow.
import { bigintColumn } from '@app/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Metric } from '../indicators/indicator.schema.js';
import type { AssessmentState, AssessmentStepView, RuleBasis, ScoreBasis } from './assessment.schema.js';

@Entity('assessment_rule')
export class AssessmentRule {
  @PrimaryColumn({ type: 'smallint' })
  version: number;

  @Column({ name: 'cap_percent', type: 'smallint' })
  capPercent: number;

  @Column({ type: 'varchar', length: 16 })
  basis: RuleBasis;

  @Column({ type: 'varchar', length: 200 })
  source: string;

  @Column({ name: 'set_by', type: 'uuid', nullable: true })
  setBy: string | null;

  @Column({ name: 'set_at', type: 'timestamptz' })
  setAt: Date;
}

/** One indicator of one unit in one year. */
@Entity('assessment_item')
export class AssessmentItem {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'smallint' })
  year: number;

  @Column({ name: 'unit_code', type: 'varchar', length: 32 })
  unitCode: string;

  @Column({ name: 'indicator_code', type: 'varchar', length: 32 })
  indicatorCode: string;

  @Column({ type: 'bigint', transformer: bigintColumn })
  target: bigint;

  /** Hundredths of a point. */
  @Column({ type: 'smallint' })
  weight: number;

  @Column({ type: 'varchar', length: 16, nullable: true })
  metric: Metric | null;

  @Column({ type: 'varchar', length: 200 })
  source: string;

  @Column({ type: 'varchar', length: 12 })
  state: AssessmentState;

  @Column({ name: 'self_value', type: 'bigint', transformer: bigintColumn, nullable: true })
  selfValue: bigint | null;

  @Column({ name: 'self_as_of', type: 'date', nullable: true })
  selfAsOf: string | null;

  @Column({ name: 'self_note', type: 'varchar', length: 500, nullable: true })
  selfNote: string | null;

  @Column({ name: 'file_id', type: 'uuid', nullable: true })
  fileId: string | null;

  @Column({ name: 'submitted_by', type: 'uuid', nullable: true })
  submittedBy: string | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  remark: string | null;

  @Column({ name: 'confirmed_value', type: 'bigint', transformer: bigintColumn, nullable: true })
  confirmedValue: bigint | null;

  @Column({ name: 'confirmed_basis', type: 'varchar', length: 8, nullable: true })
  confirmedBasis: ScoreBasis | null;

  @Column({ name: 'confirmed_score', type: 'integer', nullable: true })
  confirmedScore: number | null;

  @Column({ name: 'rule_version', type: 'smallint', nullable: true })
  ruleVersion: number | null;

  @Column({ name: 'is_demo', type: 'boolean' })
  isDemo: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

@Entity('assessment_step')
export class AssessmentStep {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'item_id', type: 'uuid' })
  itemId: string;

  @Column({ type: 'varchar', length: 12 })
  action: AssessmentStepView['action'];

  @Column({ type: 'jsonb' })
  detail: AssessmentStepView['detail'];

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt: Date;
}
