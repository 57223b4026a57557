// Query parameters of the list of entries.
import { PageQuery } from '@app/platform';
import { z } from 'zod';
import { ROLLUP_DIMENSIONS } from './dimensions.js';
import { LedgerKindSchema } from './ledger.schema.js';

export const EntryQuery = PageQuery.extend({
  kind: LedgerKindSchema.optional(),
  /** First and last ledger date, inclusive. */
  from: z.iso.date('日期格式应为 YYYY-MM-DD').optional(),
  to: z.iso.date('日期格式应为 YYYY-MM-DD').optional(),
  dimension: z.enum(ROLLUP_DIMENSIONS, '没有这个统计维度').optional(),
  code: z.string().max(40).optional(),
  contractId: z.uuid('不是有效的编号').optional(),
})
  .refine((query) => query.dimension === undefined || query.dimension === 'all' || query.code !== undefined, {
    path: ['code'],
    message: '按维度筛选时须给出代码',
  })
  .refine((query) => !query.from || !query.to || query.from <= query.to, { path: ['to'], message: '止日不得早于起日' });
export type EntryQuery = z.infer<typeof EntryQuery>;
