import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Clock } from '@app/platform';
import { buildBroker } from '../../../test/support/build-brokers.js';
import { CALL, DealRoom } from './testing/room.js';

const DAY_MS = 86_400_000;

let room: DealRoom;

beforeAll(async () => {
  room = await DealRoom.open();
});
afterAll(() => room.close());

const refused = (code: string) => expect.objectContaining({ code });

describe('time limits', () => {
  /** Runs the timers as if `days` had passed. */
  const runAfter = (days: number) => Clock.runAt(new Date(Date.now() + days * DAY_MS + 1000), () => room.timers.run());
  const nudges = async (id: string) => (await room.events(id, 'deal.nudged')).map((one) => one['rule']);

  test('an unanswered interest expires after seven days, and can then no longer be accepted', async () => {
    const { id, officer } = await room.interest();
    await runAfter(6);
    expect((await room.deals.byId(id))?.stage).toBe('INTEREST');
    await runAfter(7);
    expect((await room.deals.byId(id))?.stage).toBe('EXPIRED');
    expect(await room.events(id, 'deal.expired')).toHaveLength(1);
    await expect(room.interests.accept(officer, id)).rejects.toEqual(refused('deal.wrong-state'));
  });

  test('the asked broker is shown the third day to answer by; the parties see it beside the broker’s name', async () => {
    await room.dismissBrokers();
    const { actor: broker } = await buildBroker(room.context);
    const { id, officer } = await room.contact();
    const asked = await room.deals.view(broker, id);
    const dueMs = Date.parse(asked.broker?.answerDueAt ?? '');
    expect(Math.abs(dueMs - Date.now() - 3 * DAY_MS)).toBeLessThan(60_000);
    expect(asked.timer).toEqual({ rule: 'broker-answer', dueAt: asked.broker?.answerDueAt, isOverdue: false });
    const page = await room.deals.list(broker, { limit: 20 });
    expect(page.items.find((card) => card.id === id)?.timer).toEqual(asked.timer);
    expect(await room.deals.view(officer, id)).toMatchObject({
      broker: { state: 'OFFERED', answerDueAt: asked.broker?.answerDueAt },
      timer: { rule: 'first-contact' },
    });
    await room.leading.accept(broker, id, null);
    expect(await room.deals.view(broker, id)).toMatchObject({
      broker: { state: 'ACCEPTED', answerDueAt: null },
      timer: { rule: 'first-contact' },
    });
    await room.dismissBrokers();
  });

  test('a missing first talk is nudged once, by two processes at once too, and not after a talk', async () => {
    const quiet = await room.contact();
    const lively = await room.contact();
    await room.negotiation.writeLog(lively.officer, lively.id, CALL);
    await Promise.all([runAfter(8), runAfter(8)]);
    await runAfter(9);
    expect(await nudges(quiet.id)).toEqual(['first-contact']);
    expect(await nudges(lively.id)).toEqual([]);
  });

  test('idle negotiation is nudged after 30 days and stale after 90; activity starts both anew', async () => {
    const { id, officer } = await room.contact();
    await room.negotiation.move(officer, id, 'NEGOTIATION');
    await runAfter(31);
    await runAfter(32);
    await runAfter(91);
    expect(await nudges(id)).toEqual(['negotiation-idle', 'negotiation-stale']);
    expect((await room.deals.view(officer, id)).isStale).toBe(true);
    await Clock.runAt(new Date(Date.now() + 92 * DAY_MS), () => room.negotiation.writeLog(officer, id, CALL));
    expect((await room.deals.view(officer, id)).isStale).toBe(false);
    await runAfter(92 + 31);
    expect(await nudges(id)).toEqual(['negotiation-idle', 'negotiation-stale', 'negotiation-idle']);
  });

  test('a signed deal is reminded of registration after 30 days', async () => {
    const { id } = await room.signed();
    await runAfter(31);
    expect(await nudges(id)).toEqual(['registration-reminder']);
  });

  test('an offer of work unanswered for three days goes to the next broker', async () => {
    const first = await buildBroker(room.context);
    const { id, officer } = await room.contact();
    const second = await buildBroker(room.context, { fields: ['01'] });
    await runAfter(2);
    expect((await room.deals.view(officer, id)).broker?.id).toBe(first.brokerId);
    await runAfter(4);
    expect((await room.deals.view(officer, id)).broker).toMatchObject({ id: second.brokerId, state: 'OFFERED' });
    expect(await room.events(id, 'deal.broker-declined')).toMatchObject([
      { declinedBrokerUserId: first.actor.userId, hasLapsed: true },
    ]);
    await room.dismissBrokers();
  });

  test('a deal that found no broker finds one when the register has grown', async () => {
    const { id, officer } = await room.contact();
    expect((await room.deals.view(officer, id)).broker).toBeNull();
    const { brokerId } = await buildBroker(room.context);
    await room.timers.run();
    expect((await room.deals.view(officer, id)).broker?.id).toBe(brokerId);
    await room.dismissBrokers();
  });
});
