// One line of a contract's timeline, shown to the parties and the desk. The audit trail is identity's.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContractAction } from './contract.lifecycle.js';
import type { ContractSide, ContractState } from './contract.schema.js';

@Entity('contract_step')
export class ContractStep {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'contract_id', type: 'uuid' })
  contractId: string;

  @Column({ type: 'varchar', length: 16 })
  action: ContractAction | 'create';

  @Column({ name: 'from_state', type: 'varchar', length: 16, nullable: true })
  fromState: ContractState | null;

  @Column({ name: 'to_state', type: 'varchar', length: 16 })
  toState: ContractState;

  @Column({ type: 'varchar', length: 8 })
  side: ContractSide;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt: Date;
}
