// A file attached to a filing; its bytes are in the platform's file store.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FileKind } from './contract.schema.js';

@Entity('contract_file')
export class ContractFile {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'contract_id', type: 'uuid' })
  contractId: string;

  @Column({ name: 'file_id', type: 'uuid' })
  fileId: string;

  @Column({ type: 'varchar', length: 16 })
  kind: FileKind;

  @Column({ name: 'added_by', type: 'uuid' })
  addedBy: string;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;
}
