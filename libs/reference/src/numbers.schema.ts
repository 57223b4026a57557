// Other numbers of domain §8.2–8.3: phones, registration number, postcode; and IP numbers that only earn a warning.
import { z } from 'zod';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;

/** A mainland mobile number from a client; blanks, hyphens and +86 are taken off, stored as `+8613800001111`. */
export const Mobile = z
  .string()
  .max(32, '手机号过长')
  .transform((text) =>
    text
      .normalize('NFKC')
      .replace(/[\s-]/g, '')
      .replace(/^(\+86|0086)/, ''),
  )
  .pipe(z.string().regex(MOBILE, '手机号不正确：须为 1 开头的 11 位号码'))
  .transform((digits) => `+86${digits}`)
  .pipe(z.string())
  .meta({ description: '手机号', example: '13800001111' });

/** A mobile or landline number as printed on a form. */
export const Telephone = z
  .string()
  .trim()
  .max(32)
  .refine(
    (text) => MOBILE.test(text.replace(/^\+86/, '')) || LANDLINE.test(text),
    '电话不正确：手机为 11 位，座机为区号-号码',
  );

/** Postcode. */
export const ZipCode = z.string().regex(/^\d{6}$/, '邮政编码须为 6 位数字');

/** 合同登记编号: 16 digits assigned by the registry (domain §2.4). */
export const RegistrationNumber = z
  .string()
  .trim()
  .regex(/^\d{16}$/, '合同登记编号须为 16 位数字')
  .meta({ description: '合同登记编号，16 位数字', example: '2026500102000001' });

/**
 * The first four digits should be a plausible year; the split is not confirmed by a source, so this is only a warning.
 * @returns a sentence in Chinese, or undefined
 */
export function registrationNumberWarning(number: string, currentYear: number): string | undefined {
  const year = Number(number.slice(0, 4));
  return year >= 2000 && year <= currentYear ? undefined : '登记编号前四位不像年份，请核对';
}

/** Patterns of IP numbers whose rules are not confirmed: a mismatch warns and never refuses. */
const IP_NUMBER_PATTERNS: Record<string, { pattern: RegExp; example: string }> = {
  SOFTWARE: { pattern: /^\d{4}SR\d{6,7}$/, example: '2024SR0123456' },
  PLANT_VARIETY: { pattern: /^CNA\d{8,11}(\.\d)?$/, example: 'CNA20191000123' },
  IC_LAYOUT: { pattern: /^BS\.?\d{8,9}(\.\d)?$/, example: 'BS.215001234' },
  PCT: { pattern: /^(PCT\/CN\d{4}\/\d{6}|WO\d{4}\/?\d{6})$/, example: 'PCT/CN2024/001234' },
};

/**
 * Looks at a software-copyright, plant-variety, IC-layout or PCT number.
 * @param ipType code of list `ipType`, or `PCT`
 * @returns a sentence in Chinese, or undefined when it looks right or the type has no known pattern
 */
export function ipNumberWarning(ipType: string, number: string): string | undefined {
  const rule = IP_NUMBER_PATTERNS[ipType];
  const compact = number.normalize('NFKC').toUpperCase().replace(/\s/g, '');
  if (!rule || rule.pattern.test(compact)) return undefined;
  return `编号格式不常见，请核对（例如 ${rule.example}）`;
}
