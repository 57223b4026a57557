// Which states an achievement has and what leads from one to the next (domain §4.2, the slice without IP and secrecy
// checks as states of their own). Not for who may act: that is the policy.
import { defineLifecycle } from '@app/platform';
import { ACHIEVEMENT_STATES, REVISION_STATES } from './achievement.schema.js';
import type { AchievementState, RevisionState, Stage } from './achievement.schema.js';

export const achievementLifecycle = defineLifecycle({
  name: 'achievement',
  initial: 'DRAFT',
  states: ACHIEVEMENT_STATES,
  transitions: {
    DRAFT: { edit: 'DRAFT', submit: 'UNIT_REVIEW' },
    UNIT_REVIEW: { approve: 'PLATFORM_REVIEW', return: 'DRAFT' },
    PLATFORM_REVIEW: { publish: 'PUBLISHED', return: 'DRAFT' },
    PUBLISHED: { edit: 'PUBLISHED', renew: 'PUBLISHED', withdraw: 'WITHDRAWN', expire: 'EXPIRED' },
    EXPIRED: { renew: 'PUBLISHED', withdraw: 'WITHDRAWN' },
  },
  final: ['WITHDRAWN'],
});

/** Changed core fields of a published achievement walk the same two reviews while the published text stays. */
export const revisionLifecycle = defineLifecycle({
  name: 'achievement-revision',
  initial: 'NONE',
  states: REVISION_STATES,
  transitions: {
    NONE: { propose: 'UNIT_REVIEW' },
    UNIT_REVIEW: { propose: 'UNIT_REVIEW', approve: 'PLATFORM_REVIEW', return: 'RETURNED', drop: 'NONE' },
    PLATFORM_REVIEW: { propose: 'UNIT_REVIEW', publish: 'NONE', return: 'RETURNED', drop: 'NONE' },
    RETURNED: { propose: 'UNIT_REVIEW', drop: 'NONE' },
  },
  final: [],
});

/** Where a row waits for a reviewer: the row itself, the pending core fields of a published one, or nowhere. */
export function reviewOf(row: { state: AchievementState; revisionState: RevisionState }) {
  if (row.state === 'UNIT_REVIEW' || row.state === 'PLATFORM_REVIEW') {
    return { stage: row.state, isRevision: false } as const;
  }
  const waits = row.revisionState === 'UNIT_REVIEW' || row.revisionState === 'PLATFORM_REVIEW';
  if (row.state === 'PUBLISHED' && waits) return { stage: row.revisionState, isRevision: true } as const;
  return null;
}

/** Months for which a published achievement is shown before its holder must confirm it (domain §4.2). */
export const VALID_MONTHS = 12;

/** Days before expiry at which the holder is reminded, most distant first. */
export const REMINDER_DAYS = [30, 7] as const;

/** Stage that follows from a technology readiness level: 1–3 / 4–5 / 6–7 / 8–9 (domain §4.2). */
export function stageOfTrl(trl: number): Stage {
  if (trl <= 3) return 'LAB';
  if (trl <= 5) return 'BENCH';
  return trl <= 7 ? 'PILOT' : 'INDUSTRIAL';
}
