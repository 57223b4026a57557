// The part of the district that figures are about, in words.
import type { LedgerScope } from '@app/ledger';
import { labelOf } from '@app/reference';
import type { DashboardView } from './dashboard.schema.js';

export function scopeView(scope: LedgerScope): DashboardView['scope'] {
  if (scope.kind === 'DISTRICT') return { kind: scope.kind, code: null, label: '全区' };
  return {
    kind: scope.kind,
    code: scope.code,
    label: labelOf(scope.kind === 'PARK' ? 'park' : 'township', scope.code),
  };
}
