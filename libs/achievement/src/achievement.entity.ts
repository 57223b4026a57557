// Table `achievement`: one row per achievement (成果), drafts included. Lists that are always read whole are jsonb.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '@app/platform';
import type {
  AchievementState,
  ComparisonRow,
  Completer,
  Disclosure,
  Indicator,
  IpRight,
  IpState,
  Price,
  PriceKind,
  RevisionState,
  Stage,
} from './achievement.schema.js';

/** Core fields of a published achievement that were changed and wait for review (domain §4.2); absent = unchanged. */
export interface PendingCore {
  title?: string;
  ip?: IpRight[];
  price?: Price | null;
  disclosure?: Disclosure;
}

@Entity('achievement')
export class AchievementEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** 成果编号 `CG{year}{sequence}`. */
  @Column({ type: 'varchar', length: 16 })
  code: string;

  @Column({ name: 'organisation_id', type: 'uuid' })
  organisationId: string;

  /** Null for rows that an import brought in. */
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'contact_user_id', type: 'uuid', nullable: true })
  contactUserId: string | null;

  @Column({ type: 'varchar', length: 20 })
  state: AchievementState;

  @Column({ type: 'varchar', length: 300 })
  title: string;

  @Column({ type: 'text', nullable: true })
  abstract: string | null;

  @Column({ type: 'text', array: true })
  keywords: string[];

  @Column({ type: 'text', nullable: true })
  problem: string | null;

  @Column({ type: 'text', nullable: true })
  innovation: string | null;

  @Column({ type: 'text', nullable: true })
  applications: string | null;

  @Column({ type: 'jsonb' })
  comparison: ComparisonRow[];

  @Column({ type: 'jsonb' })
  indicators: Indicator[];

  @Column({ type: 'smallint', nullable: true })
  trl: number | null;

  @Column({ name: 'trl_evidence', type: 'text', nullable: true })
  trlEvidence: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  stage: Stage | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  attribute: 'ORIGINAL' | 'ABSORBED' | 'DERIVED' | null;

  @Column({ type: 'jsonb' })
  ip: IpRight[];

  /** Derived from `ip` at every write. */
  @Column({ name: 'ip_state', type: 'varchar', length: 20 })
  ipState: IpState;

  @Column({ type: 'text', array: true })
  modes: string[];

  @Column({ name: 'licence_modes', type: 'text', array: true })
  licenceModes: string[];

  @Column({ name: 'price_kind', type: 'varchar', length: 20, nullable: true })
  priceKind: PriceKind | null;

  /** Lower end in fen; equals the upper end for a fixed price. */
  @Column({ name: 'price_min_fen', type: 'bigint', nullable: true, transformer: bigintColumn })
  priceMinFen: bigint | null;

  @Column({ name: 'price_max_fen', type: 'bigint', nullable: true, transformer: bigintColumn })
  priceMaxFen: bigint | null;

  /** Royalty or equity share in hundredths of a percent. */
  @Column({ name: 'price_basis_points', type: 'integer', nullable: true })
  priceBasisPoints: number | null;

  @Column({ name: 'economic_benefit', type: 'text', nullable: true })
  economicBenefit: string | null;

  @Column({ type: 'text', nullable: true })
  cases: string | null;

  @Column({ name: 'tech_area', type: 'varchar', length: 32, nullable: true })
  techArea: string | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  industry: string | null;

  @Column({ type: 'text', array: true })
  bases: string[];

  @Column({ type: 'jsonb' })
  completers: Completer[];

  @Column({ type: 'jsonb' })
  disclosure: Disclosure;

  @Column({ name: 'secrecy_declared_by', type: 'uuid', nullable: true })
  secrecyDeclaredBy: string | null;

  @Column({ name: 'secrecy_declared_at', type: 'timestamptz', nullable: true })
  secrecyDeclaredAt: Date | null;

  @Column({ name: 'revision_state', type: 'varchar', length: 20 })
  revisionState: RevisionState;

  @Column({ type: 'jsonb', nullable: true })
  pending: PendingCore | null;

  /** Who put the row, or its pending core fields, before the reviewers. */
  @Column({ name: 'submitted_by', type: 'uuid', nullable: true })
  submittedBy: string | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  @Column({ name: 'return_reason', type: 'text', nullable: true })
  returnReason: string | null;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  @Column({ name: 'valid_until', type: 'timestamptz', nullable: true })
  validUntil: Date | null;

  /** Days before expiry of the last reminder sent (30 or 7); null after publishing and renewing. */
  @Column({ name: 'reminded_days', type: 'smallint', nullable: true })
  remindedDays: number | null;

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
