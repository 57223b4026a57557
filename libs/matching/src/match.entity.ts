// A pair that was suggested at least once. It is never deleted: decisions stay, and nobody is told of it twice.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Decision, RejectReason } from './match.schema.js';
import type { Missing, Reason } from './scoring.js';
import type { Feature } from './weights.js';

@Entity('match')
export class MatchEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'demand_id', type: 'uuid' })
  demandId: string;

  @Column({ name: 'achievement_id', type: 'uuid' })
  achievementId: string;

  @Column({ name: 'demand_organisation_id', type: 'uuid' })
  demandOrganisationId: string;

  @Column({ name: 'achievement_organisation_id', type: 'uuid' })
  achievementOrganisationId: string;

  @Column({ type: 'double precision' })
  score: number;

  /** 1–20 while suggested. */
  @Column({ type: 'smallint', nullable: true })
  rank: number | null;

  @Column({ type: 'jsonb' })
  features: Partial<Record<Feature, number>>;

  @Column({ type: 'jsonb' })
  reasons: Reason[];

  @Column({ type: 'jsonb' })
  missing: Missing[];

  @Column({ name: 'weights_version', type: 'varchar', length: 32 })
  weightsVersion: string;

  /** Snapshot of the achievement index whose frequencies were used. */
  @Column({ name: 'statistics_version', type: 'integer' })
  statisticsVersion: number;

  /** Size of the index at that snapshot. */
  @Column({ name: 'statistics_documents', type: 'integer' })
  statisticsDocuments: number;

  @Column({ name: 'demand_decision', type: 'varchar', length: 10, default: 'NONE' })
  demandDecision: Decision;

  @Column({ name: 'demand_reason', type: 'varchar', length: 32, nullable: true })
  demandReason: RejectReason | null;

  @Column({ name: 'demand_note', type: 'text', nullable: true })
  demandNote: string | null;

  @Column({ name: 'demand_decided_by', type: 'uuid', nullable: true })
  demandDecidedBy: string | null;

  @Column({ name: 'demand_decided_at', type: 'timestamptz', nullable: true })
  demandDecidedAt: Date | null;

  @Column({ name: 'achievement_decision', type: 'varchar', length: 10, default: 'NONE' })
  achievementDecision: Decision;

  @Column({ name: 'achievement_reason', type: 'varchar', length: 32, nullable: true })
  achievementReason: RejectReason | null;

  @Column({ name: 'achievement_note', type: 'text', nullable: true })
  achievementNote: string | null;

  @Column({ name: 'achievement_decided_by', type: 'uuid', nullable: true })
  achievementDecidedBy: string | null;

  @Column({ name: 'achievement_decided_at', type: 'timestamptz', nullable: true })
  achievementDecidedAt: Date | null;

  @Column({ name: 'suggested_at', type: 'timestamptz' })
  suggestedAt: Date;

  @Column({ name: 'scored_at', type: 'timestamptz' })
  scoredAt: Date;
}
