// One message to one person about one event. Written by Delivery in one statement, never by save().
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel, SubjectType } from './notification.schema.js';

@Entity('notification')
export class Notification {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'event_id', type: 'uuid' })
  eventId: string;

  @Column({ name: 'recipient_id', type: 'uuid' })
  recipientId: string;

  @Column({ type: 'varchar', length: 16 })
  channel: Channel;

  /** Key of a template in src/templates. */
  @Column({ type: 'varchar', length: 60 })
  template: string;

  /** Values of the template's placeholders, fixed when the event was told. */
  @Column({ type: 'jsonb' })
  params: Record<string, string | number>;

  @Column({ name: 'subject_type', type: 'varchar', length: 20 })
  subjectType: SubjectType;

  /** The row that the message is about; the portal opens it. */
  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  /** When the fact happened, not when the row was written. */
  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt: Date;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt: Date | null;
}
