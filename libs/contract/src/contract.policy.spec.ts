import type { Actor, Role } from '@app/identity';
import { abilitiesOf, seesFile, sideOf, verdictOn } from './contract.policy.js';
import type { PolicyRow } from './contract.policy.js';
import { contractLifecycle, nextState } from './contract.lifecycle.js';
import { CONTRACT_STATES, type ContractState } from './contract.schema.js';
import './contract.problems.js';

const SELLER = '00000000-0000-7000-8000-000000000001';
const BUYER = '00000000-0000-7000-8000-000000000002';
const REGISTRY = '00000000-0000-7000-8000-000000000003';
const [CLERK, REVIEWER, BROKER, OTHER] = ['c1', 'r1', 'b1', 'x1'] as const;

function actor(userId: string, organisationId: string | null, ...roles: Role[]): Actor {
  return { userId, name: userId, organisationId, organisationKind: null, roles };
}

function row(state: ContractState, changes: Partial<PolicyRow> = {}): PolicyRow {
  return {
    state,
    sellerOrganisationId: SELLER,
    buyerOrganisationId: BUYER,
    brokerUserId: BROKER,
    submittedAt: state === 'DRAFT' ? null : new Date(),
    clerkId: CLERK,
    firstReviewedBy: CLERK,
    ...changes,
  };
}

const officer = actor('o1', SELLER, 'TT_OFFICER');
const buyer = actor('y1', BUYER, 'ENT_ADMIN');
const broker = actor(BROKER, 'brokerage', 'BROKER');
const clerk = actor(CLERK, REGISTRY, 'REG_CLERK');
const reviewer = actor(REVIEWER, REGISTRY, 'REG_REVIEWER');

function can(who: Actor, of: PolicyRow, isTiedToParty = false) {
  const side = sideOf(who, of);
  return side && abilitiesOf({ actor: who, side, row: of, isTiedToParty });
}

describe('who stands where', () => {
  it('hides a draft from everyone but the seller and the leading broker', () => {
    const draft = row('DRAFT');
    expect([officer, broker].map((who) => sideOf(who, draft))).toEqual(['SELLER', 'BROKER']);
    expect([buyer, clerk, reviewer].map((who) => sideOf(who, draft))).toEqual([null, null, null]);
  });

  it('shows a filed contract to the buyer and the desk, and to nobody else', () => {
    const filed = row('SUBMITTED');
    expect([buyer, clerk, reviewer].map((who) => sideOf(who, filed))).toEqual(['BUYER', 'DESK', 'DESK']);
    const strangers = [
      actor(OTHER, 'elsewhere', 'TT_OFFICER'),
      actor(OTHER, 'brokerage', 'BROKER'),
      actor(OTHER, 'office', 'OFFICIAL'),
      actor(OTHER, 'platform', 'PLATFORM_ADMIN'),
      actor(OTHER, null),
    ];
    expect(strangers.map((who) => sideOf(who, filed))).toEqual([null, null, null, null, null]);
  });

  it('keeps the seller’s papers for the registry from the buyer', () => {
    expect(seesFile('BUYER', 'CONTRACT_TEXT')).toBe(true);
    expect(seesFile('BUYER', 'IDENTITY')).toBe(false);
    expect(seesFile('DESK', 'IDENTITY')).toBe(true);
  });
});

describe('who may do what', () => {
  it('lets the broker fill in, and only the seller’s officer file', () => {
    expect(can(broker, row('DRAFT'))).toMatchObject({ edit: true, upload: true, submit: 'contract.seller-decides' });
    expect(can(officer, row('DRAFT'))).toEqual({ edit: true, upload: true, submit: true, withdraw: true });
    expect(can(actor('u', SELLER, 'ENT_USER'), row('DRAFT'))).toEqual({ edit: true, upload: true });
    expect(can(buyer, row('SUBMITTED'))).toEqual({});
  });

  it('offers filing again instead of filing after a return', () => {
    expect(can(officer, row('CORRECTION'))).toEqual({ edit: true, upload: true, resubmit: true, withdraw: true });
  });

  it('lets the clerk accept, review and return, never register', () => {
    expect(can(clerk, row('SUBMITTED'))).toMatchObject({ accept: true, return: true });
    expect(can(clerk, row('ACCEPTED'))).toMatchObject({ firstReview: true, return: true });
    expect(can(clerk, row('FIRST_REVIEWED'))).not.toHaveProperty('register');
    expect(can(clerk, row('FIRST_REVIEWED'))).toMatchObject({ return: 'contract.forbidden' });
  });

  it('refuses a second review by the person who accepted or first reviewed', () => {
    const both = actor(CLERK, REGISTRY, 'REG_CLERK', 'REG_REVIEWER');
    expect(can(both, row('FIRST_REVIEWED'))).toMatchObject({
      register: 'contract.same-person',
      refuse: 'contract.same-person',
    });
    const onlyReviewed = row('FIRST_REVIEWED', { clerkId: OTHER });
    expect(can(both, onlyReviewed)).toMatchObject({ register: 'contract.same-person' });
    expect(can(reviewer, row('FIRST_REVIEWED'))).toMatchObject({ register: true, refuse: true, return: true });
  });

  it('keeps out clerk and reviewer whose organisation is a party, also through another membership', () => {
    const own = row('FIRST_REVIEWED', { buyerOrganisationId: REGISTRY });
    expect(can(reviewer, own)).toMatchObject({
      register: 'contract.own-organisation',
      refuse: 'contract.own-organisation',
    });
    expect(can(clerk, row('SUBMITTED', { sellerOrganisationId: REGISTRY }))).toMatchObject({
      accept: 'contract.own-organisation',
    });
    expect(can(reviewer, row('FIRST_REVIEWED'), true)).toMatchObject({ register: 'contract.own-organisation' });
  });

  it('ends in silence: a decided contract offers nothing', () => {
    for (const state of ['REGISTERED', 'REFUSED', 'WITHDRAWN'] as const) {
      const asking = { actor: reviewer, side: 'DESK' as const, row: row(state), isTiedToParty: false };
      expect(verdictOn('register', asking)).toBe('contract.wrong-state');
      expect(contractLifecycle.actions(state)).toEqual([]);
    }
  });
});

describe('lifecycle', () => {
  it('goes the straight way and the way of a correction', () => {
    const straight = (['submit', 'accept', 'firstReview', 'register'] as const).reduce<ContractState>(
      nextState,
      'DRAFT',
    );
    expect(straight).toBe('REGISTERED');
    const corrected = (['return', 'resubmit', 'firstReview', 'refuse'] as const).reduce<ContractState>(
      nextState,
      'ACCEPTED',
    );
    expect(corrected).toBe('REFUSED');
  });

  it('never registers without a first review', () => {
    const open = CONTRACT_STATES.filter((state) => contractLifecycle.can(state, 'register'));
    expect(open).toEqual(['FIRST_REVIEWED']);
  });

  it('names in Chinese what is possible instead', () => {
    expect(() => nextState('SUBMITTED', 'register')).toThrow('受理、退回补正、撤回');
    expect(() => nextState('REGISTERED', 'withdraw')).toThrow('办理已结束');
  });
});
