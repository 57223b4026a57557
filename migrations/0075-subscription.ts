// Subscriptions: saved searches with what they are looked up by, what they found, whom a person follows, and versions of the words.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SAVED_SEARCH = `
CREATE TABLE saved_search (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES user_account (id),
  organisation_id uuid REFERENCES organisation (id),
  noun varchar(12) NOT NULL CHECK (noun IN ('achievement','demand')),
  name varchar(60) NOT NULL,
  q varchar(200) NOT NULL,
  filters jsonb NOT NULL,
  cadence varchar(8) NOT NULL CHECK (cadence IN ('AT_ONCE','DAILY','WEEKLY','OFF')),
  question text,
  words_version int NOT NULL DEFAULT 0,
  facet_groups text[] NOT NULL,
  trl_min smallint,
  trl_max smallint,
  holder_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  last_alert_at timestamptz,
  UNIQUE (user_id, noun, q, filters)
);
`;

// By what a new document finds the searches that may want it: the rarest word of each, or a value of its filters.
const ANCHOR = `
CREATE TABLE saved_search_anchor (
  noun varchar(12) NOT NULL,
  anchor text COLLATE "C" NOT NULL,
  saved_search_id uuid NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE,
  PRIMARY KEY (noun, anchor, saved_search_id)
);
CREATE INDEX saved_search_anchor_search ON saved_search_anchor (saved_search_id);
`;

// The key absorbs repeated jobs: a search finds an item once, and tells of it once.
const ALERT = `
CREATE TABLE alert (
  saved_search_id uuid NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE,
  item_id uuid NOT NULL,
  found_at timestamptz NOT NULL,
  told_at timestamptz,
  PRIMARY KEY (saved_search_id, item_id)
);
CREATE INDEX alert_untold ON alert (item_id) WHERE told_at IS NULL;
CREATE INDEX alert_found ON alert (found_at);
`;

const FOLLOW = `
CREATE TABLE follow (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES user_account (id),
  kind varchar(12) NOT NULL CHECK (kind IN ('ORGANISATION','FIELD')),
  subject varchar(36) NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (user_id, kind, subject)
);
`;

// Versions of the operator's words for the search box; the one in use stands in platform_setting.
const WORDS = `
CREATE TABLE search_words_version (
  version int PRIMARY KEY,
  words jsonb NOT NULL,
  note varchar(200) NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by uuid NOT NULL REFERENCES user_account (id),
  restored_from int REFERENCES search_words_version (version)
);
`;

// Newest first of one field, for those who follow it; of one organisation the indexes of its own lists are enough.
const NEWEST = `
CREATE INDEX achievement_newest_of_field ON achievement (tech_area, published_at DESC) WHERE state = 'PUBLISHED';
CREATE INDEX demand_newest_of_field ON demand (tech_area, published_at DESC) WHERE state = 'OPEN';
`;

export class Subscription1764000000075 implements MigrationInterface {
  readonly name = 'Subscription1764000000075';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [SAVED_SEARCH, ANCHOR, ALERT, FOLLOW, WORDS, NEWEST]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
