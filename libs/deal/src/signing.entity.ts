// The facts of a signed contract as one side stated them and the other confirmed. At most one live row per deal.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '@app/platform';
import type { PartySide } from './deal.schema.js';
import type { SigningState } from './signing.schema.js';

@Entity('deal_signing')
export class DealSigning {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'deal_id', type: 'uuid' })
  dealId: string;

  @Column({ type: 'varchar', length: 16 })
  state: SigningState;

  /** Code of the list `contractType`. */
  @Column({ name: 'contract_type', type: 'varchar', length: 8 })
  contractType: string;

  @Column({ name: 'total_amount_fen', type: 'bigint', transformer: bigintColumn })
  totalAmountFen: bigint;

  @Column({ name: 'signed_on', type: 'date' })
  signedOn: string;

  @Column({ name: 'proposed_side', type: 'varchar', length: 8 })
  proposedSide: PartySide;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy: string;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: Date;

  @Column({ name: 'confirmed_by', type: 'uuid', nullable: true })
  confirmedBy: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;
}
