// How people come in: register, claim a unit, be confirmed; sign in and search with the keyboard alone.
import { demoCreditCode } from '../../apps/cli/src/demo/numbers.js';
import type { Tab } from './support/stage.js';
import { Story } from './support/story.js';
import { PASSWORD } from './support/world-market.js';

const LOGIN = 'qin.muyun';
const UNIT = '涪陵秦家泡菜有限公司';

const story = new Story();

story.step('signs in and searches with the keyboard alone', async () => {
  const { page } = await story.person('#keyboard');
  const keyboard = page.keyboard;
  await page.goto('/sign-in');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.locator('body').focus();
  await tabTo(page, '登录名或电子邮箱');
  await keyboard.type('enterprise');
  await keyboard.press('Tab');
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await page.waitForURL('**/desk');
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await tabTo(page, '搜成果和需求');
  await keyboard.type('高盐废水');
  await keyboard.press('Enter');
  await page.waitForURL(/\/achievements\?.*q=/);
  await page.getByRole('link', { name: /高盐/ }).first().waitFor();
  await tabTo(page, /^- link .*高盐/);
  await keyboard.press('Enter');
  await page.waitForURL(/\/achievements\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { level: 1, name: /高盐/ }).waitFor();
});

story.step('a newcomer registers and claims a unit; the operator confirms it', async () => {
  const hand = await story.person('#newcomer');
  await hand.go('/');
  await hand.follow('注册');
  await hand.fill('姓名', '秦慕云');
  await hand.fill('登录名', LOGIN);
  await hand.fill('手机号码', '13912345678');
  await hand.fill('密码', PASSWORD);
  await hand.press('注册并登录');
  await hand.heading('加入或认领单位');
  await hand.fill('统一社会信用代码', demoCreditCode('ENTERPRISE', 801));
  await hand.read('平台上还没有这个单位');
  await hand.fill('单位全称', UNIT);
  await hand.tick('单位类别', '企业');
  await hand.find('所在地', '涪陵', '/ 涪陵区');
  await hand.select('当事人性质', '有限责任公司');
  await hand.press('提交认领');
  await hand.read('已提交认领，等待平台确认');
  expect((await story.portal.ask(LOGIN, 'GET', '/api/me')).roles).toEqual([]);

  const operator = await story.person('operator');
  await operator.go('/desk/organisations');
  await operator.follow(new RegExp(UNIT));
  await operator.press('确认单位');
  await operator.inDialog(`确认“${UNIT}”`, () => operator.press('确认单位'));
  await operator.page.getByRole('dialog').waitFor({ state: 'detached' });
  const me = await story.portal.ask(LOGIN, 'GET', '/api/me');
  expect(me.activeOrganisation.name).toBe(UNIT);
  expect(me.roles).toContain('ENT_ADMIN');
});

const MAX_STOPS = 80;

/** Presses Tab until the focused element has this accessible name. @throws Error when it is not reached */
async function tabTo(page: Tab['page'], name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const found = await page.locator(':focus').ariaSnapshot();
    if (typeof name === 'string' ? found.includes(name) : name.test(found)) return;
  }
  throw new Error(`the Tab key does not reach ${String(name)}`);
}
