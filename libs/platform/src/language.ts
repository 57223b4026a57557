// The language that a request is answered in: Chinese unless it asks for English. The texts of the code are Chinese; their
// English is registered beside them as data, found by the Chinese, so that no place that says something must know two.
import { AsyncLocalStorage } from 'node:async_hooks';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const current = new AsyncLocalStorage<Language>();

/** Of the running request; Chinese outside of one. */
export function language(): Language {
  return current.getStore() ?? 'zh-CN';
}

/** Runs `work` so that it is answered in `asked`. */
export function withLanguage<T>(asked: Language, work: () => T): T {
  return current.run(asked, work);
}

const RANGE = /^\s*([a-z]{1,8}|\*)(?:-[a-z0-9-]{1,30})?\s*(?:;\s*q\s*=\s*([01](?:\.\d{1,3})?)\s*)?$/i;

/** The better wanted one of the two in an Accept-Language header (RFC 9110 §12.5.4); Chinese for everything else. */
export function languageFrom(header: string | undefined): Language {
  const weight = { zh: 0, en: 0 };
  for (const part of (header ?? '').slice(0, 300).split(',')) {
    const [, tag = '', q = '1'] = RANGE.exec(part) ?? [];
    const name = tag.toLowerCase();
    if (name === 'zh' || name === 'en') weight[name] = Math.max(weight[name], Number(q));
  }
  return weight.en > weight.zh ? 'en' : 'zh-CN';
}

/** Stands for any number in a registered text, in the order of the Chinese one. */
const NUMBER = /\d+(?:\.\d+)?/g;
const SLOT = '{}';

const english = new Map<string, string>();

/** Chinese text → English text; `{}` in both is a number, the same ones in the same order. */
export function defineEnglish(texts: Readonly<Record<string, string>>): void {
  for (const [chinese, text] of Object.entries(texts)) english.set(chinese, text);
}

/** The registered English of a text; undefined where there is none. */
export function englishOf(chinese: string): string | undefined {
  const exact = english.get(chinese);
  if (exact !== undefined) return exact;
  const numbers = chinese.match(NUMBER);
  if (!numbers) return undefined;
  const rest = [...numbers];
  return english.get(chinese.replace(NUMBER, SLOT))?.replaceAll(SLOT, () => rest.shift() ?? '');
}

/** The text in the language of the request; as it is where it has no English. */
export function told(chinese: string): string {
  return language() === 'en' ? (englishOf(chinese) ?? chinese) : chinese;
}

/** One of two texts that stand beside each other in the code. */
export function said(chinese: string, inEnglish: string): string {
  return language() === 'en' ? inEnglish : chinese;
}
