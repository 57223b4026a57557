// Proof of the ledger: hash tiles of the Merkle tree, signed checkpoints and the list of public keys. All append-only.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
-- Hash tiles of C2SP tlog-tiles, height 8, only full ones: 256 hashes of the tree's level 8 × level. They never change; the
-- right edge is read from the entries and from the roots of the tiles below it.
create table ledger_tile (
  stream_key varchar(40) not null,
  level smallint not null,
  n bigint not null,
  -- Root of the 256 hashes: one hash of the tile above.
  root bytea not null,
  hashes bytea not null,
  primary key (stream_key, level, n),
  constraint ledger_tile_full check (length(hashes) = 8192 and length(root) = 32)
);
-- Hashes cannot be compressed, and a reader of roots must not read them.
alter table ledger_tile alter column hashes set storage external;

create table ledger_checkpoint (
  stream_key varchar(40) not null,
  size bigint not null,
  root bytea not null,
  -- The signed note of C2SP tlog-checkpoint, as it is published.
  note text not null,
  signed_at timestamptz not null,
  primary key (stream_key, size),
  constraint ledger_checkpoint_size check (size >= 0 and length(root) = 32)
);

-- Public keys that checkpoints are or were signed with. The private ones are never in the database.
create table ledger_key (
  stream_key varchar(40) not null,
  name varchar(250) not null,
  public_key bytea not null,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (stream_key, name, public_key)
);

-- A proof is asked for by the number on a certificate.
create index ledger_identity_registration on ledger_identity (stream_key, (identity ->> 'registrationNumber'));
`;

/**
 * Tiles are computed here from the entries, so the application's role can make no other ones. At most p_tiles lowest tiles
 * a call: a long stream is sealed in several transactions, and one that is broken off is taken up by the next call.
 */
const SEAL = `
create function ledger_seal_tiles(p_stream text, p_tiles int) returns int
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  v_n bigint;
  v_size bigint;
  v_level smallint;
  v_made int := 0;
  v_count int;
  v_hashes bytea;
  v_row bytea;
  v_at bigint;
begin
  perform pg_advisory_xact_lock(61, hashtext(p_stream));
  select coalesce(max(n) + 1, 0) into v_n from ledger_tile where stream_key = p_stream and level = 0;
  select coalesce(max(seq), 0) into v_size from ledger_entry where stream_key = p_stream;
  while v_made < p_tiles and (v_n + 1) * 256 <= v_size loop
    v_level := 0;
    v_at := v_n;
    loop
      if v_level = 0 then
        select string_agg(leaf_hash, ''::bytea order by seq), count(*) into v_hashes, v_count
          from ledger_entry where stream_key = p_stream and seq between v_at * 256 + 1 and v_at * 256 + 256;
      else
        select string_agg(root, ''::bytea order by n), count(*) into v_hashes, v_count
          from ledger_tile where stream_key = p_stream and level = v_level - 1 and n between v_at * 256 and v_at * 256 + 255;
      end if;
      if v_count <> 256 or length(v_hashes) <> 8192 then
        raise exception 'tile % of level % has % hashes', v_at, v_level, v_count using errcode = 'TM010';
      end if;
      v_row := v_hashes;
      while length(v_row) > 32 loop
        select string_agg(sha256('\\x01'::bytea || substr(v_row, i * 64 + 1, 64)), ''::bytea order by i) into v_row
          from generate_series(0, length(v_row) / 64 - 1) i;
      end loop;
      insert into ledger_tile values (p_stream, v_level, v_at, v_row, v_hashes);
      exit when v_at % 256 <> 255;
      v_at := v_at / 256;
      v_level := v_level + 1;
    end loop;
    v_n := v_n + 1;
    v_made := v_made + 1;
  end loop;
  return v_made;
end $$;
revoke all on function ledger_seal_tiles from public;
grant execute on function ledger_seal_tiles to techmart_app;
`;

/** As for the entries: refused by grant to the application, by trigger to the owner. A key may get its end once. */
const APPEND_ONLY = `
create trigger ledger_tile_append_only before update or delete or truncate on ledger_tile
  for each statement execute function ledger_refuse_change();
create trigger ledger_checkpoint_append_only before update or delete or truncate on ledger_checkpoint
  for each statement execute function ledger_refuse_change();
create trigger ledger_key_keep before delete or truncate on ledger_key
  for each statement execute function ledger_refuse_change();
create trigger ledger_key_append_only before update on ledger_key
  for each row when (old.until_at is not null or (old.stream_key, old.name, old.public_key, old.from_at)
    is distinct from (new.stream_key, new.name, new.public_key, new.from_at))
  execute function ledger_refuse_change();
revoke all on ledger_tile, ledger_checkpoint, ledger_key from techmart_app;
grant select on ledger_tile, ledger_checkpoint, ledger_key to techmart_app;
grant insert on ledger_checkpoint, ledger_key to techmart_app;
grant update (until_at) on ledger_key to techmart_app;
`;

export class LedgerProof1764000000061 implements MigrationInterface {
  readonly name = 'LedgerProof1764000000061';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [TABLES, SEAL, APPEND_ONLY]) await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
