// Tables of the ledger room. Everything is written by one function, ledger_append, which belongs to the owner of the
// schema: the role of api and worker may read these tables and call it, nothing else.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * No foreign keys from entry to stream, identity and rollup to entry: only ledger_append writes here, the verifier checks
 * the links, and three look-ups per entry under the lock of the stream's head cost a tenth of the append.
 */
const TABLES = `
create table ledger_stream (
  stream_key varchar(40) primary key,
  seq bigint not null,
  chain_hash bytea not null,
  folded_seq bigint not null
) with (fillfactor = 50);

create table ledger_entry (
  stream_key varchar(40) not null,
  seq bigint not null,
  version smallint not null,
  kind varchar(24) not null,
  corrects_seq bigint,
  ledger_date date not null,
  count_delta smallint not null,
  total_fen bigint not null,
  technical_fen bigint not null,
  received_fen bigint not null,
  dimensions jsonb not null,
  identity_hash bytea not null,
  prev_hash bytea not null,
  leaf_hash bytea not null,
  chain_hash bytea not null,
  occurred_at timestamptz not null,
  idempotency_key varchar(200) not null,
  input_hash bytea not null,
  primary key (stream_key, seq),
  foreign key (stream_key, corrects_seq) references ledger_entry (stream_key, seq),
  constraint ledger_entry_key_unique unique (stream_key, idempotency_key),
  constraint ledger_entry_seq_positive check (seq > 0),
  constraint ledger_entry_corrects_earlier check (corrects_seq < seq)
);
create unique index ledger_entry_cancelled_once on ledger_entry (stream_key, corrects_seq)
  where kind in ('CANCELLATION', 'REVOCATION');
create index ledger_entry_corrects on ledger_entry (stream_key, corrects_seq) where corrects_seq is not null;
create index ledger_entry_date on ledger_entry (stream_key, ledger_date, seq);

-- Who and what an entry is about. Kept apart, so that a person's data can be erased one day without touching an entry.
create table ledger_identity (
  stream_key varchar(40) not null,
  seq bigint not null,
  salt bytea not null,
  actor_id uuid not null,
  identity jsonb not null,
  primary key (stream_key, seq)
);
create index ledger_identity_contract on ledger_identity ((identity ->> 'contractId'));

-- Sums of the entries up to ledger_stream.folded_seq. Nobody reads this alone: see the view ledger_rollup.
create table ledger_sum (
  stream_key varchar(40) not null,
  dimension varchar(24) not null,
  month date not null,
  code varchar(40) not null,
  count bigint not null,
  total_fen bigint not null,
  technical_fen bigint not null,
  received_fen bigint not null,
  primary key (stream_key, dimension, month, code)
) with (fillfactor = 50);
`;

/** Entries that are added to the sums together, see APPEND; a reader adds up at most one fewer. */
const FOLD = 32;

/**
 * The totals: the kept sums and the entries that are not in them yet, in one snapshot, so exact with every commit. Twenty
 * cells change with an entry; changing them at each append would cost more than the rest of it.
 * ledger_cells says which: the same as rollupCells in dimensions.ts, which the verifier compares it with.
 * Both ends of the range are given so that any plan reads it by the key.
 */
const TOTALS = `
create function ledger_cells(p_dimensions jsonb) returns table (dimension text, code text)
language sql immutable parallel safe as $$
  select 'all', 'all'
  union all select key, value from jsonb_each_text(p_dimensions)
  union all select place, code
    from (values ('township', p_dimensions ->> 'sellerTownship'), ('park', p_dimensions ->> 'sellerPark'),
      ('township', nullif(p_dimensions ->> 'buyerTownship', p_dimensions ->> 'sellerTownship')),
      ('park', nullif(p_dimensions ->> 'buyerPark', p_dimensions ->> 'sellerPark'))) as places (place, code)
    where code is not null
$$;
create view ledger_rollup as
  select stream_key, dimension, month, code, sum(count)::bigint as count, sum(total_fen)::bigint as total_fen,
    sum(technical_fen)::bigint as technical_fen, sum(received_fen)::bigint as received_fen
  from (
    select stream_key, dimension, month, code, count, total_fen, technical_fen, received_fen from ledger_sum
    union all
    -- The types of ledger_sum exactly: else a condition on them is not used to read it by its key.
    select e.stream_key, c.dimension::varchar(24), date_trunc('month', e.ledger_date::timestamp)::date,
      c.code::varchar(40), e.count_delta::bigint, e.total_fen, e.technical_fen, e.received_fen
    from ledger_stream s
      join ledger_entry e on e.stream_key = s.stream_key and e.seq between s.folded_seq + 1 and s.folded_seq + ${FOLD}
      cross join lateral ledger_cells(e.dimensions) c
  ) as part
  group by stream_key, dimension, month, code;
`;

/** Triggers hold against the owner too; only a superuser who switches them off gets past, and the verifier finds it. */
const APPEND_ONLY = `
create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on % is refused', tg_op, tg_table_name using errcode = '42501';
end $$;
create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
  for each statement execute function ledger_refuse_change();
create trigger ledger_identity_append_only before update or delete or truncate on ledger_identity
  for each statement execute function ledger_refuse_change();
create trigger ledger_sum_keep before delete or truncate on ledger_sum
  for each statement execute function ledger_refuse_change();
create trigger ledger_stream_keep before delete or truncate on ledger_stream
  for each statement execute function ledger_refuse_change();
revoke all on ledger_stream, ledger_entry, ledger_identity, ledger_sum, ledger_rollup from techmart_app;
grant select on ledger_stream, ledger_entry, ledger_identity, ledger_sum, ledger_rollup to techmart_app;
`;

/**
 * One round trip under the lock of the stream, an advisory one: a lock of the head's row, which is changed below, costs twice
 * under many writers. Every statement in here sees what earlier holders committed
 * (READ COMMITTED, volatile function), which a single statement with common table expressions would not.
 * A connection keeps the plans of its first call, made while the tables may be empty, when reading them from end to end
 * looks cheapest. So every look-up is by the whole of a unique index: there is nothing to choose.
 * p_body is the canonical form without its last member, the seq, which is only known here.
 * Every 32nd entry adds the last 32 to the sums, in one statement that is planned anew for the table of that day.
 */
const APPEND = `
create function ledger_append(
  p_stream text, p_key text, p_input_hash bytea, p_version smallint, p_kind text, p_corrects bigint, p_date date,
  p_count smallint, p_total bigint, p_technical bigint, p_received bigint, p_dimensions jsonb,
  p_occurred timestamptz, p_salt bytea, p_actor uuid, p_identity jsonb, p_identity_hash bytea, p_body text,
  out o_seq bigint, out o_leaf_hash bytea, out o_chain_hash bytea, out o_replayed boolean
) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_seq bigint;
  v_prev bytea;
  v_folded bigint;
  v_input_hash bytea;
begin
  perform pg_advisory_xact_lock(60, hashtext(p_stream));
  select seq, chain_hash, folded_seq into v_seq, v_prev, v_folded from ledger_stream where stream_key = p_stream;
  if not found then
    v_seq := 0;
    v_prev := decode(repeat('00', 32), 'hex');
    v_folded := 0;
    insert into ledger_stream values (p_stream, v_seq, v_prev, v_folded);
  end if;
  o_seq := v_seq + 1;
  o_leaf_hash := sha256('\\x00'::bytea || convert_to(p_body || ',"seq":"' || o_seq || '"}', 'UTF8'));
  o_chain_hash := sha256('\\x02'::bytea || v_prev || o_leaf_hash);
  o_replayed := false;
  insert into ledger_entry values (p_stream, o_seq, p_version, p_kind, p_corrects, p_date, p_count, p_total, p_technical,
    p_received, p_dimensions, p_identity_hash, v_prev, o_leaf_hash, o_chain_hash, p_occurred, p_key, p_input_hash)
    on conflict (stream_key, idempotency_key) do nothing;
  if not found then
    select e.seq, e.leaf_hash, e.chain_hash, e.input_hash, true
      into o_seq, o_leaf_hash, o_chain_hash, v_input_hash, o_replayed
      from ledger_entry e where e.stream_key = p_stream and e.idempotency_key = p_key;
    if v_input_hash <> p_input_hash then
      raise exception 'another entry has this key' using errcode = 'TM001', detail = o_seq::text;
    end if;
    return;
  end if;
  insert into ledger_identity values (p_stream, o_seq, p_salt, p_actor, p_identity);
  if o_seq - v_folded >= ${FOLD} then
    execute 'insert into ledger_sum as r
      select e.stream_key, c.dimension, date_trunc(''month'', e.ledger_date::timestamp)::date, c.code,
        sum(e.count_delta), sum(e.total_fen), sum(e.technical_fen), sum(e.received_fen)
      from ledger_entry e cross join lateral ledger_cells(e.dimensions) c
      where e.stream_key = $1 and e.seq between $2 + 1 and $3 group by 1, 2, 3, 4
      on conflict (stream_key, dimension, month, code) do update set
        count = r.count + excluded.count, total_fen = r.total_fen + excluded.total_fen,
        technical_fen = r.technical_fen + excluded.technical_fen, received_fen = r.received_fen + excluded.received_fen'
      using p_stream, v_folded, o_seq;
    v_folded := o_seq;
  end if;
  update ledger_stream set seq = o_seq, chain_hash = o_chain_hash, folded_seq = v_folded where stream_key = p_stream;
end $$;
revoke all on function ledger_append from public;
grant execute on function ledger_append to techmart_app;
`;

export class Ledger1764000000060 implements MigrationInterface {
  readonly name = 'Ledger1764000000060';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [TABLES, TOTALS, APPEND_ONLY, APPEND]) await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
