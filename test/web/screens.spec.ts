/// <reference lib="dom" />
// Every screen as a machine sees it: light and dark, phone and desk. Pictures for people stay in test/web/shots.
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { axeFaults, focusFaults, reflowFaults, structureFaults, wordFaults, wordsOf } from './support/looks.js';
import { Portal } from './support/portal.js';
import { portalRoutes } from './support/routes.js';
import type { Screen } from './support/screen.js';
import { SCREENS } from './support/screens.js';
import { Stage, type Tab } from './support/stage.js';

const SHOTS = join(process.cwd(), 'test/web/shots');
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** All findings of the last run, beside the pictures. */
const FINDINGS = join(SHOTS, 'findings.txt');
/** What the browser itself writes to the console about an answer that this screen expects. */
const REFUSED = /Failed to load resource: the server responded with a status of 40[34]/;

let portal: Portal;
let stage: Stage;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  rmSync(FINDINGS, { force: true });
  portal = await Portal.open();
  stage = await Stage.open(portal.address);
}, 180_000);

afterAll(async () => {
  await stage?.close();
  await portal?.close();
});

it('has a screen for every route', () => {
  const seen = new Set(SCREENS.map((screen) => screen.route));
  const routes = new Set(portalRoutes().map((route) => route.path));
  expect([...routes].filter((path) => !seen.has(path))).toEqual([]);
  expect([...seen].filter((path) => path !== '*' && !routes.has(path))).toEqual([]);
});

it.each(SCREENS.map((screen) => [screen.name, screen] as const))(
  '%s',
  async (_name, screen) => {
    const tab = await stage.tab(screen.as ?? '');
    try {
      const faults = await look(tab, screen);
      for (const fault of faults) appendFileSync(FINDINGS, `${screen.name}: ${fault}\n`);
      expect(faults).toEqual([]);
    } finally {
      await tab.page.close();
    }
  },
  60_000,
);

async function look(tab: Tab, screen: Screen): Promise<string[]> {
  const { page, faults } = tab;
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(screen.at ? await screen.at(portal) : screen.route);
  await page.locator('h1').first().waitFor();
  await tab.settle();
  await expectWords(page, screen, faults);
  faults.push(...(await structureFaults(page)), ...wordFaults(await wordsOf(page)));
  await shoot(page, screen, '1440-light', faults);
  faults.push(...(await focusFaults(page)));
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, screen, '1440-dark', faults);
  await page.setViewportSize(PHONE);
  await tab.settle();
  await shoot(page, screen, '390-dark', faults);
  await page.emulateMedia({ colorScheme: 'light' });
  await shoot(page, screen, '390-light', faults);
  faults.push(...(await reflowFaults(page, [390, 320])));
  return faults.filter((fault) => !(screen.isRefused && REFUSED.test(fault)));
}

async function expectWords(page: Page, screen: Screen, faults: string[]): Promise<void> {
  const title = await page.locator('h1').first().innerText();
  if (!screen.title.test(title)) faults.push(`the h1 is “${title}”`);
  if (screen.says && !screen.says.test(await page.locator('main').innerText()))
    faults.push(`does not say ${screen.says}`);
}

/** A picture, and axe's findings in this state. */
async function shoot(page: Page, screen: Screen, mode: string, faults: string[]): Promise<void> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
    return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60)));
  });
  await page.screenshot({ path: join(SHOTS, `${screen.name.replaceAll(' ', '-')}-${mode}.png`), fullPage: true });
  for (const fault of await axeFaults(page, mode.endsWith('dark'))) faults.push(`${mode} ${fault}`);
}
