// Tables of the ledger room. Everything is written by two functions that belong to the owner of the schema, ledger_submit
// and ledger_seal: the role of api and worker may read these tables and call them, nothing else.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An entry is first promised (ledger_intake), in the transaction of the use case, then sealed with others: it gets its seq
 * and hashes and is counted. No foreign keys from entry to stream, identity and sums to entry: only ledger_seal writes
 * there and the verifier checks the links.
 */
const TABLES = `
create table ledger_stream (
  stream_key varchar(40) primary key,
  seq bigint not null,
  chain_hash bytea not null
) with (fillfactor = 50);

-- Promised entries that have no seq yet: what is hashed is fixed but for the seq. They live for milliseconds.
create table ledger_intake (
  id bigint generated always as identity primary key,
  stream_key varchar(40) not null,
  idempotency_key varchar(200) not null,
  input_hash bytea not null,
  version smallint not null,
  kind varchar(24) not null,
  corrects_seq bigint,
  ledger_date date not null,
  count_delta smallint not null,
  total_fen bigint not null,
  technical_fen bigint not null,
  received_fen bigint not null,
  dimensions jsonb not null,
  occurred_at timestamptz not null,
  salt bytea not null,
  actor_id uuid not null,
  identity jsonb not null,
  identity_hash bytea not null,
  body text not null,
  submitted_at timestamptz not null default clock_timestamp(),
  constraint ledger_intake_key_unique unique (idempotency_key, stream_key)
);
create unique index ledger_intake_cancelled_once on ledger_intake (stream_key, corrects_seq)
  where kind in ('CANCELLATION', 'REVOCATION');

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
  -- The key first, so that no other index looks as good for a look-up while the table is small: see SUBMIT.
  constraint ledger_entry_key_unique unique (idempotency_key, stream_key),
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

-- Sums of all entries, changed with them: see the view ledger_rollup.
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

/**
 * The totals. ledger_cells says which of them an entry moves: the same as rollupCells in dimensions.ts, which the verifier
 * compares it with. What is promised and not sealed is in no total, so that every total belongs to a seq and its hash.
 */
const TOTALS = `
create function ledger_cells(p_dimensions jsonb) returns table (dimension text, code text)
language sql immutable parallel safe as $$
  select 'all', 'all'
  union all select key, value from jsonb_each_text(p_dimensions)
  union all select place, code
    from (values ('township', p_dimensions ->> 'sellerTownship'), ('park', p_dimensions ->> 'sellerPark'),
      ('township', nullif(p_dimensions ->> 'buyerTownship', p_dimensions ->> 'sellerTownship')),
      ('park', nullif(p_dimensions ->> 'buyerPark', p_dimensions ->> 'sellerPark')),
      ('flow', left(p_dimensions ->> 'sellerRegion', 2) || '-' || left(p_dimensions ->> 'buyerRegion', 2)))
      as derived (place, code)
    where code is not null
$$;
create view ledger_rollup as
  select stream_key, dimension, month, code, count, total_fen, technical_fen, received_fen from ledger_sum;
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
create trigger ledger_intake_keep before update or truncate on ledger_intake
  for each statement execute function ledger_refuse_change();
revoke all on ledger_stream, ledger_intake, ledger_entry, ledger_identity, ledger_sum, ledger_rollup from techmart_app;
grant select on ledger_stream, ledger_intake, ledger_entry, ledger_identity, ledger_sum, ledger_rollup to techmart_app;
`;

/**
 * Promises an entry in the transaction of the use case; what is wrong with it is refused here, not at sealing. Submitters
 * wait for nobody but one who submits the same key or the same cancellation. Every statement in here sees what others
 * committed before it (READ COMMITTED, volatile function): entries are looked at after the insert, which has waited for a
 * seal under way, so that a twin is seen either here or there.
 * A connection keeps the plans of its first call, made while the tables may be empty, when one index looks as good as
 * another: the stream is compared as an expression, so that only the index of the keys can be used.
 * p_body is the canonical form without its last member, the seq, which is only known at sealing.
 */
const SUBMIT = `
create function ledger_submit(
  p_stream text, p_key text, p_input_hash bytea, p_version smallint, p_kind text, p_corrects bigint, p_date date,
  p_count smallint, p_total bigint, p_technical bigint, p_received bigint, p_dimensions jsonb,
  p_occurred timestamptz, p_salt bytea, p_actor uuid, p_identity jsonb, p_identity_hash bytea, p_body text,
  out o_id bigint, out o_seq bigint, out o_leaf_hash bytea, out o_chain_hash bytea, out o_replayed boolean
) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_promised bytea;
  v_sealed bytea;
begin
  insert into ledger_intake (stream_key, idempotency_key, input_hash, version, kind, corrects_seq, ledger_date, count_delta,
      total_fen, technical_fen, received_fen, dimensions, occurred_at, salt, actor_id, identity, identity_hash, body)
    values (p_stream, p_key, p_input_hash, p_version, p_kind, p_corrects, p_date, p_count, p_total, p_technical, p_received,
      p_dimensions, p_occurred, p_salt, p_actor, p_identity, p_identity_hash, p_body)
    on conflict (idempotency_key, stream_key) do nothing returning id into o_id;
  o_replayed := o_id is null;
  if o_replayed then
    select id, input_hash into o_id, v_promised from ledger_intake
      where idempotency_key = p_key and stream_key = p_stream;
  end if;
  select e.seq, e.leaf_hash, e.chain_hash, e.input_hash into o_seq, o_leaf_hash, o_chain_hash, v_sealed
    from ledger_entry e where e.idempotency_key = p_key and e.stream_key || '' = p_stream;
  if o_seq is not null then
    if not o_replayed then
      delete from ledger_intake where id = o_id;
    end if;
    o_id := null;
    o_replayed := true;
  end if;
  if o_replayed then
    if coalesce(v_sealed, v_promised) is null then
      raise exception 'the twin is gone' using errcode = '40001';
    end if;
    if coalesce(v_sealed, v_promised) <> p_input_hash then
      raise exception 'another entry has this key' using errcode = 'TM001';
    end if;
    return;
  end if;
  if p_corrects is not null then
    perform from ledger_entry where stream_key = p_stream and seq = p_corrects;
    if not found then
      raise exception 'no such entry' using errcode = 'TM002';
    end if;
    if p_kind in ('CANCELLATION', 'REVOCATION') then
      perform from ledger_entry
        where stream_key = p_stream and corrects_seq = p_corrects and kind in ('CANCELLATION', 'REVOCATION');
      if found then
        raise exception 'already cancelled' using errcode = 'TM003';
      end if;
    end if;
  end if;
end $$;
revoke all on function ledger_submit from public;
grant execute on function ledger_submit to techmart_app;
`;

/** Entries that are sealed in one commit at most. */
const SEAL = 200;

/**
 * Seals promised entries in the order of their promises, in one statement that is a transaction of its own: p_ids of the
 * stream, or the oldest where it is null. Answers where the entries of p_keys stand, whoever sealed them. One holder at a
 * time, by an advisory lock; what its predecessors committed is seen, as in ledger_submit. Planned
 * once per connection, for any number of entries and without sequential scans, which look cheapest while the tables are
 * small: planning anew costs more than the rest.
 */
const SEALING = `
create function ledger_seal(p_stream text, p_ids bigint[], p_keys text[])
returns table (o_key text, o_seq bigint, o_leaf_hash bytea, o_chain_hash bytea)
language plpgsql security definer set search_path = public, pg_temp
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  v_ids bigint[] := p_ids;
  v_seq bigint;
  v_before bytea;
  v_chain bytea;
  v_leaf bytea;
  v_taken bigint[] := '{}';
  v_leaves bytea[] := '{}';
  v_chains bytea[] := '{}';
  v_n int := 0;
  promise record;
begin
  perform pg_advisory_xact_lock(60, hashtext(p_stream));
  select s.seq, s.chain_hash into v_seq, v_before from ledger_stream s where s.stream_key = p_stream;
  v_seq := coalesce(v_seq, 0);
  v_before := coalesce(v_before, decode(repeat('00', 32), 'hex'));
  v_chain := v_before;
  if v_ids is null then
    v_ids := array(select i.id from ledger_intake i where i.stream_key || '' = p_stream order by i.id limit ${SEAL});
  end if;
  for promise in
    select i.id, i.body from ledger_intake i where i.id = any(v_ids) and i.stream_key || '' = p_stream
    order by i.id limit ${SEAL}
  loop
    v_n := v_n + 1;
    v_leaf := sha256('\\x00'::bytea || convert_to(promise.body || ',"seq":"' || (v_seq + v_n) || '"}', 'UTF8'));
    v_chain := sha256('\\x02'::bytea || v_chain || v_leaf);
    v_taken[v_n] := promise.id;
    v_leaves[v_n] := v_leaf;
    v_chains[v_n] := v_chain;
  end loop;
  if v_n > 0 then
    with taken as (
      delete from ledger_intake where id = any(v_taken) returning *
    ), numbered as (
      select t.*, v_seq + h.n as seq, h.leaf, h.chain, coalesce(v_chains[h.n - 1], v_before) as prev
      from unnest(v_taken, v_leaves, v_chains) with ordinality as h (id, leaf, chain, n) join taken t using (id)
    ), identity as (
      insert into ledger_identity (stream_key, seq, salt, actor_id, identity)
      select n.stream_key, n.seq, n.salt, n.actor_id, n.identity from numbered n
    ), entry as (
      insert into ledger_entry (stream_key, seq, version, kind, corrects_seq, ledger_date, count_delta, total_fen,
        technical_fen, received_fen, dimensions, identity_hash, prev_hash, leaf_hash, chain_hash, occurred_at,
        idempotency_key, input_hash)
      select n.stream_key, n.seq, n.version, n.kind, n.corrects_seq, n.ledger_date, n.count_delta, n.total_fen,
        n.technical_fen, n.received_fen, n.dimensions, n.identity_hash, n.prev, n.leaf, n.chain, n.occurred_at,
        n.idempotency_key, n.input_hash from numbered n
    )
    insert into ledger_sum as r (stream_key, dimension, month, code, count, total_fen, technical_fen, received_fen)
      select n.stream_key, c.dimension, date_trunc('month', n.ledger_date::timestamp)::date, c.code, sum(n.count_delta),
        sum(n.total_fen), sum(n.technical_fen), sum(n.received_fen)
      from numbered n cross join lateral ledger_cells(n.dimensions) c group by 1, 2, 3, 4
      on conflict (stream_key, dimension, month, code) do update set
        count = r.count + excluded.count, total_fen = r.total_fen + excluded.total_fen,
        technical_fen = r.technical_fen + excluded.technical_fen, received_fen = r.received_fen + excluded.received_fen;
    update ledger_stream set seq = v_seq + v_n, chain_hash = v_chain where stream_key = p_stream;
    if not found then
      insert into ledger_stream (stream_key, seq, chain_hash) values (p_stream, v_seq + v_n, v_chain);
    end if;
  end if;
  return query select e.idempotency_key::text, e.seq, e.leaf_hash, e.chain_hash from ledger_entry e
    where e.idempotency_key = any(p_keys) and e.stream_key || '' = p_stream;
end $$;
revoke all on function ledger_seal from public;
grant execute on function ledger_seal to techmart_app;
`;

export class Ledger1764000000060 implements MigrationInterface {
  readonly name = 'Ledger1764000000060';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [TABLES, TOTALS, APPEND_ONLY, SUBMIT, SEALING]) await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
