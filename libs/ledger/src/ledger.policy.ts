// Who may read and verify the ledger, and which entries an official sees.
import { definePermissions } from '@app/identity';
import type { Actor } from '@app/identity';

export const ledgerPermissions = definePermissions({
  'ledger.read': ['OFFICIAL', 'REG_CLERK', 'REG_REVIEWER'],
  'ledger.export': ['OFFICIAL', 'REG_REVIEWER'],
  'ledger.verify': ['OFFICIAL', 'REG_REVIEWER', 'PLATFORM_ADMIN'],
  'ledger.checkpoint': ['OFFICIAL', 'REG_REVIEWER', 'PLATFORM_ADMIN'],
});

/** The part of the ledger that somebody sees: the whole district, or entries with a party of one township or park. */
export type LedgerScope = { kind: 'DISTRICT' } | { kind: 'TOWNSHIP' | 'PARK'; code: string };

export const WHOLE_DISTRICT: LedgerScope = { kind: 'DISTRICT' };

/** Officials of a township or park see their own; officials of the district and the registry see everything. */
export function ledgerScopeOf(actor: Actor): LedgerScope {
  if (actor.organisationKind !== 'GOVERNMENT') return WHOLE_DISTRICT;
  if (actor.parkCode) return { kind: 'PARK', code: actor.parkCode };
  if (actor.townshipCode) return { kind: 'TOWNSHIP', code: actor.townshipCode };
  return WHOLE_DISTRICT;
}

/** The scope as an SQL condition on `dimensions`; its code is appended to `params`. */
export function inScope(scope: LedgerScope, params: unknown[]): string {
  if (scope.kind === 'DISTRICT') return 'true';
  const at = `$${params.push(scope.code)}`;
  const place = scope.kind === 'TOWNSHIP' ? 'Township' : 'Park';
  return `(e.dimensions ->> 'seller${place}' = ${at} or e.dimensions ->> 'buyer${place}' = ${at})`;
}
