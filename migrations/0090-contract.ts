// Tables of the contract room: filings, their files and their timeline.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const CONTRACT = `
create sequence contract_number_seq;
create table contract (
  id uuid primary key,
  number varchar(24) unique,
  state varchar(16) not null check (state in
    ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'FIRST_REVIEWED', 'CORRECTION', 'REGISTERED', 'REFUSED', 'WITHDRAWN')),
  deal_id uuid references deal (id),
  seller_organisation_id uuid not null references organisation (id),
  buyer_organisation_id uuid references organisation (id),
  broker_user_id uuid references user_account (id),
  form jsonb not null,
  project_name varchar(200),
  type varchar(8),
  sub_type varchar(32),
  signed_on date,
  total_fen bigint not null check (total_fen >= 0),
  technical_fen bigint not null check (technical_fen >= 0),
  received_fen bigint not null check (received_fen >= 0),
  precheck jsonb,
  rule_set_version varchar(16) not null,
  created_by uuid not null references user_account (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  accepted_on date,
  due_on date,
  clerk_id uuid references user_account (id),
  returned_on date,
  corrections jsonb not null,
  correction_count smallint not null default 0,
  first_reviewed_by uuid references user_account (id),
  first_reviewed_at timestamptz,
  first_opinion varchar(16) check (first_opinion in ('REGISTER', 'REFUSE')),
  first_note varchar(1000),
  decided_by uuid references user_account (id),
  decided_on date,
  refusal_ground varchar(24),
  refusal_note varchar(1000),
  registration_number varchar(16) check (registration_number ~ '^[0-9]{16}$'),
  external_status varchar(24) not null check (external_status in ('NOT_EXPORTED', 'NATIONAL_REGISTERED')),
  constraint contract_registration_number_unique unique (registration_number),
  constraint contract_technical_within_total check (state in ('DRAFT', 'CORRECTION', 'WITHDRAWN') or technical_fen <= total_fen),
  constraint contract_two_persons check (decided_by is null or (decided_by <> clerk_id and decided_by <> first_reviewed_by)),
  constraint contract_registered_whole check (state <> 'REGISTERED' or (registration_number is not null
    and decided_by is not null and decided_on is not null and first_reviewed_by is not null))
);
create unique index contract_one_per_deal on contract (deal_id) where state not in ('WITHDRAWN', 'REFUSED');
create index contract_seller_idx on contract (seller_organisation_id, id desc);
create index contract_buyer_idx on contract (buyer_organisation_id, id desc);
create index contract_broker_idx on contract (broker_user_id, id desc) where broker_user_id is not null;
create index contract_queue_idx on contract (state, due_on, id);
create index contract_decided_idx on contract (decided_on, id) where decided_on is not null;
create index contract_same_idx on contract (signed_on, total_fen) where submitted_at is not null;
create index contract_title_trgm_idx on contract using gin (project_name gin_trgm_ops) where submitted_at is not null;
`;

const PARTS = `
create table contract_file (
  id uuid primary key,
  contract_id uuid not null references contract (id),
  file_id uuid not null references stored_file (id),
  kind varchar(16) not null check (kind in ('CONTRACT_TEXT', 'ANNEX', 'TITLE_PROOF', 'AUTHORISATION', 'IDENTITY')),
  added_by uuid not null references user_account (id),
  added_at timestamptz not null
);
create index contract_file_contract_idx on contract_file (contract_id, id);
create table contract_step (
  id uuid primary key,
  contract_id uuid not null references contract (id),
  action varchar(16) not null,
  from_state varchar(16),
  to_state varchar(16) not null,
  side varchar(8) not null check (side in ('SELLER', 'BUYER', 'BROKER', 'DESK')),
  actor_id uuid not null references user_account (id),
  note text,
  occurred_at timestamptz not null
);
create index contract_step_contract_idx on contract_step (contract_id, id);
-- Who filed and who reviewed decides who may register: it cannot be rewritten.
revoke update, delete, truncate on contract_step from techmart_app;
`;

/**
 * What is registered stands: only what the national system says of it may change. Amounts and parties change by entries of
 * the ledger. At the end of its transaction a registered contract has an entry, sealed or promised; which one says its key.
 */
const REGISTERED = `
create function contract_refuse_change() returns trigger language plpgsql as $$
declare
  v_free text[] := array['updated_at', 'external_status'];
begin
  if old.state <> 'REGISTERED' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or to_jsonb(new) - v_free is distinct from to_jsonb(old) - v_free then
    raise exception 'contract % is registered: % is refused', old.id, tg_op using errcode = '42501';
  end if;
  return new;
end $$;
create trigger contract_registered_stands before update or delete on contract
  for each row execute function contract_refuse_change();
create function contract_require_entry() returns trigger language plpgsql as $$
declare
  v_key text := 'registration:' || new.id;
begin
  if exists (select from contract where id = new.id and state = 'REGISTERED')
    and not exists (select from ledger_intake where idempotency_key = v_key and stream_key = 'contract')
    and not exists (select from ledger_entry where idempotency_key = v_key and stream_key || '' = 'contract') then
    raise exception 'contract % is registered without a ledger entry', new.id;
  end if;
  return null;
end $$;
create constraint trigger contract_has_entry after insert or update of state on contract deferrable initially deferred
  for each row when (new.state = 'REGISTERED') execute function contract_require_entry();
`;

export class Contract1764000000090 implements MigrationInterface {
  readonly name = 'Contract1764000000090';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [CONTRACT, PARTS, REGISTERED]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('forward only');
  }
}
