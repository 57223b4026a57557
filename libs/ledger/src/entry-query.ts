// Query parameters of the list of entries.
import { PageQuery, Uuid } from '@app/platform';
import { z } from 'zod';
import { ROLLUP_DIMENSIONS } from './dimensions.js';
import { DimensionCode, LedgerKindSchema } from './ledger.schema.js';

/** A calendar day that PostgreSQL knows as well: it has no year 0. */
const day = z.iso.date('日期格式应为 YYYY-MM-DD').refine((date) => date >= '1900-01-01', '日期不得早于 1900 年');

export const EntryQuery = PageQuery.extend({
  kind: LedgerKindSchema.optional(),
  /** First and last ledger date, inclusive. */
  from: day.optional(),
  to: day.optional(),
  dimension: z.enum(ROLLUP_DIMENSIONS, '没有这个统计维度').optional(),
  code: DimensionCode.optional(),
  contractId: Uuid.optional(),
})
  .refine((query) => query.dimension === undefined || query.dimension === 'all' || query.code !== undefined, {
    path: ['code'],
    message: '按维度筛选时须给出代码',
  })
  .refine((query) => !query.from || !query.to || query.from <= query.to, { path: ['to'], message: '止日不得早于起日' });
export type EntryQuery = z.infer<typeof EntryQuery>;
