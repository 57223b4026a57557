// Complete contents of what the authorisation table's requests carry: an achievement, a demand, a contract form.
export const ACHIEVEMENT = {
  title: '页岩气井筒完整性在线监测技术',
  abstract:
    '面向涪陵页岩气田高温高压井筒，采用分布式光纤与声波联合监测，环空带压定位误差小于 1 米，连续运行 180 天无故障，已在三口井完成中试。',
  problem: '环空带压难以定位，停井检测一次损失产量，人工巡检不能及时发现泄漏。',
  innovation: '光纤与声波数据融合定位，井下仪器耐温 175 ℃，不停井完成检测。',
  applications: '页岩气、致密气井的环空带压监测，也可用于储气库注采井。',
  trl: 6,
  attribute: 'ORIGINAL',
  modes: ['LICENCE'],
  price: { kind: 'NEGOTIABLE' },
  techArea: '06',
  bases: ['B2'],
};

export const DEMAND = {
  title: '求购高温气井环空带压监测方案',
  type: 'RETROFIT',
  problem: '气井环空带压频繁，停井检测损失大，希望不停井在线定位泄漏点。',
  budget: { kind: 'NEGOTIABLE' },
  cooperationModes: ['LICENCE'],
  techArea: '06',
  bases: ['B2'],
};

export const PDF = '%PDF-1.7\n%%EOF\n';

/** One file as a form of the kind a browser sends. */
export function upload(): FormData {
  const form = new FormData();
  form.append('file', new Blob([PDF], { type: 'application/pdf' }), '合同.pdf');
  return form;
}

/** Calendar date of today in Shanghai. */
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export const SIGNING = () => ({ contractType: 'SRV', totalAmountFen: '36800000', signedOn: today() });

/** What a form filled from the deal still lacks; the title is its own, so that no two filings are the same. */
export function contractForm(mark: string) {
  const contact = {
    address: '涪陵区测试路 1 号',
    representative: '张代表',
    contactName: '李联系',
    contactTelephone: '023-72000001',
  };
  return {
    projectName: `页岩气井筒监测技术服务 ${mark}`,
    subType: 'SRV_GENERAL',
    startsOn: today(),
    endsOn: '2070-12-31',
    technicalFen: '30000000',
    nonTechnicalItems: [{ type: 'EQUIPMENT', description: '光纤解调仪', amountFen: '6800000' }],
    payMethod: 'ONE_OFF',
    paymentPlan: [],
    industry: 'B0721',
    socialGoal: '01',
    planSource: 'NONE',
    ipType: 'NONE',
    isRelated: false,
    technicalContent:
      '为企业提供页岩气井筒环空带压在线监测技术服务：方案设计、仪器安装、数据分析与培训。验收指标：定位误差 ≤ 1 米，连续 30 天运行，第三方检测。',
    clauseText: null,
    declarations: { isWritten: true, sealMatches: true, isFirstFiling: true, isTrue: true },
    seller: contact,
    buyer: contact,
  };
}

/** A list of words that differs for each number. */
export const wordsOf = (n: number) => ({
  synonyms: [{ words: [`废水${n}`, `污水${n}`], isOneWay: false }],
  stopWords: ['求购'],
});
