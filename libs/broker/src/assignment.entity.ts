// One offer of work to one broker, with the facts the rule saw. A subject has at most one live row (partial unique index).
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssignmentMode, AssignmentOutcome, AssignmentState } from './broker.schema.js';

@Entity('broker_assignment')
export class BrokerAssignment {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Room of the work, e.g. 'deal'. */
  @Column({ name: 'subject_type', type: 'varchar', length: 16 })
  subjectType: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ name: 'broker_id', type: 'uuid' })
  brokerId: string;

  @Column({ type: 'varchar', length: 16 })
  state: AssignmentState;

  /** RULE: picked by broker.rules.ts. NAMED: a party asked for this person. */
  @Column({ type: 'varchar', length: 8 })
  mode: AssignmentMode;

  /** Fit and load that the rule saw; kept so that the choice can be explained. */
  @Column({ type: 'smallint' })
  fit: number;

  @Column({ type: 'smallint' })
  load: number;

  @Column({ name: 'party_org_ids', type: 'uuid', array: true })
  partyOrgIds: string[];

  /** Why the broker declined or the work ended. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  reason: string | null;

  /** The broker's declaration of a tie to a party, shown to both sides; null: none declared. */
  @Column({ name: 'conflict_statement', type: 'varchar', length: 500, nullable: true })
  conflictStatement: string | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  outcome: AssignmentOutcome | null;

  @Column({ name: 'offered_at', type: 'timestamptz' })
  offeredAt: Date;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}
