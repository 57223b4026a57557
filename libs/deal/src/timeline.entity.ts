// One line of a deal's timeline: what happened, by whom, when. Append-only; details are codes and ids, not texts.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DealSide } from './deal.schema.js';

@Entity('deal_event')
export class DealEvent {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'deal_id', type: 'uuid' })
  dealId: string;

  @Column({ type: 'varchar', length: 32 })
  kind: string;

  /** Null: the clock or another room. */
  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId: string | null;

  @Column({ name: 'actor_side', type: 'varchar', length: 8, nullable: true })
  actorSide: DealSide | null;

  @Column({ type: 'jsonb' })
  detail: Record<string, string | number | null>;

  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt: Date;
}
