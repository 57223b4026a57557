// Wire shapes of the units that answer for figures.
import { z } from 'zod';
import { safeText } from '../../../platform/src/text.schema.js';
import { code } from '../../../reference/src/code.schema.js';
import { CreditCode } from '../../../reference/src/credit-code.schema.js';

export const UNIT_KINDS = ['DEPARTMENT', 'TOWNSHIP', 'PARK', 'UNIVERSITY', 'ENTERPRISE', 'OTHER'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A code that officials give to units and indicators. */
export const StatCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,31}$/, '代码由大写字母、数字和下划线组成，以字母开头，2 到 32 位');

export const AddUnit = z
  .object({
    code: StatCode,
    name: safeText(2, 120),
    kind: z.enum(UNIT_KINDS, '请选择单位类别'),
    townshipCode: code('township').nullish(),
    parkCode: code('park').nullish(),
    /** 统一社会信用代码 of an organisation on the platform whose members report for the unit. */
    creditCode: CreditCode.nullish(),
  })
  .superRefine(({ kind, townshipCode, parkCode }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ((kind === 'TOWNSHIP') !== Boolean(townshipCode)) refuse('townshipCode', '乡镇（街道）须且只须给出乡镇代码');
    if ((kind === 'PARK') !== Boolean(parkCode)) refuse('parkCode', '园区须且只须给出园区代码');
  })
  .meta({ id: 'AddStatUnit' });
export type AddUnit = z.infer<typeof AddUnit>;

export const UnitView = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(UNIT_KINDS),
    townshipCode: z.string().nullable(),
    parkCode: z.string().nullable(),
    isActive: z.boolean(),
    /** Somebody on the platform can report for it. */
    hasReporter: z.boolean(),
  })
  .meta({ id: 'StatUnit' });
export type UnitView = z.infer<typeof UnitView>;

export const UnitList = z.object({ items: z.array(UnitView) }).meta({ id: 'StatUnitList' });
export type UnitList = z.infer<typeof UnitList>;
