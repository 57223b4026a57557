// A person on the district's register of technology brokers (技术经纪人). The name stays in identity.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BrokerLevel, BrokerStatus } from './broker.schema.js';

@Entity('broker')
export class Broker {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  /** The organisation the person works for as a broker. */
  @Column({ name: 'organisation_id', type: 'uuid' })
  organisationId: string;

  @Column({ type: 'varchar', length: 16 })
  level: BrokerLevel;

  /** Codes of the list `techArea`. */
  @Column({ type: 'varchar', length: 8, array: true })
  fields: string[];

  /** Codes of the list `base`. */
  @Column({ type: 'varchar', length: 8, array: true })
  bases: string[];

  @Column({ type: 'text' })
  bio: string;

  @Column({ type: 'varchar', length: 16 })
  status: BrokerStatus;

  /** Why the operator refused or the broker pauses. */
  @Column({ name: 'status_reason', type: 'varchar', length: 500, nullable: true })
  statusReason: string | null;

  @Column({ name: 'status_at', type: 'timestamptz' })
  statusAt: Date;

  @Column({ name: 'confirmed_by', type: 'uuid', nullable: true })
  confirmedBy: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
