// Outbox, idempotency keys, settings, files; and the role that api and worker work as.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1764000000010 implements MigrationInterface {
  name = 'Platform1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    // The role is shared by all databases of a cluster, so another migration may be creating it at this moment.
    await runner.query(`
      do $$ begin
        create role techmart_app nologin;
      exception when duplicate_object or unique_violation then null;
      end $$`);
    await runner.query(`
      do $$ begin
        if not pg_has_role(current_user, 'techmart_app', 'MEMBER') then
          execute format('grant techmart_app to %I', current_user);
        end if;
      end $$`);
    await runner.query(`grant usage on schema public to techmart_app`);
    await runner.query(`alter default privileges in schema public
      grant select, insert, update, delete on tables to techmart_app`);
    await runner.query(`alter default privileges in schema public grant usage, select on sequences to techmart_app`);
    await runner.query(`grant select on schema_migration to techmart_app`);
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(`
      create table outbox_event (
        id uuid primary key,
        name text not null,
        version int not null,
        payload jsonb not null,
        trace_id text not null,
        occurred_at timestamptz not null,
        published_at timestamptz
      )`);
    await runner.query(`create index outbox_event_unpublished on outbox_event (id) where published_at is null`);
    await runner.query(
      `create index outbox_event_published on outbox_event (published_at) where published_at is not null`,
    );
    await runner.query(`
      create table idempotency_key (
        scope text not null,
        key text not null,
        request_hash bytea not null,
        answer jsonb,
        claimed_at timestamptz not null default now(),
        answered_at timestamptz,
        primary key (scope, key)
      )`);
    await runner.query(`create index idempotency_key_claimed on idempotency_key (claimed_at)`);
    await runner.query(`
      create table platform_setting (
        key text primary key,
        value jsonb not null,
        changed_at timestamptz not null default now()
      )`);
    await runner.query(`
      create table stored_file (
        id uuid primary key,
        room text not null,
        name text not null,
        media_type text not null,
        size int not null check (size > 0),
        sha256 text not null,
        content bytea not null,
        created_at timestamptz not null default now()
      )`);
    await runner.query(`alter table stored_file alter column content set storage external`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
