// The filters of a saved search: those of its hall, of which each value must exist, in one order. A search that can never
// find anything would only look like one that waits.
import { z } from 'zod';
import { AchievementQuery, PRICE_BANDS } from '../../achievement/src/achievement.list.schema.js';
import { IP_STATES, STAGES } from '../../achievement/src/achievement.schema.js';
import { BUDGET_BANDS, DemandQuery } from '../../demand/src/demand.list.schema.js';
import { code, type CodeListName } from '../../reference/src/code.schema.js';

const PAGING = { q: true, sort: true, cursor: true, limit: true } as const;
const SHAPE = /^[A-Za-z0-9_]+(,[A-Za-z0-9_]+)*$/;

/** Values joined by commas, each once and sorted: the same values are the same filter. */
function values(faultOf: (value: string) => string | undefined) {
  return z
    .string()
    .max(200, '过长')
    .regex(SHAPE, '应为以逗号分隔的代码')
    .overwrite((text) => [...new Set(text.split(','))].toSorted().join(','))
    .superRefine((text, context) => {
      for (const value of SHAPE.test(text) ? text.split(',') : []) {
        const message = faultOf(value);
        if (message !== undefined) context.addIssue({ code: 'custom', message });
      }
    })
    .optional();
}

function codes(list: CodeListName) {
  const one = code(list);
  return values((value) => one.safeParse(value).error?.issues[0]?.message);
}

function oneOf(title: string, known: readonly string[]) {
  return values((value) => (known.includes(value) ? undefined : `没有这一${title}：${value}`));
}

/** Filters as the hall's own address has them: several values of one facet joined by commas. */
export const AchievementFilters = AchievementQuery.omit(PAGING)
  .extend({
    techArea: codes('techArea'),
    stage: oneOf('所处阶段', STAGES),
    modes: codes('transformationMode'),
    bases: codes('base'),
    ipState: oneOf('知识产权状态', IP_STATES),
    priceBand: oneOf('价格区间', PRICE_BANDS),
  })
  .strict()
  .refine(({ trlMin, trlMax }) => trlMin === undefined || trlMax === undefined || trlMin <= trlMax, {
    path: ['trlMin'],
    message: '技术就绪度的下限不能高于上限',
  });

export const DemandFilters = DemandQuery.omit(PAGING)
  .extend({
    type: codes('demandType'),
    techArea: codes('techArea'),
    cooperationModes: codes('cooperationMode'),
    bases: codes('base'),
    budgetBand: oneOf('预算区间', BUDGET_BANDS),
    regionCode: codes('region'),
  })
  .strict();

export type SavedFilters = z.infer<typeof AchievementFilters> & z.infer<typeof DemandFilters>;
