// Plan periods with their target of registered contract value. Rows are added by migrations, targets by the office.
import { bigintColumn } from '@app/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('plan_period')
export class PlanPeriod {
  @PrimaryColumn({ type: 'varchar', length: 16 })
  code: string;

  @Column({ type: 'varchar', length: 40 })
  name: string;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn: string;

  @Column({ name: 'target_fen', type: 'bigint', transformer: bigintColumn, nullable: true })
  targetFen: bigint | null;

  @Column({ type: 'varchar', length: 16 })
  metric: 'TOTAL' | 'TECHNICAL';

  @Column({ type: 'varchar', length: 200, nullable: true })
  source: string | null;

  @Column({ name: 'is_demo', type: 'boolean', default: false })
  isDemo: boolean;
}
