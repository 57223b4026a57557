// Followers are told of what is newly published: how soon each wants to know, and what was found for whom.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FOLLOW = `
ALTER TABLE follow ADD COLUMN cadence varchar(8) NOT NULL DEFAULT 'DAILY'
  CHECK (cadence IN ('AT_ONCE','DAILY','WEEKLY','OFF'));
CREATE INDEX follow_subject ON follow (kind, subject);
`;

// As the table alert: the key absorbs repeated jobs.
const FOLLOW_ALERT = `
CREATE TABLE follow_alert (
  follow_id uuid NOT NULL REFERENCES follow (id) ON DELETE CASCADE,
  item_id uuid NOT NULL,
  noun varchar(12) NOT NULL CHECK (noun IN ('achievement','demand')),
  found_at timestamptz NOT NULL,
  told_at timestamptz,
  PRIMARY KEY (follow_id, item_id)
);
CREATE INDEX follow_alert_untold ON follow_alert (item_id) WHERE told_at IS NULL;
CREATE INDEX follow_alert_found ON follow_alert (found_at);
`;

export class SubscriptionFollows1764000000076 implements MigrationInterface {
  readonly name = 'SubscriptionFollows1764000000076';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [FOLLOW, FOLLOW_ALERT]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
