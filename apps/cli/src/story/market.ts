// First half of the story: achievement, demand, match, deal, signature.
import type { Cast } from './cast.js';

type Say = (line: string) => void;

/** 合同成交总额 of the story in fen: 36.80 万元. */
export const TOTAL_FEN = 36_800_000n;
const MATCH_TIMEOUT_MS = 90_000;

const points = (value: number): string => `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`;

async function publishAchievement({ university, operator }: Cast, mark: string, say: Say): Promise<string> {
  const { id } = await university.post('/api/achievements', {
    title: `腌渍菜盐水电渗析回用与食品级盐回收装置（演练 ${mark}）`,
    abstract:
      '针对酱腌菜企业高盐腌渍水，采用均相膜电渗析浓缩与食品级盐结晶，盐回收率 92%，淡水氯离子低于 280 mg/L，可回用于清洗工序，吨水成本 16 元，已完成 2 m³/h 中试。',
    problem: '腌渍水含盐 8% 以上，兑水生化水费高、污泥易失活，蒸发结垢频繁停机清洗。',
    innovation: '均相膜抗有机污染涂层使膜堆清洗周期延长到 40 天，回收盐达到食品级，可直接回用于腌制。',
    applications: '榨菜、泡菜、酱腌菜企业腌渍水的盐回收和淡水回用，也可用于水产腌制废水。',
    keywords: ['高盐废水', '电渗析', '盐回收', '腌渍水'],
    indicators: [
      { name: '淡水氯离子', value: '≤ 280', unit: 'mg/L', evidence: '第三方检测' },
      { name: '吨水成本', value: '16', unit: '元/m³', evidence: '中试核算' },
    ],
    comparison: [{ metric: '吨水成本', ours: '16', existing: '34', unit: '元/m³' }],
    trl: 6,
    trlEvidence: '2 m³/h 中试装置连续运行 60 天',
    attribute: 'ORIGINAL',
    modes: ['LICENCE', 'SERVICE'],
    licenceModes: ['ORDINARY'],
    price: { kind: 'RANGE', minFen: '30000000', maxFen: '45000000' },
    techArea: '07',
    industry: 'C1371',
    bases: ['B1'],
  });
  await university.post(`/api/achievements/${id}/submit`, { declaresNoSecrets: true });
  const published = await operator.post(`/api/achievements/${id}/publish`);
  say(`成果发布 ${published.code} ${id}`);
  return id;
}

async function publishDemand({ enterprise }: Cast, say: Say): Promise<string> {
  const deadline = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  const { id } = await enterprise.post('/api/demands', {
    title: '腌渍菜盐水回收食品级盐并回用淡水（演练）',
    type: 'RETROFIT',
    problem: '厂里腌渍菜排的盐水又咸又多，兑清水进生化池水费太高，想把盐收回来再用，淡水用来洗菜，别老停机清洗。',
    currentAttempts: '试过蒸发，两周就结垢。',
    targets: [
      {
        name: '淡水氯离子',
        currentValue: '65000',
        comparator: 'AT_MOST',
        targetValue: '300',
        unit: 'mg/L',
        verification: '第三方检测',
      },
      {
        name: '吨水成本',
        currentValue: '34',
        comparator: 'AT_MOST',
        targetValue: '18',
        unit: '元/m³',
        verification: '连续 30 天核算',
      },
    ],
    budget: { kind: 'RANGE', minFen: '30000000', maxFen: '50000000' },
    deadline,
    cooperationModes: ['LICENCE', 'SERVICE'],
    techArea: '07',
    industry: 'C1371',
    bases: ['B1'],
    requiredTrl: 6,
    isAnonymous: false,
  });
  const published = await enterprise.post(`/api/demands/${id}/publish`);
  say(`需求发布 ${published.code} ${id}`);
  return id;
}

/** Waits until the worker has matched the pair. Throws when it is not among the suggestions in time. */
async function awaitMatch({ enterprise }: Cast, demandId: string, achievementId: string, say: Say): Promise<string> {
  const until = Date.now() + MATCH_TIMEOUT_MS;
  while (Date.now() < until) {
    const page = await enterprise.get(`/api/matches?demandId=${demandId}&limit=20`);
    const rank = page.items.findIndex((item: { achievement: { id: string } }) => item.achievement.id === achievementId);
    if (rank >= 0) {
      const match = page.items[rank];
      say(`匹配 ${match.id} 第 ${rank + 1} 位，${match.score.toFixed(1)} 分`);
      for (const reason of match.reasons) say(`  ${points(reason.contribution)} ${reason.text}`);
      const sum = match.reasons.reduce(
        (total: number, reason: { contribution: number }) => total + reason.contribution,
        0,
      );
      if (Math.abs(sum - match.score) > 1e-6) throw new Error(`reasons add up to ${sum}, the score is ${match.score}`);
      return match.id;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the achievement was not suggested for the demand in time');
}

async function openDeal(cast: Cast, matchId: string, say: Say): Promise<string> {
  const { enterprise, university, broker, brokerId, clerk } = cast;
  const message = '我们想了解装置在旺季水量翻倍时的运行情况，方便的话约时间看中试。';
  const { id } = await enterprise.post('/api/deals', { matchId, message, consent: true });
  const early = await enterprise.refusal(enterprise.get(`/api/deals/${id}/contacts`));
  if (early.status < 400) throw new Error('contacts were open before both sides had accepted');
  await university.post(`/api/deals/${id}/accept`, { consent: true });
  const contacts = await enterprise.get(`/api/deals/${id}/contacts`);
  const stranger = await clerk.refusal(clerk.get(`/api/deals/${id}/contacts`));
  if (stranger.status < 400) throw new Error('a third person saw the contacts of the deal');
  say(`双方接受，联系方式互开：${contacts.seller.name} ↔ ${contacts.buyer.name}（此前为 ${early.status}）`);
  const [offered] = [(await enterprise.get(`/api/deals/${id}`)).broker];
  if (offered?.id !== brokerId) await enterprise.post(`/api/deals/${id}/name-broker`, { brokerId });
  await broker.post(`/api/deals/${id}/accept-assignment`);
  say(`经纪人接单（规则先推荐：${offered?.name ?? '无'}）`);
  return id;
}

async function negotiate({ broker, university, enterprise }: Cast, dealId: string, say: Say): Promise<void> {
  await broker.post(`/api/deals/${dealId}/log`, { kind: 'CALL', text: '电话确认现场条件与验收指标，约定到厂查看。' });
  await broker.post(`/api/deals/${dealId}/move`, { to: 'NEGOTIATION' });
  await university.post(`/api/deals/${dealId}/offers`, {
    amountFen: '40000000',
    mode: 'INSTALMENTS',
    terms: '首付三成，验收付清。',
  });
  await enterprise.post(`/api/deals/${dealId}/offers`, {
    amountFen: TOTAL_FEN.toString(),
    mode: 'INSTALMENTS',
    terms: '首付两成，达标付六成，质保后付两成。',
  });
  await broker.post(`/api/deals/${dealId}/move`, { to: 'CONTRACT_DRAFT' });
  const signedOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const facts = { contractType: 'SRV', totalAmountFen: TOTAL_FEN.toString(), signedOn };
  await university.post(`/api/deals/${dealId}/propose-signing`, facts);
  const deal = await enterprise.post(`/api/deals/${dealId}/confirm-signing`, facts);
  say(`双方确认签约，撮合状态 ${deal.stage}`);
}

export interface Signed {
  achievementId: string;
  demandId: string;
  dealId: string;
}

/** Plays from the achievement to the signature. */
export async function playMarket(cast: Cast, say: Say): Promise<Signed> {
  const mark = Date.now().toString(36).toUpperCase();
  const achievementId = await publishAchievement(cast, mark, say);
  const demandId = await publishDemand(cast, say);
  const matchId = await awaitMatch(cast, demandId, achievementId, say);
  const dealId = await openDeal(cast, matchId, say);
  await negotiate(cast, dealId, say);
  return { achievementId, demandId, dealId };
}

/** Takes the listings of the story off the market, so that they are suggested to nobody. */
export async function clearMarket(
  { university, enterprise }: Cast,
  { achievementId, demandId }: Signed,
): Promise<void> {
  await university.post(`/api/achievements/${achievementId}/withdraw`, { reason: '演练结束，撤下' });
  await enterprise.post(`/api/demands/${demandId}/close`, { reason: 'SOLVED_HERE', note: '演练结束' });
}
