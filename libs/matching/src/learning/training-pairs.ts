// From acts to labelled pairs: what all people together did with a pair says whether it was worth suggesting. Pure.
import type { RejectReason } from '../match.schema.js';
import type { Feature } from '../weights.js';
import { designRow } from './design-row.js';
import type { FeedbackKind } from './feedback.schema.js';

export interface GivenAct {
  readonly demandId: string;
  readonly achievementId: string;
  readonly kind: FeedbackKind;
  readonly reason: RejectReason | null;
  readonly features: Readonly<Partial<Record<Feature, number>>>;
}

export interface TrainingPair {
  readonly demandId: string;
  readonly row: readonly number[];
  /** 0 not worth it · 1 kept or compared · 2 introduced · 3 met · 4 signed */
  readonly grade: number;
  readonly emphasis: number;
}

const GRADE: Readonly<Record<FeedbackKind, number>> = {
  REJECTED: 0,
  OPENED: 0,
  SAVED: 1,
  COMPARED: 1,
  INTRODUCED: 2,
  MET: 3,
  SIGNED: 4,
};
/** A talk outweighs that one of the two sides put the pair aside. */
const TALK = 2;
/** These say nothing about whether the texts and facts fit. */
const UNRELATED: ReadonlySet<RejectReason | null> = new Set(['ALREADY_SOLVED', 'PARTNER', 'OTHER']);
/** Opened and left is a weak sign: most readers only look. */
const LEFT_EMPHASIS = 0.25;
const EMPHASIS = [1, 1, 1.5, 2, 3] as const;

/** @param acts oldest first; the latest values of a pair count */
export function trainingPairs(acts: readonly GivenAct[]): TrainingPair[] {
  const byPair = new Map<string, GivenAct[]>();
  for (const act of acts) {
    const key = `${act.demandId}/${act.achievementId}`;
    const group = byPair.get(key);
    if (group) group.push(act);
    else byPair.set(key, [act]);
  }
  return [...byPair.values()].flatMap((group) => {
    const label = labelOf(group);
    const latest = group.at(-1);
    return label && latest ? [{ demandId: latest.demandId, row: designRow(latest.features), ...label }] : [];
  });
}

function labelOf(acts: readonly GivenAct[]): Pick<TrainingPair, 'grade' | 'emphasis'> | null {
  const best = Math.max(...acts.map(({ kind }) => GRADE[kind]));
  const rejections = acts.filter(({ kind }) => kind === 'REJECTED');
  if (rejections.length > 0 && best < TALK) {
    return rejections.every(({ reason }) => UNRELATED.has(reason)) ? null : { grade: 0, emphasis: 1 };
  }
  return { grade: best, emphasis: best === 0 ? LEFT_EMPHASIS : (EMPHASIS[best] ?? 1) };
}
