// Cuts by which entries are filtered, and the code list each is chosen from.
import type { CodeListName } from '../../../api/queries/reference-types.js';

export const DIMENSIONS = ['type', 'techArea', 'base', 'township', 'park', 'direction'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Direction is the ledger's own list. */
export const LISTS: Record<Exclude<Dimension, 'direction'>, CodeListName> = {
  type: 'contractType',
  techArea: 'techArea',
  base: 'base',
  township: 'township',
  park: 'park',
};

export const DIRECTIONS = ['OUTBOUND', 'INBOUND', 'WITHIN', 'OUTSIDE'] as const;
