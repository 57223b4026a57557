import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AchievementExpiring, AchievementPublished, AchievementSubmitted } from '@app/achievement';
import { BrokerModule } from '@app/broker';
import { ContractRegistered, ContractSubmitted, Filing } from '@app/contract';
import {
  BrokerAssigned,
  BrokerDeclined,
  DealAccepted,
  DealFailed,
  DealNudged,
  DealSigned,
  Interests,
  InterestExpressed,
  StageMoved,
} from '@app/deal';
import type { DealFacts } from '@app/deal';
import { DemandExpired } from '@app/demand';
import { IdentityModule } from '@app/identity';
import type { Actor } from '@app/identity';
import { MatchSuggested } from '@app/matching';
import { Handlers, newId } from '@app/platform';
import type { EventType } from '@app/platform';
import { testModule } from '@app/platform/testing';
import type { TestContext } from '@app/platform/testing';
import { ReferenceModule } from '@app/reference';
import { buildAchievement, buildDemand } from '../../../../test/support/build-listings.js';
import { buildMember } from '../../../../test/support/build-people.js';
import { NotificationModule } from '../notification.module.js';
import { textOf } from '../templates/index.js';

let room: TestContext;
let officer: Actor;
let buyer: Actor;
let broker: Actor;
let achievementId: string;
let demandId: string;
let facts: DealFacts;

beforeAll(async () => {
  room = await testModule({ imports: [ReferenceModule, IdentityModule, BrokerModule, NotificationModule] });
});
afterAll(() => room.close());

beforeEach(async () => {
  officer = await buildMember(room.database, 'TT_OFFICER');
  buyer = await buildMember(room.database, 'ENT_USER');
  broker = await buildMember(room.database, 'BROKER');
  achievementId = await buildAchievement(room.database, { organisationId: officer.organisationId ?? '' });
  demandId = await buildDemand(room.database, { organisationId: buyer.organisationId ?? '', isAnonymous: true });
  const input = { achievementId, demandId, message: '希望了解现场应用情况', consent: true } as const;
  const dealId = await room.get(Interests).express(buyer, input);
  facts = {
    dealId,
    sellerOrgId: officer.organisationId ?? '',
    buyerOrgId: buyer.organisationId ?? '',
    isBuyerHidden: true,
    initiatorSide: 'BUYER',
    achievementId,
    demandId,
    matchId: null,
    brokerId: null,
    brokerUserId: broker.userId,
    actorId: null,
  };
  await room.drain();
  await room.database.query('DELETE FROM notification');
});

interface Told {
  who: string;
  text: string;
}

/** Tells one event to this room's handler alone, as a job would, and reads who was told what. */
async function tell<P>(event: EventType<P>, payload: P): Promise<Told[]> {
  const handlers = room.get(Handlers);
  const id = newId();
  const stored = { id, name: event.name, payload, traceId: '0'.repeat(32), occurredAt: new Date().toISOString() };
  const own = handlers.of(event.name).find(({ queue }) => queue === 'notify');
  await handlers.run(own?.name ?? 'none', stored);
  await handlers.run(own?.name ?? 'none', stored);
  const rows = await room.database.query<{ who: string; template: string; params: Record<string, string> }>(
    'SELECT recipient_id AS who, template, params FROM notification WHERE event_id = $1',
    [id],
  );
  return rows.map(({ who, template, params }) => ({ who, text: textOf(template, params).body }));
}

const people = (told: Told[]) => told.map(({ who }) => who).sort();
const ids = (...actors: Actor[]) => actors.map(({ userId }) => userId).sort();

describe('deals', () => {
  test('interest goes to the other side, and an anonymous buyer is not named', async () => {
    const told = await tell(InterestExpressed, { ...facts, actorId: buyer.userId });
    expect(people(told)).toEqual(ids(officer));
    expect(told[0]?.text).toMatch(/^一家企业就“页岩气井筒完整性在线监测技术”表达了合作意向，请在 7 天内答复。$/);
  });

  test('interest of a seller names the seller', async () => {
    const told = await tell(InterestExpressed, { ...facts, initiatorSide: 'SELLER', actorId: officer.userId });
    expect(people(told)).toEqual(ids(buyer));
    expect(told[0]?.text).toMatch(/^涪陵测试研究院\d+号就/);
  });

  test('whoever did it is not told', async () => {
    expect(people(await tell(DealAccepted, { ...facts, actorId: officer.userId }))).toEqual(ids(buyer));
    expect(people(await tell(DealAccepted, facts))).toEqual(ids(buyer, officer));
  });

  test('an offer of work goes to the broker alone, and its lapse to the one who let it lapse', async () => {
    expect(people(await tell(BrokerAssigned, facts))).toEqual(ids(broker));
    const declined = { ...facts, brokerUserId: null, declinedBrokerUserId: broker.userId };
    expect(people(await tell(BrokerDeclined, { ...declined, hasLapsed: true }))).toEqual(ids(broker));
    expect(await tell(BrokerDeclined, { ...declined, hasLapsed: false })).toEqual([]);
  });

  test('stages, amounts and reasons are said in words', async () => {
    const moved = await tell(StageMoved, { ...facts, stage: 'CONTRACT_DRAFT', actorId: broker.userId });
    expect(moved[0]?.text).toContain('已进入合同拟定阶段');
    expect(people(moved)).toEqual(ids(officer, buyer));
    const signed = await tell(DealSigned, { ...facts, contractType: '1', totalAmountFen: '12345678900' });
    expect(signed[0]?.text).toContain('123,456,789.00元');
    expect(people(signed)).toEqual(ids(officer, buyer, broker));
    const failed = await tell(DealFailed, { ...facts, reason: 'PRICE' });
    expect(failed).toHaveLength(3);
    expect(failed[0]?.text).not.toContain('PRICE');
  });

  test.each(['first-contact', 'negotiation-idle', 'negotiation-stale', 'registration-reminder', 'unheard-of'])(
    'the time limit %s has its words',
    async (rule) => {
      const told = await tell(DealNudged, { ...facts, rule, stage: 'CONTACT', dueAt: new Date().toISOString() });
      expect(told).toHaveLength(3);
      expect(told[0]?.text).toContain('页岩气井筒完整性在线监测技术');
    },
  );
});

describe('listings', () => {
  test('a submission goes to those who review it', async () => {
    const operator = await buildMember(room.database, 'PLATFORM_ADMIN');
    const submitted = { achievementId, organisationId: officer.organisationId ?? '', isRevision: false };
    expect(people(await tell(AchievementSubmitted, { ...submitted, stage: 'UNIT_REVIEW' }))).toEqual(ids(officer));
    expect(people(await tell(AchievementSubmitted, { ...submitted, stage: 'PLATFORM_REVIEW' }))).toContain(
      operator.userId,
    );
  });

  test('a batch makes one message per owner', async () => {
    const second = await buildAchievement(room.database, {
      organisationId: officer.organisationId ?? '',
      title: '榨菜盐水资源化利用技术',
    });
    const told = await tell(AchievementPublished, { achievementIds: [achievementId, second] });
    expect(people(told)).toEqual(ids(officer));
    expect(told[0]?.text).toMatch(/等 2 项成果已发布/);
    const expiring = await tell(AchievementExpiring, { achievementIds: [achievementId], daysLeft: 7 });
    expect(expiring[0]?.text).toContain('还有 7 天到期');
    expect(people(await tell(DemandExpired, { demandIds: [demandId] }))).toEqual(ids(buyer));
  });

  test('a match goes to both owners, and not again while it is unread', async () => {
    const suggested = {
      demandId,
      demandOrganisationId: buyer.organisationId ?? '',
      achievementIds: [achievementId],
      achievementOrganisationIds: [officer.organisationId ?? ''],
    };
    const told = await tell(MatchSuggested, suggested);
    expect(people(told)).toEqual(ids(officer, buyer));
    expect(told.map(({ text }) => text).join()).not.toContain('公司');
    expect(await tell(MatchSuggested, suggested)).toEqual([]);
    await room.database.query('UPDATE notification SET read_at = now() WHERE recipient_id = $1', [buyer.userId]);
    expect(people(await tell(MatchSuggested, suggested))).toEqual(ids(buyer));
  });
});

describe('contracts', () => {
  test('a filing goes to the clerks, the registration to both parties and the broker', async () => {
    const clerk = await buildMember(room.database, 'REG_CLERK');
    const reviewer = await buildMember(room.database, 'REG_REVIEWER');
    const filing = {
      contractId: await room.get(Filing).create(officer, { form: { projectName: '腌渍菜盐水回用技术服务' } }),
      dealId: facts.dealId,
      sellerOrganisationId: facts.sellerOrgId,
      buyerOrganisationId: facts.buyerOrgId,
      brokerUserId: broker.userId,
      clerkId: null,
      actorId: officer.userId,
    };
    const submitted = await tell(ContractSubmitted, { ...filing, isCorrection: false });
    expect(people(submitted)).toContain(clerk.userId);
    expect(people(submitted)).not.toContain(reviewer.userId);
    expect(submitted[0]?.text).toMatch(/^涪陵测试研究院\d+号提交了“腌渍菜盐水回用技术服务”的认定登记申请，请受理。$/);
    const corrected = { ...filing, clerkId: clerk.userId, isCorrection: true };
    expect(people(await tell(ContractSubmitted, corrected))).toEqual(ids(clerk));
    const registered = await tell(ContractRegistered, {
      ...filing,
      actorId: reviewer.userId,
      registrationNumber: '2026500102000001',
      registeredOn: '2026-11-24',
      totalFen: '100000000',
      technicalFen: '90000000',
    });
    expect(people(registered)).toEqual(ids(officer, buyer, broker));
    expect(registered[0]?.text).toMatch(/^“腌渍菜盐水回用技术服务”已认定登记/);
    expect(registered[0]?.text).toContain(
      '登记编号 2026500102000001，合同成交总额 1,000,000.00元，技术交易额 900,000.00元',
    );
  });
});

test('every event that concerns a person has a handler of this room', () => {
  const handlers = room.get(Handlers);
  const silent = ['achievement.changed', 'achievement.withdrawn', 'demand.changed', 'demand.closed', 'deal.registered'];
  const told = (name: string) => handlers.of(name).some(({ queue }) => queue === 'notify');
  expect(silent.filter(told)).toEqual([]);
  const concerned = [
    'deal.declined',
    'deal.expired',
    'contract.returned',
    'contract.refused',
    'contract.first-reviewed',
  ];
  expect(concerned.filter((name) => !told(name))).toEqual([]);
});
