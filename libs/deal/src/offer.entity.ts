// One round of price talk: an amount and its terms, by one side. Rounds count from 1 within a deal.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '@app/platform';
import type { DealSide } from './deal.schema.js';
import type { OfferMode } from './negotiation.schema.js';

@Entity('deal_offer')
export class DealOffer {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'deal_id', type: 'uuid' })
  dealId: string;

  @Column({ type: 'int' })
  round: number;

  @Column({ name: 'amount_fen', type: 'bigint', transformer: bigintColumn })
  amountFen: bigint;

  @Column({ type: 'varchar', length: 24 })
  mode: OfferMode;

  @Column({ type: 'text' })
  terms: string;

  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil: string | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  @Column({ name: 'author_side', type: 'varchar', length: 8 })
  authorSide: DealSide;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
