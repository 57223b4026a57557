// Shapes of the reference room as the browser gets them.
import type * as code from '@libs/reference/src/code.schema.js';
import type * as reference from '@libs/reference/src/reference.schema.js';
import type * as period from '@libs/reference/src/plan-period.schema.js';

export type CodeListName = code.CodeListName;
export type CodeList = code.CodeList;
export type CodeHits = reference.CodeHits;
export type PlanPeriod = period.PlanPeriodView;
