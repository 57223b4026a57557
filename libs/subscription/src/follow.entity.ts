// Table `follow`: organisations and fields whose newest items a person wants to see together and to be told of.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Cadence, FollowKind } from './subscription.schema.js';

@Entity('follow')
export class FollowEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'varchar', length: 12 })
  kind: FollowKind;

  /** Id of the organisation, or code of the list techArea. */
  @Column({ type: 'varchar', length: 36 })
  subject: string;

  @Column({ type: 'varchar', length: 8, default: 'DAILY' })
  cadence: Cadence;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
