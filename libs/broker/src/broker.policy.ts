// Who may use the register of brokers, and which rows a person sees. Pure.
import { definePermissions, holds, type Actor, type Viewer } from '@app/identity';
import type { BrokerStatus } from './broker.schema.js';

export const brokerPermissions = definePermissions({
  'broker.apply': ['BROKER'],
  'broker.confirm': ['PLATFORM_ADMIN'],
});

interface RegisterRow {
  userId: string;
  status: BrokerStatus;
}

const PUBLIC_STATUSES: ReadonlySet<BrokerStatus> = new Set(['ACTIVE', 'PAUSED']);

/** Confirmed brokers are public; an application is seen by its person and by the operator. */
export function canSee(viewer: Viewer, row: RegisterRow): boolean {
  if (PUBLIC_STATUSES.has(row.status)) return true;
  return viewer !== null && (viewer.userId === row.userId || holds(viewer, 'broker.confirm'));
}

/** The broker's own entry, never another's. */
export function isOwn(viewer: Viewer, row: RegisterRow): boolean {
  return viewer !== null && viewer.userId === row.userId;
}

/** The operator decides on applications, but not on his or her own (creator ≠ approver, domain §7.2). */
export function canDecide(actor: Actor, row: RegisterRow): true | 'broker.own-application' | null {
  if (!holds(actor, 'broker.confirm')) return null;
  return actor.userId === row.userId ? 'broker.own-application' : true;
}
