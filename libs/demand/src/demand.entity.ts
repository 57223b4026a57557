// Table `demand`: one row per technology need (技术需求), drafts included. Lists that are always read whole are jsonb.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '@app/platform';
import type { Budget, DemandState, IP_WISHES, Target } from './demand.schema.js';

@Entity('demand')
export class DemandEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** 需求编号 `XQ{year}{sequence}`. */
  @Column({ type: 'varchar', length: 16 })
  code: string;

  /** Never shown to others while `isAnonymous`. */
  @Column({ name: 'organisation_id', type: 'uuid' })
  organisationId: string;

  /** Null for rows that an import brought in. */
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'contact_user_id', type: 'uuid', nullable: true })
  contactUserId: string | null;

  @Column({ type: 'varchar', length: 20 })
  state: DemandState;

  @Column({ name: 'is_anonymous', type: 'boolean' })
  isAnonymous: boolean;

  @Column({ type: 'varchar', length: 300 })
  title: string;

  @Column({ type: 'varchar', length: 32, nullable: true })
  type: string | null;

  @Column({ type: 'text', nullable: true })
  problem: string | null;

  @Column({ name: 'current_attempts', type: 'text', nullable: true })
  currentAttempts: string | null;

  @Column({ type: 'jsonb' })
  targets: Target[];

  @Column({ type: 'text', nullable: true })
  constraints: string | null;

  @Column({ name: 'expected_delivery', type: 'text', nullable: true })
  expectedDelivery: string | null;

  @Column({ name: 'budget_kind', type: 'varchar', length: 20, nullable: true })
  budgetKind: Budget['kind'] | null;

  @Column({ name: 'budget_min_fen', type: 'bigint', nullable: true, transformer: bigintColumn })
  budgetMinFen: bigint | null;

  @Column({ name: 'budget_max_fen', type: 'bigint', nullable: true, transformer: bigintColumn })
  budgetMaxFen: bigint | null;

  /** Calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
  @Column({ type: 'date', nullable: true })
  deadline: string | null;

  @Column({ name: 'cooperation_modes', type: 'text', array: true })
  cooperationModes: string[];

  @Column({ name: 'tech_area', type: 'varchar', length: 32, nullable: true })
  techArea: string | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  industry: string | null;

  @Column({ type: 'text', array: true })
  bases: string[];

  @Column({ name: 'ip_ownership_wish', type: 'varchar', length: 20, nullable: true })
  ipOwnershipWish: (typeof IP_WISHES)[number] | null;

  @Column({ name: 'required_trl', type: 'smallint', nullable: true })
  requiredTrl: number | null;

  @Column({ name: 'preferred_partners', type: 'uuid', array: true })
  preferredPartners: string[];

  @Column({ name: 'excluded_partners', type: 'uuid', array: true })
  excludedPartners: string[];

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  /** When the enterprise last said that the need stands: at publishing and at every renewal. */
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;

  /** Six months after `confirmedAt`, or the end of the deadline if that is earlier. */
  @Column({ name: 'valid_until', type: 'timestamptz', nullable: true })
  validUntil: Date | null;

  /** Days before expiry of the last reminder sent (30 or 7); null after publishing and renewing. */
  @Column({ name: 'reminded_days', type: 'smallint', nullable: true })
  remindedDays: number | null;

  /** Code of the list demandCloseReason. */
  @Column({ name: 'close_reason', type: 'varchar', length: 32, nullable: true })
  closeReason: string | null;

  @Column({ name: 'close_note', type: 'text', nullable: true })
  closeNote: string | null;

  /** Where an imported row comes from; unique together with `sourceId`. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  source: string | null;

  @Column({ name: 'source_id', type: 'varchar', length: 128, nullable: true })
  sourceId: string | null;

  @Column({ name: 'source_url', type: 'text', nullable: true })
  sourceUrl: string | null;

  /** Grows with every change; what `expectedVersion` is held against. */
  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
