import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '@app/identity';
import {
  abilitiesOf,
  isInside,
  seesBuyer,
  sideOf,
  visibleTo,
  type PolicyRow,
  type SigningProposal,
} from './deal.policy.js';
import { DEAL_STAGES, type DealSide, type DealStage } from './deal.schema.js';

function actor(userId: string, role: Role, organisationId: string): Actor {
  return { userId, name: userId, organisationId, organisationKind: null, roles: [role] };
}

const officer = actor('officer', 'TT_OFFICER', 'seller-org');
const enterprise = actor('enterprise', 'ENT_USER', 'buyer-org');
const follower = actor('follower', 'IP_OFFICER', 'seller-org');
const broker = actor('broker', 'BROKER', 'agency');

function row(stage: DealStage, facts: Partial<PolicyRow> = {}): PolicyRow {
  return {
    stage,
    sellerOrgId: 'seller-org',
    buyerOrgId: 'buyer-org',
    initiatorSide: 'BUYER',
    initiatedBy: 'enterprise',
    openedAt: stage === 'INTEREST' ? null : new Date(),
    brokerUserId: 'broker',
    brokerState: 'ACCEPTED',
    ...facts,
  };
}

describe('the side of a person', () => {
  it.each<[string, Actor, DealSide | null]>([
    ['officer of the seller', officer, 'SELLER'],
    ['member of the buyer', enterprise, 'BUYER'],
    ['IP officer of the seller', follower, 'SELLER'],
    ['the broker', broker, 'BROKER'],
    ['another broker', actor('other', 'BROKER', 'agency'), null],
    ['an officer of another institute', actor('x', 'TT_OFFICER', 'elsewhere'), null],
    ['a researcher of the seller', actor('r', 'RESEARCHER', 'seller-org'), null],
    ['the operator', actor('o', 'PLATFORM_ADMIN', 'platform'), null],
    ['an official', actor('f', 'OFFICIAL', 'bureau'), null],
    ['a registry clerk', actor('c', 'REG_CLERK', 'registry'), null],
    ['a person of the buyer without any role', { ...enterprise, roles: [] }, null],
  ])('%s', (_, person, side) => {
    expect(sideOf(person, row('CONTACT'))).toBe(side);
  });

  it('narrows lists the same way', () => {
    expect(visibleTo(broker)).toEqual({ sql: '(d.broker_user_id = :own)', own: 'broker' });
    expect(visibleTo(officer)).toEqual({ sql: '(d.seller_org_id = :own or d.buyer_org_id = :own)', own: 'seller-org' });
    expect(visibleTo(officer, 'BUYER').sql).toBe('(d.buyer_org_id = :own)');
    expect(visibleTo(broker, 'BUYER').sql).toBe('false');
    expect(visibleTo(actor('o', 'OFFICIAL', 'bureau')).sql).toBe('false');
  });
});

const proposal: SigningProposal = { proposedSide: 'SELLER', proposedBy: 'officer' };

function can(person: Actor, deal: PolicyRow, open: SigningProposal | null = null) {
  const side = sideOf(person, deal);
  return side === null ? null : abilitiesOf({ actor: person, side, deal, proposal: open });
}

/** Actions that are possible right now. */
function live(person: Actor, deal: PolicyRow, open: SigningProposal | null = null): string[] {
  return Object.entries(can(person, deal, open) ?? {})
    .filter(([, verdict]) => verdict === true)
    .map(([action]) => action);
}

describe('what a side may do', () => {
  it('in INTEREST: the asked side answers, the initiator only withdraws, nobody sees contacts', () => {
    expect(live(officer, row('INTEREST'))).toEqual(['accept', 'decline', 'fail']);
    expect(live(enterprise, row('INTEREST'))).toEqual(['fail']);
    expect(can(enterprise, row('INTEREST'))).not.toHaveProperty('accept');
    expect(can(officer, row('INTEREST'))).toMatchObject({ contacts: 'deal.contacts-closed', log: 'deal.wrong-state' });
  });

  it('the person who expressed the interest does not accept it for the other side too', () => {
    const double = { ...officer, userId: 'enterprise' };
    expect(can(double, row('INTEREST'))).toMatchObject({ accept: 'deal.same-person-accepts', decline: true });
    expect(can(officer, row('INTEREST'))).toMatchObject({ accept: true });
  });

  it('in CONTACT: both talk and open contacts; the broker leads but does not end the deal', () => {
    const parties = ['fail', 'log', 'offer', 'upload', 'contacts', 'negotiate'];
    expect(live(officer, row('CONTACT'))).toEqual(parties);
    expect(live(enterprise, row('CONTACT'))).toEqual(parties);
    expect(live(broker, row('CONTACT'))).toEqual(['log', 'upload', 'contacts', 'negotiate']);
    expect(can(broker, row('CONTACT'))).not.toHaveProperty('fail');
    expect(can(officer, row('CONTACT'))).toMatchObject({ nameBroker: 'deal.broker-leads' });
  });

  it('an asked broker answers first: no talk, no contacts', () => {
    const asked = row('CONTACT', { brokerState: 'OFFERED' });
    expect(live(broker, asked)).toEqual(['acceptAssignment', 'declineAssignment']);
    expect(can(broker, asked)).toMatchObject({ contacts: 'deal.broker-not-accepted', log: 'deal.broker-not-accepted' });
    expect(isInside('BROKER', asked)).toBe(false);
    expect(can(officer, asked)).not.toHaveProperty('acceptAssignment');
    expect(live(officer, asked)).toContain('nameBroker');
  });

  it('officers who only follow read, and see contacts once they are open', () => {
    expect(live(follower, row('NEGOTIATION'))).toEqual(['contacts']);
    expect(Object.keys(can(follower, row('NEGOTIATION')) ?? {})).toEqual(['contacts']);
  });

  it('the facts of signing are confirmed by the other side and by another person', () => {
    const draft = row('CONTRACT_DRAFT');
    expect(can(enterprise, draft)?.['confirm']).toBe('deal.nothing-to-confirm');
    expect(can(enterprise, draft, proposal)?.['confirm']).toBe(true);
    expect(can(officer, draft, proposal)?.['confirm']).toBe('deal.other-side-confirms');
    expect(can({ ...enterprise, userId: 'officer' }, draft, proposal)?.['confirm']).toBe('deal.same-person-confirms');
    expect(can(broker, draft, proposal)).not.toHaveProperty('confirm');
  });

  it.each(DEAL_STAGES.filter((stage) => ['REGISTERED', 'FAILED', 'DECLINED', 'EXPIRED'].includes(stage)))(
    'in %s only contacts that were opened stay readable',
    (stage) => {
      expect(live(officer, row(stage))).toEqual(['contacts']);
      expect(live(officer, row(stage, { openedAt: null }))).toEqual([]);
    },
  );
});

describe('an anonymous buyer', () => {
  const hidden = { isBuyerAnonymous: true, openedAt: null };
  it('is known to the own side, and to others when both have accepted', () => {
    expect(seesBuyer('SELLER', hidden)).toBe(false);
    expect(seesBuyer('BROKER', hidden)).toBe(false);
    expect(seesBuyer('BUYER', hidden)).toBe(true);
    expect(seesBuyer('SELLER', { ...hidden, openedAt: new Date() })).toBe(true);
    expect(seesBuyer('SELLER', { ...hidden, isBuyerAnonymous: false })).toBe(true);
  });
});
