// Hashes and checks passwords with argon2id, and says which passwords are too weak. Not for tokens.
import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet and design/quality.md: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a random password that was thrown away, with the cost above: the same work for an unknown user. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$tgGIbbzUXs7EQUvbn/kV7Q$FizVT0HGwnckY1WH2AD1K24hxkVYHqkmhkdSglWE5ZU';

/** Common passwords of at least ten characters, from public leak statistics. */
const COMMON = new Set([
  '1234567890',
  '12345678910',
  '0123456789',
  '0987654321',
  '123456789a',
  'a123456789',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'qwertyuiop',
  'qwerty12345',
  'qwerty123456',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'p@ssw0rd123',
  'asdfghjkl1',
  'zxcvbnm123',
  'abc1234567',
  'abcd123456',
  'abcdefghij',
  'aa12345678',
  'admin12345',
  'admin123456',
  'administrator',
  'woaini1314',
  'woaini5201314',
  '5201314520',
  '1314520520',
  'iloveyou123',
  'letmein123',
  'welcome123',
  '147258369a',
  '1472583690',
  '7758521521',
  'qq123456789',
  'changeme123',
]);

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Checks a password. Without a stored hash (unknown user) it does the same work against another hash and answers
 * false, so that neither answer nor time tells whether the user exists.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const isRight = await verify(stored ?? NOBODY, password);
  return stored !== null && isRight;
}

/** Why a new password is refused (zh-CN), or null. Length is checked by the schema. */
export function weaknessOf(password: string, known: { loginName: string; mobile: string }): string | null {
  const lower = password.toLowerCase();
  const local = known.loginName.split('@')[0] ?? known.loginName;
  if (COMMON.has(lower)) return '密码过于常见，请换一个';
  if (new Set(lower).size < 4) return '密码至少要有 4 个不同的字符';
  if (local.length >= 4 && lower.includes(local)) return '密码不能包含登录名';
  if (lower.includes(known.mobile.replace('+86', ''))) return '密码不能包含手机号';
  return null;
}
