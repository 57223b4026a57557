// SQL of the register: pages of brokers with their counts, and the facts the assignment rule reads.
import type { Tx } from '@app/platform';
import type { BrokerLevel, BrokerStatus } from './broker.schema.js';

export interface BrokerRow {
  id: string;
  userId: string;
  organisationId: string;
  level: BrokerLevel;
  fields: string[];
  bases: string[];
  bio: string;
  status: BrokerStatus;
  statusReason: string | null;
  confirmedAt: Date | null;
  current: number;
  concluded: number;
}

const COLUMNS = `b.id, b.user_id as "userId", b.organisation_id as "organisationId", b.level, b.fields, b.bases, b.bio,
  b.status, b.status_reason as "statusReason", b.confirmed_at as "confirmedAt",
  (select count(*)::int from broker_assignment a where a.broker_id = b.id and a.state = 'ACCEPTED') as current,
  (select count(*)::int from broker_assignment a where a.broker_id = b.id and a.outcome = 'CONCLUDED') as concluded`;

export interface BrokerFilter {
  statuses: readonly BrokerStatus[];
  field?: string;
  base?: string;
  level?: BrokerLevel;
  /** Only entries older than this id: newest applications come first, nothing else ranks a broker. */
  beforeId?: string;
  limit: number;
}

/** One page of the register, newest entry first. */
export function listBrokers(manager: Tx, filter: BrokerFilter): Promise<BrokerRow[]> {
  return manager.query(
    `select ${COLUMNS} from broker b
     where b.status = any($1) and ($2::varchar is null or $2 = any(b.fields)) and ($3::varchar is null or $3 = any(b.bases))
       and ($4::varchar is null or b.level = $4) and ($5::uuid is null or b.id < $5)
     order by b.id desc limit $6`,
    [
      filter.statuses,
      filter.field ?? null,
      filter.base ?? null,
      filter.level ?? null,
      filter.beforeId ?? null,
      filter.limit,
    ],
  );
}

/** Rows of the given brokers, in any order. */
export function brokersByIds(manager: Tx, ids: readonly string[]): Promise<BrokerRow[]> {
  return manager.query(`select ${COLUMNS} from broker b where b.id = any($1::uuid[])`, [ids]);
}

/** The entry of a person, or none. */
export async function brokerOfUser(manager: Tx, userId: string): Promise<BrokerRow | null> {
  const rows: BrokerRow[] = await manager.query(`select ${COLUMNS} from broker b where b.user_id = $1`, [userId]);
  return rows[0] ?? null;
}

export interface CandidateRow {
  brokerId: string;
  userId: string;
  organisationId: string;
  fields: string[];
  bases: string[];
  load: number;
}

/** Every working broker with offers and accepted work counted: at most the register of one district. */
export function workingBrokers(manager: Tx): Promise<CandidateRow[]> {
  return manager.query(
    `select b.id as "brokerId", b.user_id as "userId", b.organisation_id as "organisationId", b.fields, b.bases,
       count(a.id)::int as load
     from broker b left join broker_assignment a on a.broker_id = b.id and a.state in ('OFFERED', 'ACCEPTED')
     where b.status = 'ACTIVE' group by b.id`,
  );
}
