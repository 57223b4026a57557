// 统一社会信用代码 (GB 32100-2015): normalisation, check digit, and the inner organisation-code check (GB 11714) as a warning.
// The six region digits name the registration authority, never the place of business: do not attribute by them.
import { z } from 'zod';

/** 31 characters, without I O S V Z; a character's value is its position here (not ord − 55). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Upper case, half width, without blanks or hyphens. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** The 18th character for the first 17, or undefined when one of them is outside the alphabet. */
export function creditCodeCheckCharacter(first17: string): string | undefined {
  const values = [...first17].map((character) => ALPHABET.indexOf(character));
  if (values.length !== 17 || values.includes(-1)) return undefined;
  const sum = values.reduce((total, value, index) => total + value * (WEIGHTS[index] ?? 0), 0);
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/** True for a normalised code whose characters and check character are right. */
export function isCreditCode(code: string): boolean {
  return code.length === 18 && creditCodeCheckCharacter(code.slice(0, 17)) === code[17];
}

/**
 * Checks position 17 against positions 9–16 by GB 11714. Only a warning: some valid codes were issued without it.
 * @returns a sentence in Chinese, or undefined when nothing is wrong
 */
export function creditCodeWarning(code: string): string | undefined {
  const body = code.slice(8, 16);
  const sum = [...body].reduce(
    (total, character, index) => total + Number.parseInt(character, 36) * (ORGANISATION_WEIGHTS[index] ?? 0),
    0,
  );
  const remainder = 11 - (sum % 11);
  const expected = remainder === 10 ? 'X' : remainder === 11 ? '0' : String(remainder);
  return code[16] === expected ? undefined : '信用代码中的组织机构代码校验位不符（GB 11714），请核对';
}

/** A credit code from a client, normalised. */
export const CreditCode = z
  .string()
  .max(64, '统一社会信用代码过长')
  .transform(normaliseCreditCode)
  .pipe(z.string().refine(isCreditCode, '统一社会信用代码不正确：须为 18 位且校验位相符（GB 32100-2015）'))
  .meta({ description: '统一社会信用代码，18 位', example: '91500102MA5U000038' });
