// That a time limit was acted on: once per deal, rule and the instant it counts from (unique key).
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TimerRule } from './deal.timers.js';

@Entity('deal_nudge')
export class DealNudge {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'deal_id', type: 'uuid' })
  dealId: string;

  @Column({ type: 'varchar', length: 32 })
  rule: TimerRule;

  @Column({ type: 'timestamptz' })
  since: Date;

  @Column({ name: 'sent_at', type: 'timestamptz' })
  sentAt: Date;
}
