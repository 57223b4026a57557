// Who stands where in a deal and what that side may do. Pure; the stage's part of every answer comes from deal.lifecycle.ts.
import { definePermissions, holds, type Actor, type Role } from '@app/identity';
import { dealLifecycle, type DealAction } from './deal.lifecycle.js';
import type { BrokerState, DealSide, DealStage, PartySide } from './deal.schema.js';

/** Roles that act for a party, and roles of the party that only follow. */
const ACTING: Role[] = ['ENT_USER', 'ENT_ADMIN', 'TT_OFFICER'];
const FOLLOWING: Role[] = ['IP_OFFICER', 'COMPLIANCE_OFFICER'];

export const dealPermissions = definePermissions({
  'deal.express': ACTING,
  'deal.read': [...ACTING, ...FOLLOWING, 'BROKER'],
  'deal.answer': ACTING,
  'deal.negotiate': [...ACTING, 'BROKER'],
  'deal.offer': ACTING,
  'deal.sign': ACTING,
  'deal.lead': ['BROKER'],
});
export type DealPermission = keyof typeof dealPermissions;

export interface PolicyRow {
  stage: DealStage;
  sellerOrgId: string;
  buyerOrgId: string;
  initiatorSide: PartySide;
  /** Who expressed the interest. */
  initiatedBy: string;
  openedAt: Date | null;
  brokerUserId: string | null;
  brokerState: BrokerState | null;
}

/** An open proposal of signing facts, as far as rules need it. */
export interface SigningProposal {
  proposedSide: PartySide;
  proposedBy: string;
}

/** The side on which the actor stands, or null: then the deal does not exist for the actor. */
export function sideOf(actor: Actor, deal: PolicyRow): DealSide | null {
  if (!holds(actor, 'deal.read')) return null;
  if (holds(actor, 'deal.lead')) return deal.brokerUserId === actor.userId ? 'BROKER' : null;
  if (actor.organisationId === deal.sellerOrgId) return 'SELLER';
  return actor.organisationId === deal.buyerOrgId ? 'BUYER' : null;
}

/** Column of the deal that holds the actor's own id, per side on which the actor can stand. */
const COLUMN_OF = { SELLER: 'seller_org_id', BUYER: 'buyer_org_id', BROKER: 'broker_user_id' } as const;

/**
 * `sideOf(actor, deal) !== null` as a condition on alias `d`, for lists; `only` keeps the deals where it is that side.
 * @returns SQL whose parameter :own is the actor's organisation, or the broker's user
 */
export function visibleTo(actor: Actor, only?: DealSide): { sql: string; own: string | null } {
  const isBroker = holds(actor, 'deal.lead');
  const sides = (isBroker ? (['BROKER'] as const) : (['SELLER', 'BUYER'] as const)).filter(
    (side) => only === undefined || side === only,
  );
  if (!holds(actor, 'deal.read') || sides.length === 0) return { sql: 'false', own: null };
  const own = isBroker ? actor.userId : actor.organisationId;
  return { sql: `(${sides.map((side) => `d.${COLUMN_OF[side]} = :own`).join(' or ')})`, own };
}

/** The identity of an anonymous buyer is open to the buyer, and to others only when both have accepted. */
export function seesBuyer(side: DealSide, deal: { isBuyerAnonymous: boolean; openedAt: Date | null }): boolean {
  return side === 'BUYER' || !deal.isBuyerAnonymous || deal.openedAt !== null;
}

/** Talks, files and contacts: the two sides, and the broker who has accepted to lead. */
export function isInside(side: DealSide, deal: PolicyRow): boolean {
  return side !== 'BROKER' || deal.brokerState === 'ACCEPTED';
}

/** What a rule answers: true, the reason why not now, or null when this side never has the action. */
export type Verdict = true | string | null;

interface Asking {
  actor: Actor;
  side: DealSide;
  deal: PolicyRow;
  proposal: SigningProposal | null;
}

type Rule = (asking: Asking) => Verdict;

function staged(action: DealAction, { deal }: Asking): true | string {
  return dealLifecycle.can(deal.stage, action) ? true : 'deal.wrong-state';
}

/** For a side that holds `permission`, in the right stage; a broker only after accepting the work. */
function actsInStage(permission: DealPermission, action: DealAction, extra: Rule = () => true): Rule {
  return (asking) => {
    const { actor, side, deal } = asking;
    if (!holds(actor, permission)) return null;
    if (!isInside(side, deal)) return 'deal.broker-not-accepted';
    const verdict = staged(action, asking);
    return verdict === true ? extra(asking) : verdict;
  };
}

/** The initiator waits: the action belongs to the other side. */
function answersOther(action: DealAction, extra: Rule = () => true): Rule {
  return actsInStage('deal.answer', action, (asking) =>
    asking.side === asking.deal.initiatorSide ? null : extra(asking),
  );
}

/** Two parties are two persons, also where one person is a member of both. */
const acceptsOther: Rule = ({ actor, deal }) => (actor.userId === deal.initiatedBy ? 'deal.same-person-accepts' : true);

const confirmsOther: Rule = ({ actor, side, proposal }) => {
  if (!proposal) return 'deal.nothing-to-confirm';
  if (proposal.proposedSide === side) return 'deal.other-side-confirms';
  return proposal.proposedBy === actor.userId ? 'deal.same-person-confirms' : true;
};

const answersOffer: Rule = (asking) => {
  if (asking.side !== 'BROKER' || asking.deal.brokerState !== 'OFFERED') return null;
  return staged('lead', asking);
};

/** Every action a person can have in a deal; keys are the keys of `can`. */
const RULES = {
  accept: answersOther('accept', acceptsOther),
  decline: answersOther('decline'),
  fail: actsInStage('deal.answer', 'fail'),
  log: actsInStage('deal.negotiate', 'log'),
  offer: actsInStage('deal.offer', 'offer'),
  upload: actsInStage('deal.negotiate', 'upload'),
  contacts: ({ side, deal }) => {
    if (!isInside(side, deal)) return 'deal.broker-not-accepted';
    return deal.openedAt === null ? 'deal.contacts-closed' : true;
  },
  negotiate: actsInStage('deal.negotiate', 'negotiate'),
  draft: actsInStage('deal.negotiate', 'draft'),
  propose: actsInStage('deal.sign', 'propose'),
  confirm: actsInStage('deal.sign', 'sign', confirmsOther),
  nameBroker: actsInStage('deal.answer', 'lead', ({ deal }) =>
    deal.brokerState === 'ACCEPTED' ? 'deal.broker-leads' : true,
  ),
  acceptAssignment: answersOffer,
  declineAssignment: answersOffer,
} as const satisfies Record<string, Rule>;
export type DealDeed = keyof typeof RULES;

/** May `actor`, standing on `side`, do `deed` now? */
export function verdictOn(deed: DealDeed, asking: Asking): Verdict {
  return RULES[deed](asking);
}

/** The `can` of a deal: per action of this side true or a reason code; actions the side never has are absent. */
export function abilitiesOf(asking: Asking): Record<string, true | string> {
  const can: Record<string, true | string> = {};
  for (const deed of Object.keys(RULES) as DealDeed[]) {
    const verdict = verdictOn(deed, asking);
    if (verdict !== null) can[deed] = verdict;
  }
  return can;
}
