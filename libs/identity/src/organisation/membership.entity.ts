// A person's place in an organisation: roles, scope and state. One row per person and organisation.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../role.schema.js';
import type { MembershipStatus } from './organisation.schema.js';

@Entity('membership')
export class Membership {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'organisation_id', type: 'uuid' })
  organisationId: string;

  @Column({ type: 'varchar', length: 20, array: true })
  roles: Role[];

  /** Officials only: statistics and lists of this township or street; null = whole district. */
  @Column({ name: 'township_code', type: 'varchar', length: 9, nullable: true })
  townshipCode: string | null;

  /** Officials only: statistics and lists of this park; null = whole district. */
  @Column({ name: 'park_code', type: 'varchar', length: 8, nullable: true })
  parkCode: string | null;

  @Column({ type: 'varchar', length: 16 })
  status: MembershipStatus;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt: Date;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;
}
