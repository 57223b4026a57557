// Words that a person has typed and not yet sent stay, whatever is read anew or done by others meanwhile.
import { Story } from './support/story.js';

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
