// What a fault in a form is called where its schema says nothing, in Chinese and English: zod's own words are for
// programmers. For api and portal alike.
import type { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0] | z.core.$ZodIssue;
type Words = readonly [chinese: string, english: string];

const TYPES: Readonly<Record<string, Words>> = {
  string: ['应为文字', 'Must be text'],
  number: ['应为数字', 'Must be a number'],
  int: ['应为整数', 'Must be a whole number'],
  bigint: ['应为整数', 'Must be a whole number'],
  boolean: ['应为是或否', 'Must be true or false'],
  array: ['应为列表', 'Must be a list'],
  object: ['应为一组字段', 'Must be an object'],
  record: ['应为一组字段', 'Must be an object'],
  date: ['应为日期', 'Must be a date'],
};

const FORMATS: Readonly<Record<string, Words>> = {
  email: ['不是有效的电子邮箱', 'Not a valid e-mail address'],
  url: ['不是有效的网址', 'Not a valid address'],
  uuid: ['不是有效的编号', 'Not a valid id'],
  datetime: ['不是有效的时间', 'Not a valid time'],
  date: ['不是有效的日期', 'Not a valid date'],
  time: ['不是有效的时刻', 'Not a valid time of day'],
};

/** Values of a closed list are told when they are few. */
const MOST_TOLD = 8;

/** The fault in words: never empty, never zod's. */
export function wordingOf(issue: Issue, isEnglish: boolean): string {
  return wordsOf(issue)[isEnglish ? 1 : 0];
}

function wordsOf(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      if (isAbsent(issue)) return ['必填', 'Required'];
      return TYPES[issue.expected] ?? ['类型不正确', 'Of the wrong type'];
    case 'too_small':
      return tooSmall(issue.origin, String(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return tooBig(issue.origin, String(issue.maximum), issue.inclusive !== false);
    case 'invalid_format':
      return FORMATS[issue.format] ?? ['格式不正确', 'Not in the right form'];
    case 'not_multiple_of':
      return [`应为 ${issue.divisor} 的倍数`, `Must be a multiple of ${issue.divisor}`];
    case 'unrecognized_keys':
      return [`没有这个字段：${issue.keys.join('、')}`, `There is no such field: ${issue.keys.join(', ')}`];
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_union':
      return ['不是允许的内容', 'Not an allowed content'];
    default:
      return ['不符合要求', 'Not valid'];
  }
}

/** A finished issue does not tell its input any more, but zod's own message does. */
function isAbsent(issue: Issue): boolean {
  if ('input' in issue) return issue.input === undefined;
  return typeof issue.message === 'string' && issue.message.endsWith('received undefined');
}

function tooSmall(origin: string, least: string, isInclusive: boolean): Words {
  if (origin === 'string') {
    return least === '1' ? ['不能为空', 'Must not be empty'] : [`至少 ${least} 个字`, `At least ${least} characters`];
  }
  if (origin === 'array' || origin === 'set') return [`至少 ${least} 项`, `At least ${least} items`];
  return isInclusive
    ? [`不能小于 ${least}`, `Must be at least ${least}`]
    : [`应大于 ${least}`, `Must be more than ${least}`];
}

function tooBig(origin: string, most: string, isInclusive: boolean): Words {
  if (origin === 'string') return [`最多 ${most} 个字`, `At most ${most} characters`];
  if (origin === 'array' || origin === 'set') return [`最多 ${most} 项`, `At most ${most} items`];
  return isInclusive
    ? [`不能大于 ${most}`, `Must be at most ${most}`]
    : [`应小于 ${most}`, `Must be less than ${most}`];
}

function oneOf(values: readonly string[]): Words {
  if (values.length > MOST_TOLD) return ['不是允许的取值', 'Not one of the allowed values'];
  return [`应为以下之一：${values.join('、')}`, `Must be one of: ${values.join(', ')}`];
}
