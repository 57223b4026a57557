// Table `match_shortlist`: a pair that one side keeps in view (入围), once per organisation. The other side never learns of it.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('match_shortlist')
export class MatchShortlistEntity {
  @PrimaryColumn({ name: 'match_id', type: 'uuid' })
  matchId: string;

  @PrimaryColumn({ name: 'organisation_id', type: 'uuid' })
  organisationId: string;

  /** Who put it there. */
  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'kept_at', type: 'timestamptz' })
  keptAt: Date;
}
