// One act of one person about a suggested pair, with the feature values that were shown. A repeated act is one row.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RejectReason } from '../match.schema.js';
import type { Feature } from '../weights.js';
import type { FeedbackKind } from './feedback.schema.js';

@Entity('match_feedback')
export class MatchFeedbackEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'demand_id', type: 'uuid' })
  demandId: string;

  @Column({ name: 'achievement_id', type: 'uuid' })
  achievementId: string;

  @Column({ name: 'organisation_id', type: 'uuid' })
  organisationId: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'varchar', length: 10 })
  kind: FeedbackKind;

  @Column({ type: 'varchar', length: 32, nullable: true })
  reason: RejectReason | null;

  @Column({ type: 'jsonb' })
  features: Partial<Record<Feature, number>>;

  @Column({ name: 'weights_version', type: 'varchar', length: 32 })
  weightsVersion: string;

  @Column({ name: 'given_at', type: 'timestamptz' })
  givenAt: Date;
}
