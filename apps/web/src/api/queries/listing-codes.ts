// Closed lists of the two halls, written out so that the public pages need not load the rooms' schemas (and zod).
// The types refuse a list that differs from the room's own.
import type * as achievementList from '@libs/achievement/src/achievement.list.schema.js';
import type * as achievement from '@libs/achievement/src/achievement.schema.js';
import type * as demandList from '@libs/demand/src/demand.list.schema.js';

export const STAGES: typeof achievement.STAGES = ['LAB', 'BENCH', 'PILOT', 'INDUSTRIAL'];
export const IP_STATES: typeof achievement.IP_STATES = ['NONE', 'PENDING', 'IN_FORCE', 'LAPSED'];
export const PRICE_BANDS: typeof achievementList.PRICE_BANDS = [
  'LT10',
  '10_50',
  '50_100',
  '100_500',
  'GE500',
  'NEGOTIABLE',
  'SHARE',
  'FREE_START',
];
export const BUDGET_BANDS: typeof demandList.BUDGET_BANDS = [
  'LT10',
  '10_50',
  '50_100',
  '100_500',
  'GE500',
  'NEGOTIABLE',
];
export const FIELD_GROUPS: typeof achievement.FIELD_GROUPS = ['summary', 'technical', 'commercial', 'team'];
