// Who stands where in a contract and what that side may do. Pure; rows that are hidden do not exist for the asker.
// A verdict is true, a reason code (has the action, but not now or not here), or null (never has it).
import { definePermissions, holds, type Actor, type Role } from '@app/identity';
import { contractLifecycle, type ContractAction } from './contract.lifecycle.js';
import type { ContractSide, ContractState, FileKind } from './contract.schema.js';

const FILING: Role[] = ['TT_OFFICER', 'ENT_ADMIN'];
const DRAFTING: Role[] = [...FILING, 'ENT_USER', 'BROKER'];
const DESK: Role[] = ['REG_CLERK', 'REG_REVIEWER'];

export const contractPermissions = definePermissions({
  'contract.draft': DRAFTING,
  /** The seller's officer answers for what is filed; the broker only prepares it. */
  'contract.file': FILING,
  'contract.read': [...DRAFTING, 'RESEARCHER', 'IP_OFFICER', 'COMPLIANCE_OFFICER', ...DESK],
  /** What stands behind a figure; which ones an official sees is the ledger's scope. */
  'contract.record': ['OFFICIAL', ...DESK],
  'contract.desk': DESK,
  'contract.accept': ['REG_CLERK'],
  'contract.first-review': ['REG_CLERK'],
  'contract.return': DESK,
  'contract.register': ['REG_REVIEWER'],
  'contract.refuse': ['REG_REVIEWER'],
});

export interface PolicyRow {
  state: ContractState;
  sellerOrganisationId: string;
  buyerOrganisationId: string | null;
  brokerUserId: string | null;
  submittedAt: Date | null;
  clerkId: string | null;
  firstReviewedBy: string | null;
}

export type Verdict = true | string | null;

/** The side on which the actor stands, or null: then the contract does not exist for the actor. */
export function sideOf(actor: Actor, row: PolicyRow): ContractSide | null {
  if (!holds(actor, 'contract.read')) return null;
  if (holds(actor, 'contract.desk')) return row.submittedAt === null ? null : 'DESK';
  if (actor.roles.includes('BROKER')) return row.brokerUserId === actor.userId ? 'BROKER' : null;
  if (actor.organisationId === null) return null;
  if (actor.organisationId === row.sellerOrganisationId) return 'SELLER';
  // A draft is the seller's own paper; the buyer reads what was filed.
  return actor.organisationId === row.buyerOrganisationId && row.submittedAt !== null ? 'BUYER' : null;
}

/** `sideOf(actor, row) !== null` on alias `c`; parameters $1 organisation, $2 broker's user, $3 desk. */
export const VISIBLE_SQL = `(c.seller_organisation_id = $1 or (c.buyer_organisation_id = $1 and c.submitted_at is not null)
  or c.broker_user_id = $2 or ($3 and c.submitted_at is not null))`;

/** Values of `VISIBLE_SQL`. */
export function visibleTo(actor: Actor): [organisationId: string | null, brokerUserId: string | null, isDesk: boolean] {
  if (!holds(actor, 'contract.read')) return [null, null, false];
  if (holds(actor, 'contract.desk')) return [null, null, true];
  return actor.roles.includes('BROKER') ? [null, actor.userId, false] : [actor.organisationId, null, false];
}

/** The buyer reads the text of the contract, not the seller's papers for the registry. */
export function seesFile(side: ContractSide, kind: FileKind): boolean {
  return side !== 'BUYER' || kind === 'CONTRACT_TEXT' || kind === 'ANNEX';
}

export interface Asking {
  actor: Actor;
  side: ContractSide;
  row: PolicyRow;
  /** The person has a part in it: a member, now or once, of a party, its broker, or one who filed it. */
  isTiedToParty: boolean;
}

type Rule = (asking: Asking) => Verdict;

function staged(action: ContractAction, { row }: Asking): true | string {
  return contractLifecycle.can(row.state, action) ? true : 'contract.wrong-state';
}

const drafts: Rule = (asking) => {
  const isPreparing = asking.side === 'SELLER' || asking.side === 'BROKER';
  return isPreparing && holds(asking.actor, 'contract.draft') ? staged('edit', asking) : null;
};

function files(action: ContractAction): Rule {
  return (asking) => {
    if (asking.side === 'BROKER') return 'contract.seller-decides';
    return asking.side === 'SELLER' && holds(asking.actor, 'contract.file') ? staged(action, asking) : null;
  };
}

/** Nobody of the desk decides about a contract of the own organisation (domain §7.2). */
function onDesk(permission: keyof typeof contractPermissions, action: ContractAction, extra: Rule = () => true): Rule {
  return (asking) => {
    const { actor, side, row } = asking;
    if (side !== 'DESK' || !holds(actor, permission)) return null;
    const parties = [row.sellerOrganisationId, row.buyerOrganisationId];
    if (asking.isTiedToParty || (actor.organisationId !== null && parties.includes(actor.organisationId))) {
      return 'contract.own-organisation';
    }
    const verdict = staged(action, asking);
    return verdict === true ? extra(asking) : verdict;
  };
}

/** Two persons: who accepted or first reviewed does not decide. */
const anotherPerson: Rule = ({ actor, row }) =>
  actor.userId === row.clerkId || actor.userId === row.firstReviewedBy ? 'contract.same-person' : true;

/** Every action a person can have; keys are the keys of `can`. `return` is the reviewer's only after the first review. */
const RULES: Record<ContractAction | 'upload', Rule> = {
  edit: drafts,
  upload: drafts,
  submit: (asking) => (asking.row.state === 'CORRECTION' ? null : files('submit')(asking)),
  resubmit: (asking) => (asking.row.state === 'CORRECTION' ? files('resubmit')(asking) : null),
  withdraw: files('withdraw'),
  accept: onDesk('contract.accept', 'accept'),
  firstReview: onDesk('contract.first-review', 'firstReview'),
  return: onDesk('contract.return', 'return', ({ actor, row }) => {
    const isClerks = row.state !== 'FIRST_REVIEWED';
    return holds(actor, isClerks ? 'contract.accept' : 'contract.register') ? true : 'contract.forbidden';
  }),
  register: onDesk('contract.register', 'register', anotherPerson),
  refuse: onDesk('contract.refuse', 'refuse', anotherPerson),
};
export type ContractDeed = keyof typeof RULES;

/** May the asker do `deed` now? */
export function verdictOn(deed: ContractDeed, asking: Asking): Verdict {
  return RULES[deed](asking);
}

/** The `can` of a contract. */
export function abilitiesOf(asking: Asking): Record<string, true | string> {
  const can: Record<string, true | string> = {};
  for (const deed of Object.keys(RULES) as ContractDeed[]) {
    const verdict = verdictOn(deed, asking);
    if (verdict !== null) can[deed] = verdict;
  }
  return can;
}
