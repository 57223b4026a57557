// An organisation that acts on the marketplace, one row per 统一社会信用代码.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganisationKind } from '../role.schema.js';
import type { OrganisationStatus } from './organisation.schema.js';

@Entity('organisation')
export class Organisation {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'varchar', length: 120 })
  name: string;

  @Column({ type: 'varchar', length: 16 })
  kind: OrganisationKind;

  /** 统一社会信用代码 (GB 32100-2015), normalised; its region digits never attribute anything. */
  @Column({ name: 'credit_code', type: 'varchar', length: 18 })
  creditCode: string;

  /** County-level region, six digits. */
  @Column({ name: 'region_code', type: 'varchar', length: 6 })
  regionCode: string;

  /** Township or street, nine digits. */
  @Column({ name: 'township_code', type: 'varchar', length: 9, nullable: true })
  townshipCode: string | null;

  @Column({ name: 'park_code', type: 'varchar', length: 8, nullable: true })
  parkCode: string | null;

  /** Party type of the technology-contract form, code of @app/reference. */
  @Column({ name: 'party_type', type: 'varchar', length: 8 })
  partyType: string;

  /** GB/T 4754-2017 code. */
  @Column({ name: 'industry_code', type: 'varchar', length: 8, nullable: true })
  industryCode: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  scale: string | null;

  @Column({ type: 'varchar', length: 16 })
  status: OrganisationStatus;

  @Column({ name: 'claimed_by', type: 'uuid', nullable: true })
  claimedBy: string | null;

  @Column({ name: 'claimed_at', type: 'timestamptz' })
  claimedAt: Date;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ name: 'refused_reason', type: 'varchar', length: 500, nullable: true })
  refusedReason: string | null;
}
