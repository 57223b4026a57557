// A file handed over in a deal; the content lies in the platform's file store.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DealSide } from './deal.schema.js';

@Entity('deal_file')
export class DealFile {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'deal_id', type: 'uuid' })
  dealId: string;

  @Column({ name: 'file_id', type: 'uuid' })
  fileId: string;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  @Column({ name: 'author_side', type: 'varchar', length: 8 })
  authorSide: DealSide;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
