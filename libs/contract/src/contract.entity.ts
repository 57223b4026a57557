// One filing for registration. `form` is what people fill in; the columns beside it are what lists, rules and the ledger
// need, written from the form by contract.rows.ts and never by hand.
import { bigintColumn } from '@app/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContractState, CorrectionItem, ExternalStatus, Opinion } from './contract.schema.js';
import type { ContractDraft } from './form.schema.js';
import type { PrecheckView } from './precheck.schema.js';

@Entity('contract')
export class Contract {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Platform's own number `FL-2026-DEV-00001`, given at the first submission. */
  @Column({ type: 'varchar', length: 24, nullable: true })
  number: string | null;

  @Column({ type: 'varchar', length: 16 })
  state: ContractState;

  @Column({ name: 'deal_id', type: 'uuid', nullable: true })
  dealId: string | null;

  @Column({ name: 'seller_organisation_id', type: 'uuid' })
  sellerOrganisationId: string;

  /** Null while the buyer is not an organisation of this platform. */
  @Column({ name: 'buyer_organisation_id', type: 'uuid', nullable: true })
  buyerOrganisationId: string | null;

  @Column({ name: 'broker_user_id', type: 'uuid', nullable: true })
  brokerUserId: string | null;

  @Column({ type: 'jsonb' })
  form: ContractDraft;

  @Column({ name: 'project_name', type: 'varchar', length: 200, nullable: true })
  projectName: string | null;

  @Column({ type: 'varchar', length: 8, nullable: true })
  type: string | null;

  @Column({ name: 'sub_type', type: 'varchar', length: 32, nullable: true })
  subType: string | null;

  @Column({ name: 'signed_on', type: 'date', nullable: true })
  signedOn: string | null;

  @Column({ name: 'total_fen', type: 'bigint', transformer: bigintColumn })
  totalFen: bigint;

  @Column({ name: 'technical_fen', type: 'bigint', transformer: bigintColumn })
  technicalFen: bigint;

  @Column({ name: 'received_fen', type: 'bigint', transformer: bigintColumn })
  receivedFen: bigint;

  @Column({ type: 'jsonb', nullable: true })
  precheck: PrecheckView | null;

  /** Rules that the limit and the pre-check follow; fixed at acceptance. */
  @Column({ name: 'rule_set_version', type: 'varchar', length: 16 })
  ruleSetVersion: string;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  /** First submission; stays when the filing is returned. */
  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  /** Day of acceptance in Shanghai: the legal clock runs from it. Moved on by a return under rules that do not restart. */
  @Column({ name: 'accepted_on', type: 'date', nullable: true })
  acceptedOn: string | null;

  /** Last day for the decision; null while the clock stands. */
  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn: string | null;

  @Column({ name: 'clerk_id', type: 'uuid', nullable: true })
  clerkId: string | null;

  /** Day of the return for correction, while it is open. */
  @Column({ name: 'returned_on', type: 'date', nullable: true })
  returnedOn: string | null;

  @Column({ type: 'jsonb' })
  corrections: CorrectionItem[];

  @Column({ name: 'correction_count', type: 'smallint', default: 0 })
  correctionCount: number;

  @Column({ name: 'first_reviewed_by', type: 'uuid', nullable: true })
  firstReviewedBy: string | null;

  @Column({ name: 'first_reviewed_at', type: 'timestamptz', nullable: true })
  firstReviewedAt: Date | null;

  @Column({ name: 'first_opinion', type: 'varchar', length: 16, nullable: true })
  firstOpinion: Opinion | null;

  @Column({ name: 'first_note', type: 'varchar', length: 1000, nullable: true })
  firstNote: string | null;

  /** Registered or refused by. */
  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  /** Day of registration or refusal in Shanghai. */
  @Column({ name: 'decided_on', type: 'date', nullable: true })
  decidedOn: string | null;

  @Column({ name: 'refusal_ground', type: 'varchar', length: 24, nullable: true })
  refusalGround: string | null;

  @Column({ name: 'refusal_note', type: 'varchar', length: 1000, nullable: true })
  refusalNote: string | null;

  @Column({ name: 'registration_number', type: 'varchar', length: 16, nullable: true })
  registrationNumber: string | null;

  @Column({ name: 'external_status', type: 'varchar', length: 24 })
  externalStatus: ExternalStatus;
}
