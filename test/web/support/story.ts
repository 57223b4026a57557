// A story of several steps over one product: people with a tab each, and an end at the first step that fails.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Hand } from './hand.js';
import { Portal } from './portal.js';
import { Stage, type Tab } from './stage.js';

const SHOTS = join(process.cwd(), 'test/web/shots');
const START_TIMEOUT_MS = 180_000;
const STEP_TIMEOUT_MS = 120_000;

export class Story {
  portal!: Portal;
  private stage: Stage | undefined;
  private readonly tabs = new Map<string, Tab>();
  private broken = '';

  /** To be called once, at the head of a spec: opens and closes the product around its steps. */
  constructor() {
    beforeAll(async () => {
      this.portal = await Portal.open();
      this.stage = await Stage.open(this.portal.address);
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await this.stage?.close();
      await this.portal?.close();
    });
  }

  /** The hands of that person, on the one tab that he keeps; `#…` is a visitor. */
  async person(login: string): Promise<Hand> {
    if (!this.stage) throw new Error('the story has not begun');
    const tab = this.tabs.get(login) ?? (await this.stage.tab(login));
    this.tabs.set(login, tab);
    return new Hand(tab);
  }

  /** One step; a fault that a page shows by itself fails it too. Later steps are not tried after a failure. */
  step(name: string, work: () => Promise<void>): void {
    it(
      name,
      async () => {
        if (this.broken) throw new Error(`not played: “${this.broken}” failed`);
        try {
          await work();
          for (const [login, { faults }] of this.tabs) expect({ login, faults }).toEqual({ login, faults: [] });
        } catch (error) {
          this.broken = name;
          await this.picture();
          throw error;
        }
      },
      STEP_TIMEOUT_MS,
    );
  }

  /** What everybody saw when it went wrong. */
  private async picture(): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    for (const [login, { page }] of this.tabs)
      await page
        .screenshot({ path: join(SHOTS, `failed-${login.replace('#', '')}.png`), fullPage: true })
        .catch(() => {});
  }
}
