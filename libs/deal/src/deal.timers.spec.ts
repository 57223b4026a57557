import { describe, expect, it } from '@jest/globals';
import { OPEN_STAGES } from './deal.schema.js';
import { DEAL_TIMERS, daysFrom, timerToShow, timersOf, type TimedDeal } from './deal.timers.js';

const start = new Date('2026-02-27T08:00:00Z');

function deal(facts: Partial<TimedDeal>): TimedDeal {
  return { stage: 'INTEREST', stageAt: start, lastActivityAt: start, firstLogAt: null, ...facts };
}

describe('time limits', () => {
  it('count whole days of 24 hours over the end of a month', () => {
    expect(daysFrom(start, 7)).toEqual(new Date('2026-03-06T08:00:00Z'));
  });

  it.each([
    ['INTEREST', [['interest-unanswered', 'EXPIRE', 7]]],
    ['CONTACT', [['first-contact', 'NUDGE', 7]]],
    [
      'NEGOTIATION',
      [
        ['negotiation-idle', 'NUDGE', 30],
        ['negotiation-stale', 'MARK_STALE', 90],
      ],
    ],
    ['CONTRACT_DRAFT', []],
    ['SIGNED', [['registration-reminder', 'NUDGE', 30]]],
    ['REGISTERED', []],
  ] as const)('of %s are those of the table', (stage, expected) => {
    const found = timersOf(deal({ stage })).map(({ rule, effect, dueAt }) => [rule, effect, days(dueAt)]);
    expect(found).toEqual(expected);
  });

  it('exist for open stages only', () => {
    expect(DEAL_TIMERS.every((timer) => OPEN_STAGES.some((stage) => stage === timer.stage))).toBe(true);
  });

  it('for first contact end with the first talk', () => {
    expect(timersOf(deal({ stage: 'CONTACT', firstLogAt: start }))).toEqual([]);
  });

  it('for idling start again with every activity', () => {
    const [idle] = timersOf(deal({ stage: 'NEGOTIATION', lastActivityAt: daysFrom(start, 10) }));
    expect(idle?.since).toEqual(daysFrom(start, 10));
    expect(idle && days(idle.dueAt)).toBe(40);
  });

  it('show the next one to fall due, then the last one passed', () => {
    const idle = deal({ stage: 'NEGOTIATION' });
    expect(timerToShow(idle, daysFrom(start, 29))).toMatchObject({ rule: 'negotiation-idle', isOverdue: false });
    expect(timerToShow(idle, daysFrom(start, 30))).toMatchObject({ rule: 'negotiation-stale', isOverdue: false });
    expect(timerToShow(idle, daysFrom(start, 90))).toMatchObject({ rule: 'negotiation-stale', isOverdue: true });
    expect(timerToShow(deal({ stage: 'FAILED' }), start)).toBeNull();
  });
});

function days(instant: Date): number {
  return (instant.getTime() - start.getTime()) / 86_400_000;
}
