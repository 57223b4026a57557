import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { wordingOf } from './wording.schema.js';

const FAULTS: readonly (readonly [z.ZodType, unknown, string, string])[] = [
  [z.string(), undefined, '必填', 'Required'],
  [z.boolean(), 'x', '应为是或否', 'Must be true or false'],
  [z.string().min(1), '', '不能为空', 'Must not be empty'],
  [z.string().max(3), 'abcd', '最多 3 个字', 'At most 3 characters'],
  [z.array(z.string()).min(2), [], '至少 2 项', 'At least 2 items'],
  [z.number().min(1), 0, '不能小于 1', 'Must be at least 1'],
  [z.number().lt(5), 5, '应小于 5', 'Must be less than 5'],
  [z.number().multipleOf(3), 4, '应为 3 的倍数', 'Must be a multiple of 3'],
  [z.uuid(), 'x', '不是有效的编号', 'Not a valid id'],
  [z.string().regex(/^a$/), 'x', '格式不正确', 'Not in the right form'],
  [z.enum(['A', 'B']), 'C', '应为以下之一：A、B', 'Must be one of: A, B'],
  [z.strictObject({}), { a: 1 }, '没有这个字段：a', 'There is no such field: a'],
  [z.union([z.string(), z.number()]), true, '不是允许的内容', 'Not an allowed content'],
  [z.string().refine(() => false), 'x', '不符合要求', 'Not valid'],
];

test.each(FAULTS)('%# is told in words of the house', (schema, value, chinese, english) => {
  const told = (isEnglish: boolean) =>
    schema.safeParse(value, { error: (issue) => wordingOf(issue, isEnglish) }).error?.issues[0]?.message;
  expect([told(false), told(true)]).toEqual([chinese, english]);
});
