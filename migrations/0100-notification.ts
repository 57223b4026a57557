// Tables of the notification room.
import type { MigrationInterface, QueryRunner } from 'typeorm';

// The unique key absorbs repeated jobs: one event reaches one person once per channel, whatever crashes.
const NOTIFICATION = `
CREATE TABLE notification (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL,
  recipient_id uuid NOT NULL REFERENCES user_account (id),
  channel varchar(16) NOT NULL CHECK (channel IN ('IN_APP')),
  template varchar(60) NOT NULL,
  params jsonb NOT NULL,
  subject_type varchar(20) NOT NULL,
  subject_id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  read_at timestamptz,
  UNIQUE (event_id, recipient_id, channel)
);
CREATE INDEX notification_recipient_idx ON notification (recipient_id, occurred_at DESC, id DESC);
CREATE INDEX notification_unread_idx ON notification (recipient_id) WHERE read_at IS NULL;
`;

export class Notification1764000000100 implements MigrationInterface {
  readonly name = 'Notification1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTIFICATION);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
