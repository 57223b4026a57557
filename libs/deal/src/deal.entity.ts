// One negotiation between one seller and one buyer, from interest to a registered contract. Texts of talks: log.entity.ts.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '@app/platform';
import type { BrokerState, DealStage, PartySide } from './deal.schema.js';

@Entity('deal')
export class Deal {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Title of the achievement, or of the demand, when interest was expressed. */
  @Column({ type: 'varchar', length: 300 })
  title: string;

  @Column({ type: 'varchar', length: 16 })
  stage: DealStage;

  @Column({ name: 'stage_at', type: 'timestamptz' })
  stageAt: Date;

  /** Last sign of life from a person: what idle limits count from. */
  @Column({ name: 'last_activity_at', type: 'timestamptz' })
  lastActivityAt: Date;

  @Column({ name: 'first_log_at', type: 'timestamptz', nullable: true })
  firstLogAt: Date | null;

  /** 90 days without activity in negotiation; cleared by the next activity. */
  @Column({ name: 'is_stale', type: 'boolean', default: false })
  isStale: boolean;

  @Column({ name: 'achievement_id', type: 'uuid', nullable: true })
  achievementId: string | null;

  @Column({ name: 'demand_id', type: 'uuid', nullable: true })
  demandId: string | null;

  @Column({ name: 'match_id', type: 'uuid', nullable: true })
  matchId: string | null;

  /** Code of the list `techArea`. */
  @Column({ name: 'tech_area', type: 'varchar', length: 32, nullable: true })
  techArea: string | null;

  /** Code of the list `base`. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  base: string | null;

  @Column({ name: 'seller_org_id', type: 'uuid' })
  sellerOrgId: string;

  @Column({ name: 'buyer_org_id', type: 'uuid' })
  buyerOrgId: string;

  @Column({ name: 'initiator_side', type: 'varchar', length: 8 })
  initiatorSide: PartySide;

  @Column({ name: 'initiated_by', type: 'uuid' })
  initiatedBy: string;

  /** The demand is anonymous: the seller learns who the buyer is only when both have accepted. */
  @Column({ name: 'is_buyer_anonymous', type: 'boolean' })
  isBuyerAnonymous: boolean;

  /** First words of the initiator. */
  @Column({ type: 'text' })
  message: string;

  /** Contact persons of the sides; the answering side's is set by its acceptance. */
  @Column({ name: 'seller_user_id', type: 'uuid', nullable: true })
  sellerUserId: string | null;

  @Column({ name: 'buyer_user_id', type: 'uuid', nullable: true })
  buyerUserId: string | null;

  /** When both had accepted: identities and contacts are open from then on. */
  @Column({ name: 'opened_at', type: 'timestamptz', nullable: true })
  openedAt: Date | null;

  @Column({ name: 'broker_id', type: 'uuid', nullable: true })
  brokerId: string | null;

  @Column({ name: 'broker_user_id', type: 'uuid', nullable: true })
  brokerUserId: string | null;

  @Column({ name: 'broker_state', type: 'varchar', length: 16, nullable: true })
  brokerState: BrokerState | null;

  @Column({ name: 'decline_reason', type: 'varchar', length: 500, nullable: true })
  declineReason: string | null;

  /** Code of the list `dealFailReason`. */
  @Column({ name: 'fail_reason', type: 'varchar', length: 16, nullable: true })
  failReason: string | null;

  @Column({ name: 'fail_note', type: 'varchar', length: 500, nullable: true })
  failNote: string | null;

  /** Amount both sides confirmed at signing, in fen. */
  @Column({ name: 'total_amount_fen', type: 'bigint', nullable: true, transformer: bigintColumn })
  totalAmountFen: bigint | null;

  @Column({ name: 'contract_id', type: 'uuid', nullable: true })
  contractId: string | null;

  /** 16-digit number of the registered contract. */
  @Column({ name: 'registration_number', type: 'varchar', length: 16, nullable: true })
  registrationNumber: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
