// Text that people type. Refuses what PostgreSQL or a reader could not carry; keeps everything else as typed.
import { z } from 'zod';

// Control characters except tab and line breaks; lone surrogates are found by isWellFormed().
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** True when the text holds no control character (except tab, CR, LF) and no lone surrogate. */
export function isSafeText(text: string): boolean {
  return !CONTROL.test(text) && text.isWellFormed();
}

/** Zero-width and direction marks: invisible, so they could make a blank title or two names that look alike. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g;

/** A trimmed string of `min`..`max` characters without control characters or lone surrogates; invisible marks are taken out. */
export function safeText(min: number, max: number) {
  return z
    .string({ error: '应为文字' })
    .overwrite((text) => text.replace(INVISIBLE, ''))
    .trim()
    .refine(isSafeText, '含有不允许的控制字符')
    .min(min, min === 1 ? '不能为空' : `至少 ${min} 个字`)
    .max(max, `最多 ${max} 个字`);
}
