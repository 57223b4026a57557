// A unit of the district that answers for figures: department, township, park, university and so on.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitKind } from './unit.schema.js';

@Entity('stat_unit')
export class StatUnit {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 120 })
  name: string;

  @Column({ type: 'varchar', length: 16 })
  kind: UnitKind;

  /** Whose members report for the unit; townships and parks are also known by the scope of their officials. */
  @Column({ name: 'organisation_id', type: 'uuid', nullable: true })
  organisationId: string | null;

  @Column({ name: 'township_code', type: 'varchar', length: 9, nullable: true })
  townshipCode: string | null;

  @Column({ name: 'park_code', type: 'varchar', length: 8, nullable: true })
  parkCode: string | null;

  @Column({ name: 'is_active', type: 'boolean' })
  isActive: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
