// Tables of the identity room: people, organisations, memberships, sessions, sign-in attempts, audit trail.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PEOPLE = `
CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  name varchar(120) NOT NULL,
  kind varchar(16) NOT NULL CHECK (kind IN ('INSTITUTE','ENTERPRISE','BROKERAGE','REGISTRY','GOVERNMENT','PLATFORM')),
  credit_code varchar(18) NOT NULL UNIQUE,
  region_code varchar(6) NOT NULL,
  township_code varchar(9),
  park_code varchar(8),
  party_type varchar(8) NOT NULL,
  industry_code varchar(8),
  scale varchar(10),
  status varchar(16) NOT NULL CHECK (status IN ('PENDING','ACTIVE','REFUSED')),
  claimed_by uuid,
  claimed_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  refused_reason varchar(500)
);
CREATE INDEX organisation_status_idx ON organisation (status, id DESC);

CREATE TABLE user_account (
  id uuid PRIMARY KEY,
  name varchar(40) NOT NULL,
  login_name varchar(100) NOT NULL UNIQUE CHECK (login_name = lower(login_name)),
  mobile varchar(14) NOT NULL,
  email varchar(100),
  password_hash varchar(200) NOT NULL,
  status varchar(16) NOT NULL CHECK (status IN ('ACTIVE','DISABLED')),
  active_organisation_id uuid REFERENCES organisation (id),
  created_at timestamptz NOT NULL,
  disabled_at timestamptz
);
ALTER TABLE organisation ADD FOREIGN KEY (claimed_by) REFERENCES user_account (id);
ALTER TABLE organisation ADD FOREIGN KEY (decided_by) REFERENCES user_account (id);

CREATE TABLE membership (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES user_account (id),
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  roles varchar(20)[] NOT NULL CHECK (cardinality(roles) > 0),
  township_code varchar(9),
  park_code varchar(8),
  status varchar(16) NOT NULL CHECK (status IN ('PENDING','ACTIVE','REFUSED','DISABLED')),
  requested_at timestamptz NOT NULL,
  decided_by uuid REFERENCES user_account (id),
  decided_at timestamptz,
  UNIQUE (user_id, organisation_id)
);
CREATE INDEX membership_organisation_idx ON membership (organisation_id, status);
`;

const SESSIONS = `
CREATE TABLE session (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES user_account (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason varchar(20) CHECK (end_reason IN ('SIGN_OUT','REUSE','DISABLED')),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX session_user_idx ON session (user_id) WHERE ended_at IS NULL;

CREATE TABLE refresh_token (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  issued_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX refresh_token_session_idx ON refresh_token (session_id);

CREATE TABLE sign_in_attempt (
  id uuid PRIMARY KEY,
  login_hash bytea NOT NULL,
  address inet NOT NULL,
  attempted_at timestamptz NOT NULL,
  has_succeeded boolean NOT NULL
);
CREATE INDEX sign_in_attempt_login_idx ON sign_in_attempt (login_hash, attempted_at);
CREATE INDEX sign_in_attempt_address_idx ON sign_in_attempt (address, attempted_at);
`;

// Append-only twice over: the application role has no right to change rows, and a trigger stops everyone else.
const AUDIT = `
CREATE TABLE audit_entry (
  id uuid PRIMARY KEY,
  occurred_at timestamptz NOT NULL,
  actor_id uuid,
  organisation_id uuid,
  action varchar(80) NOT NULL,
  subject_type varchar(40) NOT NULL,
  subject_id varchar(80) NOT NULL,
  detail jsonb NOT NULL,
  trace_id varchar(64) NOT NULL
);
CREATE INDEX audit_entry_subject_idx ON audit_entry (subject_type, subject_id, occurred_at);
CREATE INDEX audit_entry_actor_idx ON audit_entry (actor_id, occurred_at);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM techmart_app;
`;

export class Identity1764000000020 implements MigrationInterface {
  readonly name = 'Identity1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PEOPLE);
    await runner.query(SESSIONS);
    await runner.query(AUDIT);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
