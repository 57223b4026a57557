import type { ContractDraft } from './form.schema.js';
import { missingIn } from './form.schema.js';
import { precheck } from './precheck.js';
import type { PrecheckInput } from './precheck.js';
import { PRECHECK_RULES } from './precheck.rules.js';
import type { RuleId } from './precheck.rules.js';
import { buildForm } from './testing/build-form.js';

const SIGNING = { contractType: 'DEV', totalAmountFen: 300_000_000n, signedOn: '2026-03-02' };

function run(changes: ContractDraft, world: Partial<PrecheckInput> = {}) {
  return precheck({
    form: buildForm(changes),
    fileKinds: ['CONTRACT_TEXT', 'TITLE_PROOF'],
    duplicates: [],
    hasSharedMember: false,
    signing: SIGNING,
    today: '2026-03-20',
    districtRegion: '500102',
    filingReminderDays: 30,
    ...world,
  });
}

interface Case {
  form?: ContractDraft;
  world?: Partial<PrecheckInput>;
  pointer: string | null;
}
const NO_DECLARATION = { isWritten: true, sealMatches: true, isFirstFiling: true, isTrue: true };
const SAID = (clauseText: string): ContractDraft => ({
  clauseText: `涪陵测试学院与重庆测试食品有限公司约定：${clauseText}。`,
});

/** Per rule one form that breaks it and nothing else that it does not have to break. */
const BROKEN: Record<RuleId, Case> = {
  'credit-code-missing': { form: { buyer: { creditCode: null } }, pointer: '/buyer/creditCode' },
  'credit-code-inner': { form: { buyer: { creditCode: '91500102MA5U00020T' } }, pointer: '/buyer/creditCode' },
  'same-party': { form: { buyer: { creditCode: '12500102450000008W' } }, pointer: '/buyer/creditCode' },
  'filing-place': { form: { seller: { regionCode: '500106', townshipCode: null } }, pointer: '/seller/regionCode' },
  'township-region': { form: { buyer: { townshipCode: null } }, pointer: '/buyer/townshipCode' },
  'object-stated': { form: { technicalContent: '榨菜低盐腌制菌剂与在线控盐技术开发' }, pointer: '/technicalContent' },
  'object-specific': {
    form: {
      technicalContent: '筛选耐盐乳酸菌，降低榨菜腌制的含盐量，建立在线控盐模型并完成中试，形成工艺规程和检验方法。',
    },
    pointer: '/technicalContent',
  },
  'price-stated': { form: { totalFen: '0', technicalFen: '0', nonTechnicalItems: [] }, pointer: '/totalFen' },
  'deal-facts': { world: { signing: { ...SIGNING, totalAmountFen: 300_000_001n } }, pointer: '/totalFen' },
  'royalty-open': { form: { payMethod: 'ROYALTY_WITH_FEE' }, pointer: '/isAmountIndeterminate' },
  'payment-plan': { form: { paymentPlan: [] }, pointer: '/paymentPlan' },
  'technical-over-total': { form: { technicalFen: '300000001' }, pointer: '/technicalFen' },
  'items-sum': { form: { technicalFen: '225000001' }, pointer: '/nonTechnicalItems' },
  'no-deduction': {
    form: { technicalFen: '300000000', nonTechnicalItems: [], clauseText: '卖方提供发酵设备一套' },
    pointer: '/nonTechnicalItems',
  },
  'low-share': { form: { technicalFen: '179999999' }, pointer: '/technicalFen' },
  'received-over-total': { form: { receivedFen: '300000001' }, pointer: '/receivedFen' },
  'monopoly-improvement': { form: SAID('买方不得对本技术进行改进'), pointer: '/clauseText' },
  'monopoly-sources': { form: SAID('买方不得从第三方获得与本技术类似的技术'), pointer: '/clauseText' },
  'monopoly-market': { form: SAID('买方不得将产品出口'), pointer: '/clauseText' },
  'monopoly-tie-in': { form: SAID('买方必须同时购买卖方的包装设备'), pointer: '/clauseText' },
  'monopoly-purchase': { form: SAID('买方应当向卖方指定的供应商采购原材料'), pointer: '/clauseText' },
  'monopoly-challenge': { form: SAID('买方不得对专利权的有效性提出异议'), pointer: '/clauseText' },
  'text-attached': { world: { fileKinds: ['ANNEX'] }, pointer: null },
  'title-proof': {
    form: { type: 'TRF', subType: 'TRF_SECRET' },
    world: { fileKinds: ['CONTRACT_TEXT'] },
    pointer: null,
  },
  'seal-matches': {
    form: { declarations: { ...NO_DECLARATION, sealMatches: false } },
    pointer: '/declarations/sealMatches',
  },
  'names-in-text': { form: { clauseText: '甲方与乙方约定如下' }, pointer: '/clauseText' },
  'in-writing': { form: { declarations: { ...NO_DECLARATION, isWritten: false } }, pointer: '/declarations/isWritten' },
  'technology-substance': { form: { projectName: '腌制池施工' }, pointer: '/projectName' },
  'training-substance': {
    form: { type: 'SRV', subType: 'SRV_TRAINING', projectName: '新员工入职培训' },
    pointer: '/technicalContent',
  },
  'first-filing': {
    form: { declarations: { ...NO_DECLARATION, isFirstFiling: false } },
    pointer: '/declarations/isFirstFiling',
  },
  duplicate: { world: { duplicates: ['FL-2026-DEV-00001'] }, pointer: '/projectName' },
  'truth-declared': { form: { declarations: { ...NO_DECLARATION, isTrue: false } }, pointer: '/declarations/isTrue' },
  'signed-by-today': { form: { signedOn: '2026-03-21' }, pointer: '/signedOn' },
  'dates-in-order': { form: { endsOn: '2026-03-01' }, pointer: '/endsOn' },
  'within-validity': { world: { today: '2028-01-01' }, pointer: '/endsOn' },
  'late-filing': { world: { today: '2026-04-02' }, pointer: '/signedOn' },
  'sub-type': { form: { subType: 'LIC_SECRET' }, pointer: '/subType' },
  'licence-mode': { form: { type: 'LIC', subType: 'LIC_PATENT' }, pointer: '/licenceMode' },
  'ip-type': { form: { type: 'LIC', subType: 'LIC_SECRET', ipType: 'NONE' }, pointer: '/ipType' },
  'related-note': { form: { isRelated: true }, pointer: '/relatedNote' },
  'shared-member': { world: { hasSharedMember: true }, pointer: '/isRelated' },
};

describe('pre-check', () => {
  it('passes every rule for a complete, ordinary contract', () => {
    expect(missingIn(buildForm())).toEqual([]);
    expect(run({}).filter((finding) => finding.severity !== 'pass')).toEqual([]);
    expect(run({})).toHaveLength(PRECHECK_RULES.length);
  });

  it.each(PRECHECK_RULES)('finds $id as $severity, with field, source and remedy', (rule) => {
    const broken = BROKEN[rule.id];
    const finding = run(broken.form ?? {}, broken.world).find(
      (one) => one.ruleId === rule.id && one.severity !== 'pass',
    );
    expect(finding).toMatchObject({
      severity: rule.severity,
      ground: rule.ground,
      pointer: broken.pointer,
      source: rule.source,
      remedy: rule.remedy,
    });
    expect(finding?.detail).toEqual(expect.any(String));
  });

  it('stands for all six grounds of the rules, and for the further ones', () => {
    const grounds = new Set(PRECHECK_RULES.map((rule) => rule.ground));
    for (const ground of ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'ORAL', 'NOT_TECHNOLOGY', 'ALREADY_REGISTERED']) {
      expect(grounds).toContain(ground);
    }
  });

  it('says of a rule that is kept something else than of the same rule when it is broken', () => {
    for (const { id, failed, passed } of PRECHECK_RULES) {
      expect([id, passed]).not.toEqual([id, failed]);
      const titlesOf = (findings: ReturnType<typeof run>) =>
        new Set(findings.filter((finding) => finding.ruleId === id).map((finding) => finding.title));
      expect(titlesOf(run({}))).toEqual(new Set([passed]));
      expect(titlesOf(run(BROKEN[id].form ?? {}, BROKEN[id].world))).toEqual(new Set([failed]));
    }
  });

  it('names both sums when the items are off by one fen', () => {
    const [finding] = run({ technicalFen: '224999999' });
    expect(finding).toMatchObject({ ruleId: 'items-sum', severity: 'blocking' });
    expect(finding?.detail).toBe('非技术性费用合计 750,000.00元，应为 750,000.01元');
  });

  it('takes a natural person without a credit code', () => {
    const findings = run({ buyer: { partyType: '900', creditCode: null, townshipCode: null, name: '某某' } });
    expect(findings.filter((finding) => finding.severity === 'blocking')).toEqual([]);
  });

  it.each(['卖方不限制买方改进本技术', '买方有权自行改进', '双方不得限制对方从第三方获得同类技术', '买方可以出口产品'])(
    'does not mistake “%s” for a monopoly clause',
    (text) => {
      const hits = run(SAID(text)).filter(
        (finding) => finding.ruleId.startsWith('monopoly') && finding.severity !== 'pass',
      );
      expect(hits).toEqual([]);
    },
  );

  it('sorts blocking findings first and passed rules last', () => {
    const severities = run({ technicalFen: '300000001', receivedFen: '300000002' }).map((finding) => finding.severity);
    const order = ['blocking', 'warning', 'pass'];
    expect(severities).toEqual(severities.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  it('says which fields are missing in an empty form', () => {
    const pointers = missingIn({}).map((error) => error.pointer);
    expect(pointers).toContain('/projectName');
    expect(pointers).toContain('/seller');
    expect(missingIn(buildForm({ buyer: { regionCode: null } }))).toEqual([
      { pointer: '/buyer/regionCode', detail: '必填' },
    ]);
  });
});
