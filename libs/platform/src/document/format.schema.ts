// In which formats a table can be asked for.
import { z } from 'zod';

export const TABLE_FORMATS = ['xlsx', 'csv'] as const;
export const TableFormat = z.enum(TABLE_FORMATS, '应为 xlsx 或 csv');
export type TableFormat = z.infer<typeof TableFormat>;
