// That a side agreed to open its contacts to the other: who and when. Never changed.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PartySide } from './deal.schema.js';

@Entity('deal_consent')
export class DealConsent {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'deal_id', type: 'uuid' })
  dealId: string;

  @Column({ type: 'varchar', length: 8 })
  side: PartySide;

  @Column({ name: 'organisation_id', type: 'uuid' })
  organisationId: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'given_at', type: 'timestamptz' })
  givenAt: Date;
}
