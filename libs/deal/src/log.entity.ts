// A note of one talk between the sides: call, visit, meeting, message or minutes.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DealSide } from './deal.schema.js';
import type { LogKind } from './negotiation.schema.js';

@Entity('deal_log')
export class DealLog {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'deal_id', type: 'uuid' })
  dealId: string;

  @Column({ type: 'varchar', length: 16 })
  kind: LogKind;

  @Column({ type: 'text' })
  text: string;

  @Column({ name: 'happened_at', type: 'timestamptz' })
  happenedAt: Date;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  @Column({ name: 'author_side', type: 'varchar', length: 8 })
  authorSide: DealSide;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
