// Time limits of a deal, as data (domain §7.1, column "timer default"), and when each falls due. Running: timers.task.ts.
import type { DealStage } from './deal.schema.js';

export const TIMER_RULES = [
  'interest-unanswered',
  'first-contact',
  'negotiation-idle',
  'negotiation-stale',
  'registration-reminder',
] as const;
export type TimerRule = (typeof TIMER_RULES)[number];

export const TIMER_EFFECTS = ['EXPIRE', 'NUDGE', 'MARK_STALE'] as const;
export type TimerEffect = (typeof TIMER_EFFECTS)[number];

/** From when a limit counts: entering the stage, or the last sign of life. */
export type TimerOrigin = 'stageAt' | 'lastActivityAt';

export interface DealTimer {
  rule: TimerRule;
  stage: DealStage;
  from: TimerOrigin;
  /** Calendar days of 24 hours. */
  days: number;
  effect: TimerEffect;
  /** Runs only until the first talk is noted. */
  untilFirstLog?: true;
}

export const DEAL_TIMERS: readonly DealTimer[] = [
  { rule: 'interest-unanswered', stage: 'INTEREST', from: 'stageAt', days: 7, effect: 'EXPIRE' },
  { rule: 'first-contact', stage: 'CONTACT', from: 'stageAt', days: 7, effect: 'NUDGE', untilFirstLog: true },
  { rule: 'negotiation-idle', stage: 'NEGOTIATION', from: 'lastActivityAt', days: 30, effect: 'NUDGE' },
  { rule: 'negotiation-stale', stage: 'NEGOTIATION', from: 'lastActivityAt', days: 90, effect: 'MARK_STALE' },
  { rule: 'registration-reminder', stage: 'SIGNED', from: 'stageAt', days: 30, effect: 'NUDGE' },
];

/** Calendar days a broker has to answer an offer of work before the next one is asked [D]. */
export const BROKER_ANSWER_DAYS = 3;

const DAY_MS = 86_400_000;

/** The instant by which the asked broker answers; later the next one is asked. */
export function answerDueAt(offeredAt: Date): Date {
  return daysFrom(offeredAt, BROKER_ANSWER_DAYS);
}

export interface TimedDeal {
  stage: DealStage;
  stageAt: Date;
  lastActivityAt: Date;
  firstLogAt: Date | null;
}

export interface DueTimer {
  rule: TimerRule;
  effect: TimerEffect;
  /** The instant it counts from; a nudge is sent once per rule and origin. */
  since: Date;
  dueAt: Date;
}

/** `days` × 24 h before or after an instant. */
export function daysFrom(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/** The limits that run for a deal, earliest first. */
export function timersOf(deal: TimedDeal): DueTimer[] {
  return DEAL_TIMERS.filter((timer) => timer.stage === deal.stage)
    .filter((timer) => !timer.untilFirstLog || deal.firstLogAt === null)
    .map(({ rule, effect, from, days }) => ({ rule, effect, since: deal[from], dueAt: daysFrom(deal[from], days) }))
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** The limit to show on the card: the next to fall due, or the last one passed. */
export function timerToShow(deal: TimedDeal, now: Date): (DueTimer & { isOverdue: boolean }) | null {
  const running = timersOf(deal);
  const timer = running.find(({ dueAt }) => dueAt > now) ?? running.at(-1);
  return timer ? { ...timer, isOverdue: timer.dueAt <= now } : null;
}
