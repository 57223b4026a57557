// Table `saved_search`: a question to a hall that its owner wants to hear of again. What it found is in table `alert`.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Cadence, Noun, SavedSearchView } from './subscription.schema.js';

@Entity('saved_search')
export class SavedSearchEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  /** Membership that the owner acted in; what is open to members is searched while it lasts. */
  @Column({ name: 'organisation_id', type: 'uuid', nullable: true })
  organisationId: string | null;

  @Column({ type: 'varchar', length: 12 })
  noun: Noun;

  @Column({ type: 'varchar', length: 60 })
  name: string;

  @Column({ type: 'varchar', length: 200 })
  q: string;

  @Column({ type: 'jsonb' })
  filters: SavedSearchView['filters'];

  @Column({ type: 'varchar', length: 8 })
  cadence: Cadence;

  /** `q` as the embedded engine asks it; null = filters alone. */
  @Column({ type: 'text', nullable: true })
  question: string | null;

  /** Of the operator's words that `question` was made with. */
  @Column({ name: 'words_version', type: 'int', default: 0 })
  wordsVersion: number;

  /** One per facet: its values as `field=value`, any of which will do, between unit separators. */
  @Column({ name: 'facet_groups', type: 'text', array: true })
  facetGroups: string[];

  @Column({ name: 'trl_min', type: 'smallint', nullable: true })
  trlMin: number | null;

  @Column({ name: 'trl_max', type: 'smallint', nullable: true })
  trlMax: number | null;

  @Column({ name: 'holder_id', type: 'uuid', nullable: true })
  holderId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  /** When the owner last looked at what it finds. */
  @Column({ name: 'seen_at', type: 'timestamptz' })
  seenAt: Date;

  @Column({ name: 'last_alert_at', type: 'timestamptz', nullable: true })
  lastAlertAt: Date | null;
}
