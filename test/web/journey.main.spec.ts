// The main job in the browser, one actor after the other, on the built product. What came of it is read from the api.
import { demoPdf } from '../../apps/cli/src/demo/pdf.js';
import type { Hand } from './support/hand.js';
import { Story } from './support/story.js';

const ACHIEVEMENT = '腌渍菜盐水电渗析回用与食品级盐回收装置';
const DEMAND = '腌渍菜盐水回收食品级盐并回用淡水';
/** 合同成交总额 and equipment in it, 万元. */
const TOTAL_WAN = '36.8';
const EQUIPMENT_WAN = '6.8';
const TOTAL_FEN = 36_800_000n;
const DAY_MS = 86_400_000;
const MATCH_TIMEOUT_MS = 60_000;

const day = (fromToday: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + fromToday * DAY_MS).toISOString().slice(0, 10);

const known = { achievementId: '', demandId: '', dealId: '', contractId: '', broker: '', totalBefore: 0n };

const story = new Story();
const ask = (login: string, path: string) => story.portal.ask(login, 'GET', path);
const total = async (): Promise<bigint> => BigInt((await ask('official', '/api/dashboard')).sums.totalFen);

story.step('a university publishes an achievement through the form', async () => {
  const hand = await story.person('university');
  await hand.go('/desk/achievements/new');
  await hand.fill('成果名称', ACHIEVEMENT);
  await hand.select('技术领域', '环境保护与资源综合利用');
  await hand.find('国民经济行业', '蔬菜加工', '蔬菜加工');
  await hand.tick('产业科创基地', '未来榨菜产业');
  await hand.tick('成果属性', '原始性创新');
  await hand.select('技术就绪度', 'TRL 6 · 相关环境中的样机或系统演示（中试）');
  await hand.fill('就绪度依据', '2 m³/h 中试装置连续运行 60 天');
  await hand.fill('关键词', '高盐废水，电渗析，盐回收，腌渍水，');
  await hand.press('下一步');
  await hand.heading('内容说明');
  await hand.fill(
    '摘要',
    '针对酱腌菜企业高盐腌渍水，采用均相膜电渗析浓缩与食品级盐结晶，盐回收率 92%，淡水氯离子低于 280 mg/L，可回用于清洗工序，吨水成本 16 元，已完成 2 m³/h 中试。',
  );
  await hand.fill('解决的问题', '腌渍水含盐 8% 以上，兑水生化水费高、污泥易失活，蒸发结垢频繁停机清洗。');
  await hand.fill('创新点', '均相膜抗有机污染涂层使膜堆清洗周期延长到 40 天，回收盐达到食品级，可直接回用于腌制。');
  await hand.fill('应用场景', '榨菜、泡菜、酱腌菜企业腌渍水的盐回收和淡水回用，也可用于水产腌制废水。');
  await hand.press('下一步');
  await hand.heading('指标与权利');
  await hand.press('加一项指标');
  await hand.inRow('技术指标第 1 行', async () => {
    await hand.fill('指标', '淡水氯离子');
    await hand.fill('数值', '≤ 280');
    await hand.fill('单位', 'mg/L');
  });
  await hand.press('加一行对比');
  await hand.inRow('与现有技术对比第 1 行', async () => {
    await hand.fill('对比项', '吨水成本');
    await hand.fill('本成果', '16');
    await hand.fill('现有技术', '34');
  });
  await hand.press('下一步');
  await hand.heading('转化与价格');
  await hand.tick('转化方式', '技术许可');
  await hand.tick('转化方式', '技术服务');
  await hand.tick('许可方式', '普通许可');
  await hand.tick('价格预期', '价格区间');
  await hand.fill('最低价', '30');
  await hand.fill('最高价', '45');
  await hand.press('下一步');
  await hand.heading('团队与公开');
  await hand.press('下一步');
  await hand.heading('核对并提交');
  await hand.tick('不涉密声明', /不涉及国家秘密/);
  await hand.press('提交审核');
  await hand.heading(ACHIEVEMENT);
  known.achievementId = await story.portal.one('select id from achievement where title = $1', ACHIEVEMENT);

  const operator = await story.person('operator');
  await operator.go('/desk/review');
  await operator.follow(ACHIEVEMENT);
  await operator.heading(ACHIEVEMENT);
  await operator.press('通过并发布');
  await operator.inDialog('发布这项成果？', () => operator.press('通过并发布'));
  await operator.page.getByRole('dialog').waitFor({ state: 'detached' });
  const view = await ask('enterprise', `/api/achievements/${known.achievementId}`);
  expect(view).toMatchObject({ title: ACHIEVEMENT, state: 'PUBLISHED' });
});

story.step('an enterprise posts a demand through the form and sees matches with reasons', async () => {
  const hand = await story.person('enterprise');
  await hand.go('/desk/demands/new');
  await hand.fill('需求名称', DEMAND);
  await hand.fill(
    '难题描述',
    '厂里腌渍菜排的盐水又咸又多，兑清水进生化池水费太高，想把盐收回来再用，淡水用来洗菜，别老停机清洗。',
  );
  await hand.select('需求类型', '技术改造');
  await hand.select('技术领域', '环境保护与资源综合利用');
  await hand.find('国民经济行业', '蔬菜加工', '蔬菜加工');
  await hand.tick('产业科创基地', '未来榨菜产业');
  await hand.press('下一步');
  await hand.press('加一项指标');
  await hand.inRow('技术指标第 1 行', async () => {
    await hand.fill('指标', '淡水氯离子');
    await hand.fill('单位', 'mg/L');
    await hand.fill('现值', '65000');
    await hand.select('要求', '不高于（≤）');
    await hand.fill('目标值', '300');
    await hand.fill('怎样验证', '第三方检测');
  });
  await hand.press('下一步');
  await hand.tick('预算', '填写区间');
  await hand.fill('下限', '30');
  await hand.fill('上限', '50');
  await hand.tick('合作方式', '技术许可');
  await hand.tick('合作方式', '技术服务');
  await hand.fill('截止日期', day(60));
  await hand.press('下一步');
  await hand.press('发布需求');
  await hand.heading(DEMAND);
  known.demandId = await story.portal.one('select id from demand where title = $1', DEMAND);
  expect((await ask('enterprise', `/api/demands/${known.demandId}`)).state).toBe('OPEN');

  const found = 'select count(*) from match where demand_id = $1 and achievement_id = $2';
  const until = Date.now() + MATCH_TIMEOUT_MS;
  while ((await story.portal.one(found, known.demandId, known.achievementId)) === '0') {
    if (Date.now() > until) throw new Error('not matched in time');
    await hand.page.waitForTimeout(300);
  }
  await hand.go(`/demands/${known.demandId}`);
  await hand.follow(new RegExp(ACHIEVEMENT));
  const detail = hand.page.getByRole('main');
  await hand.within(detail, async () => {
    await hand.read('为什么推荐');
    await hand.read('合计');
    await hand.read('指标对照');
  });
  const page = await ask('enterprise', `/api/matches?demandId=${known.demandId}&limit=20`);
  const match = page.items.find((item: { achievement: { id: string } }) => item.achievement.id === known.achievementId);
  expect(match.reasons.length).toBeGreaterThanOrEqual(2);
});

/** The number on the tab of all deals, as the list shows it after a click in the menu. */
async function dealsCounted(hand: Hand, expected: number | RegExp): Promise<number> {
  await hand.follow('撮合交易');
  await hand.heading('撮合交易');
  const tab = hand.page.getByText(typeof expected === 'number' ? `全部 ${expected}` : expected, { exact: true });
  return Number((await tab.first().innerText()).replace(/\D/g, ''));
}

story.step('expresses interest; the university accepts and contacts open', async () => {
  const hand = await story.person('enterprise');
  const before = await dealsCounted(hand, /^全部 \d+$/);
  await hand.page.goBack();
  await hand.press('邀请见面');
  await hand.inDialog('邀请见面', async () => {
    await hand.fill('留言', '我们想了解装置在旺季水量翻倍时的运行情况，方便的话约时间看中试。');
    await hand.tick('联系方式', /互相公开联系方式/);
    await hand.press('发出');
  });
  await hand.read('已发给对方，等待答复');
  expect(await hand.page.getByRole('link', { name: '看撮合进展' }).count()).toBe(1);
  await hand.follow('看撮合进展');
  await hand.read('等待对方答复');
  known.dealId = await story.portal.one('select id from deal where demand_id = $1', known.demandId);
  await dealsCounted(hand, before + 1);
  const matches = await ask('enterprise', `/api/matches?demandId=${known.demandId}&limit=20`);
  expect(matches.items.map((item: { dealId: string | null }) => item.dealId)).toContain(known.dealId);

  const officer = await story.person('university');
  await officer.go('/desk');
  await officer.follow(new RegExp(`答复合作意向.*${ACHIEVEMENT}|答复合作意向.*${DEMAND}`));
  await officer.press('接受意向');
  await officer.inDialog('接受合作意向', async () => {
    await officer.tick('同意与对方互相公开联系方式', /同意/);
    await officer.press('接受意向');
  });
  await officer.read('双方已接受，联系方式已公开');
  const deal = await ask('university', `/api/deals/${known.dealId}`);
  expect(deal.stage).toBe('CONTACT');
  known.broker = await story.portal.one(
    'select u.login_name from broker b join user_account u on u.id = b.user_id where b.id = $1',
    deal.broker.id,
  );
});

story.step('the broker accepts, logs and moves the deal', async () => {
  const hand = await story.person(known.broker);
  await hand.go(`/desk/deals/${known.dealId}`);
  await hand.press('接受委派');
  await hand.inDialog('接受撮合委派', () => hand.press('接受委派'));
  await hand.select('方式', '电话');
  await hand.fill('要点', '电话确认现场条件与验收指标，约定到厂查看。');
  await hand.press('记一条');
  await hand.read('电话确认现场条件与验收指标');
  await hand.press('进入洽谈');
  const seller = await story.person('university');
  await seller.go(`/desk/deals/${known.dealId}`);
  await seller.press('提出报价');
  await seller.inDialog('提出报价', async () => {
    await seller.fill('金额', TOTAL_WAN);
    await seller.select('付款方式', '分期付款');
    await seller.fill('条件', '首付三成，验收付清。');
    await seller.press('提交报价');
  });
  await seller.read('首付三成');
  await hand.press('进入合同拟定');
  await hand.read('请协助双方拟定并签订合同');
  expect((await ask('university', `/api/deals/${known.dealId}`)).stage).toBe('CONTRACT_DRAFT');
});

story.step('both sides sign', async () => {
  for (const [login, open, title, act] of [
    ['university', '填报签约信息', '填报签约信息', '填报'],
    ['enterprise', '确认签约信息', '核对并确认签约信息', '确认签约信息'],
  ] as const) {
    const hand = await story.person(login);
    await hand.go(`/desk/deals/${known.dealId}`);
    await hand.press(open);
    await hand.inDialog(title, async () => {
      await hand.select('合同类型', '技术服务');
      await hand.fill('合同总额', TOTAL_WAN);
      await hand.fill('签订日期', day(0));
      await hand.press(act);
    });
    await hand.page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  expect((await ask('enterprise', `/api/deals/${known.dealId}`)).stage).toBe('SIGNED');
});

story.step('the contract is filed through the wizard with upload and pre-check', async () => {
  known.totalBefore = await total();
  const hand = await story.person('university');
  await hand.go(`/desk/deals/${known.dealId}`);
  await hand.follow('填报技术合同');
  await hand.press('按此撮合填报');
  await hand.heading('技术合同登记申请');
  await hand.fill('项目名称', '腌渍菜盐水电渗析回用技术服务');
  await hand.tick('合同子类型', '一般技术服务');
  await hand.fill('起始日期', day(0));
  await hand.fill('结束日期', day(365));
  await hand.press('下一步');
  await hand.fill(
    '技术内容、范围和要求',
    '为企业提供腌渍菜盐水电渗析回用与食品级盐回收技术服务：工艺设计、膜堆选型、调试与培训。验收指标：淡水氯离子 ≤ 300 mg/L，吨水成本 ≤ 18 元，连续 30 天运行核算，第三方检测。',
  );
  await hand.select('社会经济目标', '环境保护、生态建设及污染防治');
  await hand.select('项目计划来源', '计划外');
  await hand.select('知识产权类型', '未涉及知识产权');
  await hand.press('下一步');
  await hand.press('添加一项费用');
  await hand.inRow('非技术性费用第 1 行', async () => {
    await hand.select('类型', '购置设备');
    await hand.fill('说明', '膜堆与泵阀购置');
    await hand.fill('金额', EQUIPMENT_WAN);
  });
  await hand.press('按明细算出技术交易额');
  await hand.fill('实际到账', '0');
  await hand.tick('支付方式', '一次支付');
  await hand.press('下一步');
  for (const side of ['1', '2']) {
    await hand.fill('地址', `涪陵区演练路 ${side} 号`);
    await hand.fill('法定代表人', '演练代表');
    await hand.fill('联系人', '演练联系人');
    await hand.fill('联系电话', `023-7200000${side}`);
    await hand.press('下一步');
  }
  await hand.upload('合同文本', '合同文本.pdf', demoPdf(ACHIEVEMENT));
  await hand.read('合同文本.pdf');
  for (const words of ['已订立书面文本', '与签章一致', '未在其他登记机构登记过', '真实、完整'])
    await hand.tick('声明与承诺', new RegExp(words));
  await hand.press('下一步');
  await hand.heading('核对并提交');
  await hand.read(/项通过/);
  await hand.press('提交登记申请');
  await hand.heading('腌渍菜盐水电渗析回用技术服务');
  known.contractId = await story.portal.one('select id from contract where deal_id = $1', known.dealId);
  const contract = await ask('university', `/api/contracts/${known.contractId}`);
  expect(contract).toMatchObject({ state: 'SUBMITTED', totalFen: TOTAL_FEN.toString(), technicalFen: '30000000' });
});

story.step('clerk and reviewer register it', async () => {
  const clerk = await story.person('clerk');
  await clerk.go(`/desk/registry?tab=unclaimed&id=${known.contractId}`);
  await clerk.heading('腌渍菜盐水电渗析回用技术服务');
  await clerk.press('受理');
  await clerk.inDialog('受理这份申请？', () => clerk.press('受理'));
  await clerk.press('填写初审意见');
  await clerk.inDialog('初审意见', () => clerk.press('送复核'));
  await clerk.page.getByRole('dialog').waitFor({ state: 'detached' });

  const reviewer = await story.person('reviewer');
  await reviewer.go('/desk/registry?tab=review');
  await reviewer.page.getByText('腌渍菜盐水电渗析回用技术服务').first().click();
  await reviewer.heading('腌渍菜盐水电渗析回用技术服务');
  await reviewer.press('登记');
  await reviewer.inDialog('登记这份合同？', async () => {
    await reviewer.read('368,000.00');
    await reviewer.fill('合同登记编号', `${day(0).slice(0, 4)}500102900001`);
    await reviewer.press('登记并记入台账');
  });
  await reviewer.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await ask('reviewer', `/api/contracts/${known.contractId}`)).state).toBe('REGISTERED');
});

story.step(
  'an official sees the total grow by exactly that amount, opens the contract and verifies the ledger',
  async () => {
    expect((await total()) - known.totalBefore).toBe(TOTAL_FEN);
    const hand = await story.person('official');
    await hand.go('/desk/dashboard');
    await hand.follow(/^\d+ 项$/);
    await hand.read('与图上的数一致');
    await hand.follow('腌渍菜盐水电渗析回用技术服务');
    await hand.heading('腌渍菜盐水电渗析回用技术服务');
    await hand.read('368,000.00');
    await hand.go('/desk/ledger');
    await hand.press('核验台账');
    await hand.read('全部相符');
    const verified = await story.portal.ask('official', 'POST', '/api/ledger/verify');
    expect(verified.isSound).toBe(true);
  },
);
