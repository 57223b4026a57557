// A person from whose acts nothing is learned (关闭个性化). No row: the switch is on.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('match_opt_out')
export class MatchOptOutEntity {
  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'timestamptz' })
  since: Date;
}
