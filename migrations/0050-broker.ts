// Tables of the broker room: the register of technology brokers and the offers of work made to them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const REGISTER = `
CREATE TABLE broker (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL CONSTRAINT broker_user_key UNIQUE REFERENCES user_account (id),
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  level varchar(16) NOT NULL CHECK (level IN ('TRAINEE','JUNIOR','INTERMEDIATE','SENIOR')),
  fields varchar(8)[] NOT NULL CHECK (cardinality(fields) > 0),
  bases varchar(8)[] NOT NULL,
  bio text NOT NULL,
  status varchar(16) NOT NULL CHECK (status IN ('APPLIED','ACTIVE','PAUSED','REFUSED')),
  status_reason varchar(500),
  status_at timestamptz NOT NULL,
  confirmed_by uuid REFERENCES user_account (id),
  confirmed_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK (status NOT IN ('ACTIVE','PAUSED') OR (confirmed_by IS NOT NULL AND confirmed_by <> user_id))
);
CREATE INDEX broker_status_idx ON broker (status, id DESC);
CREATE INDEX broker_organisation_idx ON broker (organisation_id)`;

const ASSIGNMENT = `
CREATE TABLE broker_assignment (
  id uuid PRIMARY KEY,
  subject_type varchar(16) NOT NULL,
  subject_id uuid NOT NULL,
  broker_id uuid NOT NULL REFERENCES broker (id),
  state varchar(16) NOT NULL CHECK (state IN ('OFFERED','ACCEPTED','DECLINED','EXPIRED','ENDED')),
  mode varchar(8) NOT NULL CHECK (mode IN ('RULE','NAMED')),
  fit smallint NOT NULL CHECK (fit BETWEEN 0 AND 3),
  load smallint NOT NULL CHECK (load >= 0),
  party_org_ids uuid[] NOT NULL,
  reason varchar(500),
  conflict_statement varchar(500),
  outcome varchar(16) CHECK (outcome IN ('CONCLUDED','CLOSED')),
  offered_at timestamptz NOT NULL,
  answered_at timestamptz,
  ended_at timestamptz,
  CHECK ((state = 'ENDED') = (outcome IS NOT NULL))
);
-- One broker at a time leads a piece of work or is asked to.
CREATE UNIQUE INDEX broker_assignment_live_key ON broker_assignment (subject_type, subject_id)
  WHERE state IN ('OFFERED','ACCEPTED');
CREATE INDEX broker_assignment_subject_idx ON broker_assignment (subject_type, subject_id, id);
CREATE INDEX broker_assignment_broker_idx ON broker_assignment (broker_id, state);
CREATE INDEX broker_assignment_offered_idx ON broker_assignment (subject_type, offered_at) WHERE state = 'OFFERED'`;

export class Broker1764000000050 implements MigrationInterface {
  readonly name = 'Broker1764000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REGISTER);
    await runner.query(ASSIGNMENT);
  }

  async down(): Promise<void> {
    throw new Error('forward only');
  }
}
