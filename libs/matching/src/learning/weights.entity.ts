// A version of the weights: set by hand or fitted. The numbers of a version are never changed, only its state.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Obstacle, TrialFigures } from './weights-trial.js';
import type { WeightsSource, WeightsState } from './weights.schema.js';

@Entity('match_weights')
export class MatchWeightsEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  version: string;

  @Column({ type: 'varchar', length: 8 })
  source: WeightsSource;

  @Column({ type: 'varchar', length: 10 })
  state: WeightsState;

  @Column({ type: 'jsonb' })
  weights: { text: number; related?: number; meaning?: number; facts: Record<string, number> };

  /** Version that was live when this one was fitted. */
  @Column({ name: 'compared_with', type: 'varchar', length: 32, nullable: true })
  comparedWith: string | null;

  @Column({ type: 'jsonb', nullable: true })
  figures: TrialFigures | null;

  @Column({ type: 'varchar', length: 24, nullable: true })
  obstacle: Obstacle | null;

  /** The event that asked for it. */
  @Column({ name: 'request_id', type: 'uuid', nullable: true })
  requestId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** When it went live last; null: never. */
  @Column({ name: 'live_at', type: 'timestamptz', nullable: true })
  liveAt: Date | null;
}
