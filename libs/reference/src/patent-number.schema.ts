// Chinese patent application and publication numbers: reading what people type, checking, one stored form.
import { z } from 'zod';

const WEIGHTS_12 = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
const WEIGHTS_8 = [2, 3, 4, 5, 6, 7, 8, 9];

/** The digit that says what the application is for; 8 and 9 entered through PCT. */
export const PATENT_KINDS = {
  1: 'INVENTION',
  2: 'UTILITY_MODEL',
  3: 'DESIGN',
  8: 'INVENTION',
  9: 'UTILITY_MODEL',
} as const;
export type PatentKind = (typeof PATENT_KINDS)[keyof typeof PATENT_KINDS];

/** The check character of an application number: Σ dᵢwᵢ mod 11, 10 → X. */
export function patentCheckCharacter(digits: string): string {
  const weights = digits.length === 8 ? WEIGHTS_8 : WEIGHTS_12;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/**
 * Reads an application or patent number as people write it (`ZL2017 1 0601862.3`, `CN201710601862.3`, with or without
 * the dot) and gives the stored form `201710601862.3`; 12 digits since 2003-10, 8 digits before. Undefined when it is not one.
 */
export function normalisePatentNumber(text: string): string | undefined {
  const compact = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/^(ZL|CN)/, '');
  const match = /^(\d{12}|\d{8})\.?([\dX])$/.exec(compact);
  if (!match) return undefined;
  const [, digits = '', check = ''] = match;
  if (patentKindOf(digits) === undefined) return undefined;
  return patentCheckCharacter(digits) === check ? `${digits}.${check}` : undefined;
}

/** What an application number is for, or undefined when its kind digit is not in use. */
export function patentKindOf(number: string): PatentKind | undefined {
  const digits = number.split('.')[0] ?? '';
  const kind = digits.length === 8 ? digits[2] : digits[4];
  return PATENT_KINDS[Number(kind) as keyof typeof PATENT_KINDS];
}

/** `CN` + 7 to 9 digits + kind letter, e.g. CN110569471A; there is no check digit. Undefined when it is not one. */
export function normalisePublicationNumber(text: string): string | undefined {
  const compact = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/g, '');
  return /^CN[1-3]\d{6,8}[ABCUYSD]\d?$/.test(compact) ? compact : undefined;
}

/** A patent application number from a client, in its stored form. */
export const PatentNumber = z
  .string()
  .max(64, '专利号过长')
  .transform((text, context) => {
    const number = normalisePatentNumber(text);
    if (number !== undefined) return number;
    context.addIssue({ code: 'custom', message: '专利（申请）号不正确：须为 12 位（2003 年 10 月前 8 位）加校验位' });
    return z.NEVER;
  })
  .pipe(z.string())
  .meta({ description: '专利（申请）号，如 201710601862.3' });

/** A publication or grant number from a client, in its stored form. */
export const PublicationNumber = z
  .string()
  .max(64, '公开（公告）号过长')
  .transform((text, context) => {
    const number = normalisePublicationNumber(text);
    if (number !== undefined) return number;
    context.addIssue({ code: 'custom', message: '公开（公告）号不正确：如 CN110569471A' });
    return z.NEVER;
  })
  .pipe(z.string())
  .meta({ description: '公开（公告）号，如 CN110569471A' });
