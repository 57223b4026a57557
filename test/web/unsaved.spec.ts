// Words that a person has typed and not yet sent stay, whatever is read anew or done by others meanwhile.
import { Story } from './support/story.js';
import { PASSWORD } from './support/world-market.js';

const LOGGED = '电话核对了旺季水量，约定下周三到厂。';
const UNSENT = '对方提出分期付款，正在记要点';
const RETURNED = '验收方式请写明检测机构';
const SLOW_MS = 4_000;
const RECORDS = /\/api\/deals\/[^/]+\/(timeline|log|offers|files)\?/;

const known = { dealId: '', broker: '', contractId: '' };
const story = new Story();

story.step('right after an assignment is accepted, while the records are still on their way', async () => {
  known.dealId = await story.portal.one("select id from deal where stage = 'INTEREST' limit 1");
  await story.portal.ask('university', 'POST', `/api/deals/${known.dealId}/accept`, { consent: true });
  known.broker = await story.portal.one(
    'select u.login_name from deal d join user_account u on u.id = d.broker_user_id where d.id = $1',
    known.dealId,
  );
  const hand = await story.person(known.broker);
  await hand.go(`/desk/deals/${known.dealId}`);
  await hand.read('答复委派');
  let delayMs = SLOW_MS;
  await hand.page.route(RECORDS, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    // The page may have given the request up meanwhile.
    await route.continue().catch(() => undefined);
  });
  await hand.press('接受委派');
  await hand.inDialog('接受撮合委派', () => hand.press('接受委派'));
  await hand.fill('要点', LOGGED);
  await hand.press('记一条');
  delayMs = 0;
  await hand.read(LOGGED);
});

story.step('in the deal room, when the other side ends the deal at that moment', async () => {
  const hand = await story.person(known.broker);
  await hand.fill('要点', UNSENT);
  await story.portal.ask('university', 'POST', `/api/deals/${known.dealId}/fail`, { reason: 'PRICE' });
  await hand.press('查看联系方式');
  await hand.read('撮合已终止，未成交。');
  const field = hand.page.getByLabel(/^要点/);
  expect(await field.inputValue()).toBe(UNSENT);
  expect(await hand.page.getByRole('button', { name: '记一条' }).isDisabled()).toBe(true);
});

story.step('at the registry desk, when a colleague takes the filing out of the queue', async () => {
  known.contractId = await story.portal.one("select id from contract where state = 'SUBMITTED'");
  const hand = await story.person('clerk');
  await hand.page.clock.install();
  await hand.go('/desk/registry?tab=unclaimed');
  await hand.press('退回补正');
  await hand.inDialog('退回补正', async () => {
    await hand.inRow(/第 1 行/, () => hand.fill('要求', RETURNED));
  });
  await story.portal.ask('clerk2', 'POST', `/api/contracts/${known.contractId}/accept`);
  await hand.page.clock.fastForward(61_000);
  await hand.read('没有等待受理的申请');
  await hand.inDialog('退回补正', async () => {
    expect(await hand.page.getByRole('dialog').locator('textarea').first().inputValue()).toBe(RETURNED);
  });
});

story.step('in a dialog, when the session ends: after signing in in another window it is sent', async () => {
  const hand = await story.person('enterprise');
  await hand.go('/desk/subscriptions');
  await hand.page.getByRole('button', { name: /^改名/ }).first().click();
  const dialog = hand.page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('换过的名称');
  const context = hand.page.context();
  await context.request.post('/api/auth/sign-out', { headers: { 'x-requested-with': 'techmart' } });
  await dialog.getByRole('button', { name: '保存名称' }).click();
  const [other] = await Promise.all([
    context.waitForEvent('page'),
    dialog.getByRole('link', { name: /重新登录/ }).click(),
  ]);
  await other.getByLabel(/账号|登录名/).fill('enterprise');
  await other.getByLabel(/口令|密码/).fill(PASSWORD);
  await other.keyboard.press('Enter');
  await other.waitForURL('**/desk/subscriptions');
  await other.close();
  expect(await dialog.getByLabel('名称').inputValue()).toBe('换过的名称');
  await dialog.getByRole('button', { name: '保存名称' }).click();
  await hand.page.getByRole('link', { name: '换过的名称' }).waitFor();
  await hand.page.getByText('登录已失效').waitFor({ state: 'detached' });
  // The browser itself reports what was refused meanwhile.
  const refused = hand.tab.faults.splice(0);
  expect(refused.filter((fault) => !fault.includes('401'))).toEqual([]);
});
