// The search engine embedded in PostgreSQL: generations of indexes, their documents, term statistics.
// All of it is a mirror that `search:rebuild` can make again from the rooms' tables.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Search1764000000012 implements MigrationInterface {
  name = 'Search1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(`
      create table search_generation (
        id int generated always as identity primary key,
        index_name text not null,
        version int not null,
        state text not null check (state in ('building', 'live', 'retired')),
        created_at timestamptz not null default now(),
        statistics_version int not null default 0,
        statistics_documents int not null default 0,
        average_word_length float8 not null default 1,
        average_bigram_length float8 not null default 1,
        average_character_length float8 not null default 1
      )`);
    await runner.query(
      `create unique index search_generation_live on search_generation (index_name) where state = 'live'`,
    );
    await runner.query(
      `create unique index search_generation_building on search_generation (index_name) where state = 'building'`,
    );
    // Counts writes since the last statistics. Apart from the generation, whose row every reader needs.
    await runner.query(`
      create table search_generation_change (
        generation_id int primary key references search_generation (id) on delete cascade,
        documents bigint not null default 0
      ) with (fillfactor = 50)`);
    await runner.query(`
      create table search_document (
        generation_id int not null references search_generation (id) on delete cascade,
        id text collate "C" not null,
        revision bigint not null,
        hash text not null,
        attributes jsonb not null,
        facets text[] not null,
        labels smallint not null,
        sort1 float8,
        sort2 float8,
        sort3 float8,
        sort4 float8,
        word_length int not null,
        bigram_length int not null,
        character_length int not null,
        latin text not null,
        texts jsonb not null,
        normalised text not null,
        words text not null,
        lexemes tsvector not null,
        primary key (generation_id, id)
      ) with (toast_tuple_target = 512)`);
    await runner.query(`create index search_document_lexemes on search_document using gin (lexemes)`);
    // The planner takes a match for one comparison, but it unpacks some 5 kB: without this it reads every document of an
    // index where a common word would be found by the GIN index. Only the owner of the server may say so.
    await runner.query(`
      do $$ begin
        alter function pg_catalog.ts_match_vq(tsvector, tsquery) cost 200;
      exception when insufficient_privilege then null;
      end $$`);
    await runner.query(
      `create index search_document_attributes on search_document using gin (attributes jsonb_path_ops)`,
    );
    await runner.query(`create index search_document_latin on search_document using gin (latin gin_trgm_ops)`);
    await runner.query(
      `create index search_document_sort1 on search_document (generation_id, sort1 desc nulls last, id desc)`,
    );
    await runner.query(
      `create index search_document_sort2 on search_document (generation_id, sort2 desc nulls last, id desc)`,
    );
    await runner.query(`
      create table search_term (
        generation_id int not null references search_generation (id) on delete cascade,
        statistics_version int not null,
        term text collate "C" not null,
        documents int not null,
        primary key (generation_id, statistics_version, term)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
