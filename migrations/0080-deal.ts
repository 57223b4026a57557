// Tables of the deal room: deals with consents, timeline, talk log, offers, files, signing facts and sent nudges.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEAL = `
CREATE TABLE deal (
  id uuid PRIMARY KEY,
  title varchar(300) NOT NULL,
  stage varchar(16) NOT NULL CHECK (stage IN ('INTEREST','CONTACT','NEGOTIATION','CONTRACT_DRAFT','SIGNED',
    'REGISTRATION','REGISTERED','FAILED','DECLINED','EXPIRED')),
  stage_at timestamptz NOT NULL,
  last_activity_at timestamptz NOT NULL,
  first_log_at timestamptz,
  is_stale boolean NOT NULL DEFAULT false,
  achievement_id uuid REFERENCES achievement (id),
  demand_id uuid REFERENCES demand (id),
  match_id uuid REFERENCES match (id),
  tech_area varchar(32),
  base varchar(32),
  seller_org_id uuid NOT NULL REFERENCES organisation (id),
  buyer_org_id uuid NOT NULL REFERENCES organisation (id),
  initiator_side varchar(8) NOT NULL CHECK (initiator_side IN ('SELLER','BUYER')),
  initiated_by uuid NOT NULL REFERENCES user_account (id),
  is_buyer_anonymous boolean NOT NULL,
  message text NOT NULL,
  seller_user_id uuid REFERENCES user_account (id),
  buyer_user_id uuid REFERENCES user_account (id),
  opened_at timestamptz,
  broker_id uuid REFERENCES broker (id),
  broker_user_id uuid REFERENCES user_account (id),
  broker_state varchar(16) CHECK (broker_state IN ('OFFERED','ACCEPTED')),
  decline_reason varchar(500),
  fail_reason varchar(16),
  fail_note varchar(500),
  total_amount_fen bigint CHECK (total_amount_fen > 0),
  contract_id uuid,
  registration_number varchar(16),
  created_at timestamptz NOT NULL,
  CHECK (seller_org_id <> buyer_org_id),
  CHECK (achievement_id IS NOT NULL OR demand_id IS NOT NULL),
  CHECK (opened_at IS NULL OR (seller_user_id IS NOT NULL AND buyer_user_id IS NOT NULL)),
  CHECK ((broker_id IS NULL) = (broker_user_id IS NULL) AND (broker_id IS NULL) = (broker_state IS NULL)),
  CHECK ((stage = 'FAILED') = (fail_reason IS NOT NULL)),
  CHECK (stage NOT IN ('SIGNED','REGISTRATION','REGISTERED') OR total_amount_fen IS NOT NULL),
  CHECK ((stage = 'REGISTERED') = (registration_number IS NOT NULL))
);
-- One open deal per pair of listing and counterpart.
CREATE UNIQUE INDEX deal_open_key
  ON deal (seller_org_id, buyer_org_id, achievement_id, demand_id) NULLS NOT DISTINCT
  WHERE stage NOT IN ('REGISTERED','FAILED','DECLINED','EXPIRED');
CREATE INDEX deal_seller_idx ON deal (seller_org_id, last_activity_at DESC, id DESC);
CREATE INDEX deal_buyer_idx ON deal (buyer_org_id, last_activity_at DESC, id DESC);
CREATE INDEX deal_broker_idx ON deal (broker_user_id, last_activity_at DESC, id DESC) WHERE broker_user_id IS NOT NULL;
CREATE INDEX deal_achievement_idx ON deal (achievement_id);
CREATE INDEX deal_demand_idx ON deal (demand_id);
-- Read by the timers.
CREATE INDEX deal_stage_at_idx ON deal (stage, stage_at)
  WHERE stage NOT IN ('REGISTERED','FAILED','DECLINED','EXPIRED');
CREATE INDEX deal_activity_idx ON deal (stage, last_activity_at)
  WHERE stage NOT IN ('REGISTERED','FAILED','DECLINED','EXPIRED')`;

const RECORDS = `
CREATE TABLE deal_consent (
  id uuid PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deal (id),
  side varchar(8) NOT NULL CHECK (side IN ('SELLER','BUYER')),
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  user_id uuid NOT NULL REFERENCES user_account (id),
  given_at timestamptz NOT NULL,
  CONSTRAINT deal_consent_side_key UNIQUE (deal_id, side)
);
CREATE TABLE deal_event (
  id uuid PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deal (id),
  kind varchar(32) NOT NULL,
  actor_id uuid REFERENCES user_account (id),
  actor_side varchar(8) CHECK (actor_side IN ('SELLER','BUYER','BROKER')),
  detail jsonb NOT NULL,
  occurred_at timestamptz NOT NULL
);
CREATE INDEX deal_event_deal_idx ON deal_event (deal_id, id DESC);
-- What happened is told, and stays told.
REVOKE UPDATE, DELETE, TRUNCATE ON deal_event, deal_consent FROM techmart_app;
CREATE TABLE deal_log (
  id uuid PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deal (id),
  kind varchar(16) NOT NULL CHECK (kind IN ('CALL','VISIT','MEETING','MESSAGE','MINUTES')),
  text text NOT NULL,
  happened_at timestamptz NOT NULL,
  author_id uuid NOT NULL REFERENCES user_account (id),
  author_side varchar(8) NOT NULL CHECK (author_side IN ('SELLER','BUYER','BROKER')),
  created_at timestamptz NOT NULL
);
CREATE INDEX deal_log_deal_idx ON deal_log (deal_id, id DESC);
CREATE TABLE deal_offer (
  id uuid PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deal (id),
  round int NOT NULL CHECK (round > 0),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  mode varchar(24) NOT NULL,
  terms text NOT NULL,
  valid_until date,
  author_id uuid NOT NULL REFERENCES user_account (id),
  author_side varchar(8) NOT NULL CHECK (author_side IN ('SELLER','BUYER')),
  created_at timestamptz NOT NULL,
  CONSTRAINT deal_offer_round_key UNIQUE (deal_id, round)
);
CREATE TABLE deal_file (
  id uuid PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deal (id),
  file_id uuid NOT NULL REFERENCES stored_file (id),
  author_id uuid NOT NULL REFERENCES user_account (id),
  author_side varchar(8) NOT NULL CHECK (author_side IN ('SELLER','BUYER','BROKER')),
  created_at timestamptz NOT NULL
);
CREATE INDEX deal_file_deal_idx ON deal_file (deal_id, id DESC);
CREATE TABLE deal_signing (
  id uuid PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deal (id),
  state varchar(16) NOT NULL CHECK (state IN ('PROPOSED','CONFIRMED','REPLACED')),
  contract_type varchar(8) NOT NULL,
  total_amount_fen bigint NOT NULL CHECK (total_amount_fen > 0),
  signed_on date NOT NULL,
  proposed_side varchar(8) NOT NULL CHECK (proposed_side IN ('SELLER','BUYER')),
  proposed_by uuid NOT NULL REFERENCES user_account (id),
  proposed_at timestamptz NOT NULL,
  confirmed_by uuid REFERENCES user_account (id),
  confirmed_at timestamptz,
  CHECK ((state = 'CONFIRMED') = (confirmed_by IS NOT NULL AND confirmed_at IS NOT NULL)),
  CHECK (confirmed_by <> proposed_by)
);
CREATE UNIQUE INDEX deal_signing_live_key ON deal_signing (deal_id) WHERE state <> 'REPLACED';
CREATE INDEX deal_signing_deal_idx ON deal_signing (deal_id, id DESC);
CREATE TABLE deal_nudge (
  id uuid PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deal (id),
  rule varchar(32) NOT NULL,
  since timestamptz NOT NULL,
  sent_at timestamptz NOT NULL,
  CONSTRAINT deal_nudge_once_key UNIQUE (deal_id, rule, since)
)`;

export class Deal1764000000080 implements MigrationInterface {
  readonly name = 'Deal1764000000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DEAL);
    await runner.query(RECORDS);
  }

  async down(): Promise<void> {
    throw new Error('forward only');
  }
}
