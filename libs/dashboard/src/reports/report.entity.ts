// Tables `report` and `report_schedule`. Files of a report are in the platform's file store.
import { bigintColumn } from '@app/platform';
import type { LedgerScope } from '@app/ledger';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReportKind, ReportState } from './report.schema.js';

@Entity('report')
export class ReportEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'varchar', length: 8 })
  kind: ReportKind;

  @Column({ type: 'varchar', length: 10 })
  period: string;

  @Column({ name: 'scope_kind', type: 'varchar', length: 12 })
  scopeKind: LedgerScope['kind'];

  @Column({ name: 'scope_code', type: 'varchar', length: 40, nullable: true })
  scopeCode: string | null;

  @Column({ type: 'varchar', length: 12 })
  state: ReportState;

  @Column({ name: 'rows_done', type: 'int', default: 0 })
  rowsDone: number;

  @Column({ name: 'rows_total', type: 'int', nullable: true })
  rowsTotal: number | null;

  /** Null: asked for by a schedule. */
  @Column({ name: 'requested_by', type: 'uuid', nullable: true })
  requestedBy: string | null;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt: Date;

  @Column({ name: 'schedule_id', type: 'uuid', nullable: true })
  scheduleId: string | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  @Column({ name: 'ledger_seq', type: 'bigint', transformer: bigintColumn, nullable: true })
  ledgerSeq: bigint | null;

  /** 64 hex digits. */
  @Column({ name: 'chain_hash', type: 'varchar', length: 64, nullable: true })
  chainHash: string | null;

  @Column({ name: 'workbook_file_id', type: 'uuid', nullable: true })
  workbookFileId: string | null;

  @Column({ name: 'list_file_id', type: 'uuid', nullable: true })
  listFileId: string | null;

  @Column({ name: 'document_file_id', type: 'uuid', nullable: true })
  documentFileId: string | null;
}

@Entity('report_schedule')
export class ReportScheduleEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'varchar', length: 8 })
  kind: ReportKind;

  @Column({ name: 'day_of_month', type: 'smallint' })
  dayOfMonth: number;

  @Column({ name: 'recipient_ids', type: 'uuid', array: true })
  recipientIds: string[];

  @Column({ name: 'scope_kind', type: 'varchar', length: 12 })
  scopeKind: LedgerScope['kind'];

  @Column({ name: 'scope_code', type: 'varchar', length: 40, nullable: true })
  scopeCode: string | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'last_period', type: 'varchar', length: 10, nullable: true })
  lastPeriod: string | null;
}
