// Who builds and reads reports: officials, each for what they see of the ledger.
import { definePermissions } from '@app/identity';
import type { LedgerScope } from '@app/ledger';

export const reportPermissions = definePermissions({
  'report.read': ['OFFICIAL'],
  'report.build': ['OFFICIAL'],
});

/** A scope as it is stored: the district has no code. */
export interface StoredScope {
  scopeKind: LedgerScope['kind'];
  scopeCode: string | null;
}

export function storedScope(scope: LedgerScope): StoredScope {
  return { scopeKind: scope.kind, scopeCode: scope.kind === 'DISTRICT' ? null : scope.code };
}

export function ledgerScope({ scopeKind, scopeCode }: StoredScope): LedgerScope {
  return scopeKind === 'DISTRICT' || scopeCode === null ? { kind: 'DISTRICT' } : { kind: scopeKind, code: scopeCode };
}
