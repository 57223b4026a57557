/// <reference lib="dom" />
// What a machine can judge of a screen: axe, words, headings, reflow, focus. Each check returns one line per fault.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const TAB_STOPS = 24;
const SETTLE_MS = 150;
const WORDS = 'apps/web/src/i18n/zh-CN';

/** The rules that a change of colours can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** axe-core on WCAG 2.0–2.2 A and AA, of any impact; `colours`: only the rules that dark mode can break. */
export async function axeFaults(page: Page, colours = false): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (runOnly) =>
      (globalThis as unknown as { axe: { run(where: Document, how: object): Promise<AxeResults> } }).axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
      }),
    colours ? { type: 'rule', values: COLOUR_RULES } : { type: 'tag', values: TAGS },
  );
  return violations.map(({ impact, id, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`.trim());
    return `axe ${impact ?? ''} ${id}: ${places.join(' | ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`;
  });
}

/** Widths at which the page scrolls sideways, with the elements that stick out. */
export async function reflowFaults(page: Page, widths: readonly number[]): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    await page.waitForTimeout(80);
    const found = await page.evaluate(() => {
      const over = document.documentElement.scrollWidth - innerWidth;
      if (over <= 0) return null;
      const out = [...document.querySelectorAll('body *')].filter(
        (el) => el.getBoundingClientRect().right > innerWidth + 0.2,
      );
      const name = (el: Element): string =>
        `${el.tagName.toLowerCase()}.${el.className} “${(el.textContent ?? '').slice(0, 20)}”`;
      return {
        over,
        places: out
          .filter((el) => !out.some((other) => other !== el && el.contains(other)))
          .slice(0, 3)
          .map(name),
      };
    });
    if (found) faults.push(`scrolls sideways by ${found.over} px at ${width}: ${found.places.join(' | ')}`);
  }
  return faults;
}

const areas = readdirSync(WORDS).map((name) => name.replace('.json', ''));
/** Codes that have words of their own, e.g. DRAFT; short ones such as PDF or TRL are words themselves. */
const codes = new Set(
  Object.values(JSON.parse(readFileSync(`${WORDS}/enum.json`, 'utf8')) as Record<string, object>)
    .flatMap((list) => Object.keys(list))
    .filter((code) => /^[A-Z]{5,}$/.test(code)),
);
/** Names of files that look like keys of words. */
const FILE = /\.(mjs|jsonl?)$/;
const KEY = new RegExp(`(?<![\\w/@.])(${areas.join('|')})\\.[a-z]\\w*(\\.\\w+)*`, 'g');

/** What a person should never read: codes, keys of words, unfilled places, values that are none. */
export function wordFaults(text: string): string[] {
  const found = [
    ...(text.match(/(?<![\w-])[A-Z]{2,}(_[A-Z0-9]+)+(?![\w-])/g) ?? []),
    ...(text.match(/(?<![\w-])[A-Z]{5,}(?![\w-])/g) ?? []).filter((word) => codes.has(word)),
    ...(text.match(KEY) ?? []).filter((word) => !FILE.test(word)),
    ...(text.match(/\{\{.*?\}\}|\bundefined\b|\bNaN\b|\[object \w+\]|Invalid Date/g) ?? []),
  ];
  return [...new Set(found)].map((word) => `raw word: ${word}`);
}

/** Everything that can be read or heard: visible text, labels, hints. */
export async function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const said = [...document.querySelectorAll('[aria-label],[placeholder],[title],[alt]')].flatMap((el) =>
      ['aria-label', 'placeholder', 'title', 'alt'].map((name) => el.getAttribute(name) ?? ''),
    );
    return [document.title, document.body.innerText, ...said].join('\n');
  });
}

/** One h1, a title, a main part, a language. */
export async function structureFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const h1 = [...document.querySelectorAll('h1')].map((el) => el.textContent?.trim() ?? '');
    if (h1.length !== 1) faults.push(`${h1.length} h1: ${h1.join(' | ')}`);
    if (document.querySelectorAll('main').length !== 1) faults.push('not one main');
    if (document.title.trim() === '') faults.push('no title');
    if (document.documentElement.lang === '') faults.push('no language');
    return faults;
  });
}

/** Walks the first stops with the Tab key: skip link first, a ring on each, none hidden or covered. */
export async function focusFaults(page: Page, stops = TAB_STOPS): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  await page.locator('body').focus();
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    let seen = await page.evaluate(look);
    if (!seen) break;
    // What has just lost the focus may still be on its way out.
    if (seen.coveredBy) {
      await page.waitForTimeout(SETTLE_MS);
      seen = (await page.evaluate(look)) ?? seen;
    }
    if (stop === 0 && !seen.isSkip) faults.push(`first stop is ${seen.name}, not the skip link`);
    if (!seen.hasRing) faults.push(`no focus ring: ${seen.name}`);
    if (seen.coveredBy) faults.push(`focus is covered: ${seen.name} by ${seen.coveredBy}`);
  }
  return faults;
}

/** Runs in the page: the focused element, whether a ring is drawn for it, and what lies over it. */
function look(): { name: string; isSkip: boolean; hasRing: boolean; coveredBy: string } | null {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const draws = (one: Element | null | undefined): boolean => {
    if (!one) return false;
    const style = getComputedStyle(one);
    const hasOutline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
    return hasOutline || style.boxShadow !== 'none';
  };
  const nameOf = (one: Element): string =>
    `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} “${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 24)}”`;
  // The parts of a date field are stops of their own; their rings are the browser's, which no style tells.
  const isDatePart = el instanceof HTMLInputElement && /date|time/.test(el.type);
  const near = [el, el.parentElement, el.nextElementSibling, el.parentElement?.parentElement, el.closest('label')];
  const box = el.getBoundingClientRect();
  const isTiny = box.width < 4 || box.height < 4 || getComputedStyle(el).opacity === '0';
  const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20));
  const isCovered = !isTiny && at !== null && !el.contains(at) && !at.contains(el);
  return {
    name: nameOf(el),
    isSkip: el.getAttribute('href') === '#main' && document.getElementById('main') !== null,
    hasRing: isDatePart || near.some(draws),
    coveredBy: isCovered ? nameOf(at) : '',
  };
}
