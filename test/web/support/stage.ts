// One browser for a spec, a context per person, and the faults that a page shows by itself: console errors, broken
// answers. Not for what a test looks for.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.mjs';
import { PASSWORD } from './world-market.js';

const SETTLED_MS = 250;
const SETTLE_TIMEOUT_MS = 15_000;
/** The stream of live updates never ends. */
const LIVE = /\/api\/notifications\/(live|stream)/;

/** A page and the faults it has shown so far. */
export interface Tab {
  page: Page;
  faults: string[];
  /** Resolves when nothing has been asked of the server for a moment and nothing is marked busy. */
  settle(): Promise<void>;
}

export class Stage {
  private readonly contexts = new Map<string, Promise<BrowserContext>>();

  private constructor(
    private readonly browser: Browser,
    readonly address: string,
  ) {}

  static async open(address: string): Promise<Stage> {
    return new Stage(await launchBrowser(), address);
  }

  /** A new tab of that person's browser, signed in past the form; '' and `#…` are visitors who are not signed in. */
  async tab(login: string): Promise<Tab> {
    let context = this.contexts.get(login);
    if (!context) {
      context = this.enter(login);
      this.contexts.set(login, context);
    }
    const page = await (await context).newPage();
    page.setDefaultTimeout(15_000);
    return watched(page);
  }

  private async enter(login: string): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.address,
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    if (!/^(#|$)/.test(login)) {
      const answer = await context.request.post('/api/auth/sign-in', {
        data: { loginName: login, password: PASSWORD },
      });
      if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()} ${await answer.text()}`);
      await context.addInitScript({ content: "localStorage.setItem('techmart.signed-in', '1')" });
    }
    return context;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

function watched(page: Page): Tab {
  const faults: string[] = [];
  let open = 0;
  let lastAt = Date.now();
  const count = (change: number) => (request: { url(): string }) => {
    if (LIVE.test(request.url())) return;
    open += change;
    lastAt = Date.now();
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`);
  });
  const settle = async (): Promise<void> => {
    const until = Date.now() + SETTLE_TIMEOUT_MS;
    for (;;) {
      const isQuiet = open <= 0 && Date.now() - lastAt > SETTLED_MS;
      if (isQuiet && (await page.locator('[aria-busy="true"]').count()) === 0) return;
      if (Date.now() > until) throw new Error(`${page.url()} does not settle: ${open} requests open`);
      await page.waitForTimeout(50);
    }
  };
  return { page, faults, settle };
}
