// Tables of the officials' reports. A running or finished report is never asked for twice at the same time.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create table report_schedule (
  id uuid primary key,
  kind varchar(8) not null check (kind in ('MONTH', 'QUARTER', 'YEAR')),
  day_of_month smallint not null check (day_of_month between 1 and 28),
  recipient_ids uuid[] not null,
  scope_kind varchar(12) not null,
  scope_code varchar(40),
  created_by uuid not null references user_account (id),
  created_at timestamptz not null,
  last_period varchar(10)
);
create table report (
  id uuid primary key,
  kind varchar(8) not null check (kind in ('MONTH', 'QUARTER', 'YEAR')),
  period varchar(10) not null,
  scope_kind varchar(12) not null,
  scope_code varchar(40),
  state varchar(12) not null check (state in ('QUEUED', 'BUILDING', 'DONE', 'FAILED')),
  rows_done int not null default 0,
  rows_total int,
  requested_by uuid references user_account (id),
  requested_at timestamptz not null,
  schedule_id uuid references report_schedule (id) on delete set null,
  finished_at timestamptz,
  ledger_seq bigint,
  chain_hash varchar(64),
  workbook_file_id uuid references stored_file (id),
  list_file_id uuid references stored_file (id),
  document_file_id uuid references stored_file (id)
);
create unique index report_under_way on report (kind, period, scope_kind, coalesce(scope_code, ''))
  where state in ('QUEUED', 'BUILDING');
create index report_newest on report (scope_kind, scope_code, requested_at desc, id);
`;

export class DashboardReports1764000000112 implements MigrationInterface {
  readonly name = 'DashboardReports1764000000112';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
