// A person's hands on one tab: finds things by role and label only, as a person with a screen reader would.
import type { Locator } from 'playwright-core';
import type { Tab } from './stage.js';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A label with or without the mark of a field that may stay empty. */
const labelled = (label: string): RegExp => new RegExp(`^${escaped(label)}(选填)?$`);

export class Hand {
  private place: Locator;

  constructor(readonly tab: Tab) {
    this.place = tab.page.locator('body');
  }

  get page(): Tab['page'] {
    return this.tab.page;
  }

  /** Opens an address. */
  async go(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.locator('h1').first().waitFor();
  }

  /** Does `work` inside one part of the page: a dialog, a row, a section. */
  async within(part: Locator, work: () => Promise<void>): Promise<void> {
    const before = this.place;
    this.place = part;
    await work();
    this.place = before;
  }

  inDialog(title: string, work: () => Promise<void>): Promise<void> {
    return this.within(this.page.getByRole('dialog', { name: title }), work);
  }

  inRow(name: string | RegExp, work: () => Promise<void>): Promise<void> {
    return this.within(this.page.getByRole('group', { name }), work);
  }

  async fill(label: string, text: string): Promise<void> {
    await this.place.getByLabel(labelled(label)).fill(text);
  }

  /** Chooses from a native list, by the words of the option. */
  async select(label: string, option: string): Promise<void> {
    await this.place.getByLabel(labelled(label)).selectOption({ label: option });
  }

  /** Types into a list that the server searches, and takes the first hit with Enter, once one has these words. */
  async find(label: string, text: string, option: string): Promise<void> {
    const box = this.place.getByRole('combobox', { name: labelled(label) });
    await box.fill(text);
    await this.page.getByText(option).last().waitFor();
    await box.press('Enter');
  }

  /** Ticks a box or a radio button of a named group. */
  async tick(group: string, option: string | RegExp): Promise<void> {
    await this.place
      .getByRole('group', { name: labelled(group) })
      .getByLabel(option)
      .check();
  }

  /** Presses the button of these words. */
  async press(name: string): Promise<void> {
    await this.place.getByRole('button', { name, exact: true }).click();
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.place.getByRole('link', { name }).first().click();
  }

  async upload(label: string, name: string, bytes: Buffer): Promise<void> {
    const file = { name, mimeType: 'application/pdf', buffer: bytes };
    await this.place.getByLabel(label, { exact: true }).setInputFiles(file);
  }

  /** Waits until the words are there to be read. */
  async read(words: string | RegExp): Promise<void> {
    await this.place.getByText(words).filter({ visible: true }).first().waitFor();
  }

  /** Waits for the heading of a page or of a step. */
  async heading(words: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { name: words }).first().waitFor();
  }
}
