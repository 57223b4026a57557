// Finding in the halls as a person does it: suggestions by keyboard, what helps when nothing is found, the tray and the
// comparison. Pictures of the states in between stay beside those of the screens.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axeFaults, reflowFaults } from './support/looks.js';
import type { Hand } from './support/hand.js';
import { Story } from './support/story.js';

const SHOTS = join(process.cwd(), 'test/web/shots');
const story = new Story();

/** A picture wide and narrow, light and dark, and what a machine finds wrong. */
async function look(hand: Hand, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  const { page } = hand;
  const faults: string[] = [];
  for (const [width, scheme] of [
    [1440, 'light'],
    [390, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: width > 1000 ? 900 : 844 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForTimeout(120);
    await page.screenshot({ path: join(SHOTS, `${name}-${width}-${scheme}.png`) });
    faults.push(...(await axeFaults(page, scheme === 'dark')));
  }
  faults.push(...(await reflowFaults(page, [320])));
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(faults).toEqual([]);
}

const searchBox = (hand: Hand) => hand.page.getByRole('combobox').first();
const options = (hand: Hand) => hand.page.getByRole('option');

story.step('typing pinyin on the front page suggests words; Enter searches the chosen one', async () => {
  const hand = await story.person('#visitor');
  await hand.go('/');
  const box = searchBox(hand);
  await box.pressSequentially('zhacai');
  await options(hand).first().waitFor();
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  await look(hand, 'home-suggests');
  await box.press('ArrowDown');
  const chosen = await hand.page.locator('[aria-selected=true]').innerText();
  expect(await box.getAttribute('aria-activedescendant')).toBe(
    await hand.page.locator('[aria-selected=true]').getAttribute('id'),
  );
  await box.press('Enter');
  await hand.page.waitForURL(/\/achievements\?q=/);
  expect(decodeURIComponent(new URL(hand.page.url()).search)).toBe(`?q=${chosen}`);
});

story.step('Escape closes the list and keeps what is typed; a title leads to its record', async () => {
  const hand = await story.person('#visitor');
  await hand.go('/demands');
  const box = searchBox(hand);
  await box.pressSequentially('废水');
  await options(hand).first().waitFor();
  await box.press('Escape');
  expect([await box.getAttribute('aria-expanded'), await box.inputValue()]).toEqual(['false', '废水']);
  await box.press('ArrowDown');
  await hand.page
    .getByRole('option', { name: /直接打开/ })
    .first()
    .click();
  await hand.page.waitForURL(/\/demands\/[0-9a-f-]{36}/);
});

story.step('two achievements go into the tray, one from the hall and one from its record', async () => {
  const hand = await story.person('enterprise');
  await hand.go('/achievements');
  await hand.page
    .getByRole('checkbox', { name: /^对比：/ })
    .first()
    .check();
  await hand.read('再选一项就能对比');
  await hand.page.getByRole('heading', { level: 2 }).nth(1).getByRole('link').click();
  await hand.press('加入对比');
  await hand.read('对比 2 / 5 项');
  await hand.page.reload();
  await hand.read('对比 2 / 5 项');
  await look(hand, 'tray');
  await hand.go('/demands');
  expect(await hand.page.getByRole('region', { name: '对比栏' }).count()).toBe(0);
});

story.step('they stand side by side; only differences stay on demand; a file is given', async () => {
  const hand = await story.person('enterprise');
  await hand.go('/achievements');
  await hand.follow('看对比');
  await hand.heading('成果对比');
  const rows = hand.page.locator('th[scope=row]');
  await hand.read(/\d+ 处不同/);
  const all = await rows.count();
  await look(hand, 'compare');
  await hand.page.getByRole('checkbox', { name: '只看不同' }).click();
  await hand.page.waitForURL(/only=differences/);
  expect(await rows.count()).toBeLessThan(all);
  expect(await rows.filter({ hasNotText: /不同|部分填报/ }).count()).toBe(0);
  const download = hand.page.waitForEvent('download');
  await hand.press('导出');
  await hand.press('CSV 文件');
  expect((await download).suggestedFilename()).toMatch(/^成果对比-\d{4}-\d\d-\d\d\.csv$/);
  await hand.page.getByRole('button', { name: /^移除/ }).first().click();
  await hand.read('选两项以上才能对比。');
  await hand.go('/achievements');
  await hand.read('对比 1 / 5 项');
});

story.step('the sixth is refused in words', async () => {
  const hand = await story.person('#visitor');
  await hand.go('/achievements');
  const boxes = hand.page.getByRole('checkbox', { name: /^对比：/ });
  for (let at = 0; at < 6; at += 1) await boxes.nth(at).click();
  await hand.read('最多 5 项，请先移出一项');
  expect(await boxes.nth(5).isChecked()).toBe(false);
});

story.step('a question that finds nothing is helped on', async () => {
  const hand = await story.person('#visitor');
  await hand.go('/achievements?q=zhacaix&f=stage:LAB&f=ipState:PENDING');
  await hand.read('没有符合“zhacaix”的结果');
  await hand.read('换个说法试试：');
  await look(hand, 'nothing-found');
  await hand.press('全部清除');
  await hand.press('榨菜');
  await hand.read(/^\d+\s*项成果/);
  expect(decodeURIComponent(new URL(hand.page.url()).search)).toBe('?q=榨菜');
});
