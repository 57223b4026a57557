// Words: one JSON per area and language. zh-CN base areas are in the first load, all others come with their route.
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Area } from './words.js';
import common from './zh-CN/common.json';
import enumWords from './zh-CN/enum.json';
import problem from './zh-CN/problem.json';
import reason from './zh-CN/reason.json';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const i18next = createInstance();
const KEY = 'techmart.language';
const base: Area[] = ['common', 'enum', 'problem', 'reason'];
const files = import.meta.glob<object>(
  ['./zh-CN/*.json', './en/*.json', '!./zh-CN/{common,enum,problem,reason}.json'],
  {
    import: 'default',
  },
);
const wanted = new Set<Area>(base);

async function load(language: string, area: Area) {
  if (i18next.getResource(language, 'words', area) !== undefined) return;
  const words = await files[`./${language}/${area}.json`]?.();
  if (words) i18next.addResourceBundle(language, 'words', { [area]: words }, true, false);
}

/** Loads the words of some areas in the current language; a lazy route waits for it beside its code. */
export async function loadWords(...areas: Area[]) {
  for (const area of areas) wanted.add(area);
  await started;
  await Promise.all(areas.map((area) => load(i18next.language, area)));
}

/** Switches the language after its words have arrived, and remembers it in this browser. */
export async function setLanguage(language: Language) {
  await Promise.all([...wanted].map((area) => load(language, area)));
  await i18next.changeLanguage(language);
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}

/** A word whose key is only known at run time, e.g. a state or a reason code; undefined when nobody wrote it. */
export function wordIfAny(key: string, values?: Record<string, string | number>): string | undefined {
  const t = i18next.t as (key: string, values?: Record<string, string | number>) => string;
  return i18next.exists(key) ? t(key, values) : undefined;
}

/** Starts i18next once; the router may ask for words before. The stored language wins, else Chinese. */
export const started: Promise<void> = start();

async function start() {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    ns: ['words'],
    defaultNS: 'words',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    resources: { 'zh-CN': { words: { common, enum: enumWords, problem, reason } } },
  });
  if (localStorage.getItem(KEY) === 'en') await setLanguage('en').catch(() => undefined);
}
