// Who reads the officials' figures and who sets a target. What part of them an official sees is the ledger's scope.
import { definePermissions } from '@app/identity';
import type { Actor } from '@app/identity';
import { ledgerScopeOf, WHOLE_DISTRICT } from '@app/ledger';
import type { LedgerScope } from '@app/ledger';
import type { Abilities } from '@app/platform';

export const dashboardPermissions = definePermissions({
  'dashboard.read': ['OFFICIAL', 'PLATFORM_ADMIN'],
  'dashboard.drill': ['OFFICIAL'],
  'dashboard.set-target': ['OFFICIAL', 'PLATFORM_ADMIN'],
});

/** The operator sees the district's sums, never the contracts behind them. */
export function figureScopeOf(actor: Actor): LedgerScope {
  return actor.roles.includes('OFFICIAL') ? ledgerScopeOf(actor) : WHOLE_DISTRICT;
}

/** True, or the code of the reason why not: a township or park does not set the district's target. */
export function canSetTarget(actor: Actor): true | 'dashboard.not-your-target' {
  return figureScopeOf(actor).kind === 'DISTRICT' ? true : 'dashboard.not-your-target';
}

export function abilitiesOf(actor: Actor): Abilities {
  return {
    'set-target': canSetTarget(actor),
    ...(actor.roles.includes('OFFICIAL') ? { drill: true } : {}),
  };
}
