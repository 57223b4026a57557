// Other numbers of domain §8.3: phones, registration number, postcode.
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
  .regex(/^(?!0+$)\d{16}$/, '合同登记编号须为 16 位数字，不能全为 0')
  .meta({ description: '合同登记编号，16 位数字', example: '2026500102000001' });
