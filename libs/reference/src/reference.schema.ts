// Wire shapes of the reference routes.
import { z } from 'zod';
import { wholeNumber } from '../../platform/src/http/page.schema.js';
import { CODE_LIST_NAMES, CodeItem, CodeList } from './code.schema.js';
import { PlanPeriodView } from './plan-period.schema.js';

export const ListParam = z.object({ name: z.string().max(40) });
export type ListParam = z.infer<typeof ListParam>;

export const ListSummaries = z
  .object({
    lists: z.array(CodeList.omit({ items: true }).extend({ count: z.int() })),
  })
  .meta({ id: 'CodeListSummaries' });
export type ListSummaries = z.infer<typeof ListSummaries>;

export const CodeSearch = z.object({
  q: z.string().trim().max(60, '搜索词不超过 60 字').default(''),
  limit: wholeNumber(1, 100).default(20),
});
export type CodeSearch = z.infer<typeof CodeSearch>;

/** Found items, each with the labels of its ancestors (root first) so that a picker can show the path. */
export const CodeHits = z
  .object({
    name: z.enum(CODE_LIST_NAMES),
    items: z.array(CodeItem.extend({ path: z.array(z.string()) })),
  })
  .meta({ id: 'CodeHits' });
export type CodeHits = z.infer<typeof CodeHits>;

export const PlanPeriodList = z
  .object({ items: z.array(PlanPeriodView), currentCode: z.string() })
  .meta({ id: 'PlanPeriodList' });
export type PlanPeriodList = z.infer<typeof PlanPeriodList>;
