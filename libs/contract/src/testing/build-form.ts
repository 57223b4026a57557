// A complete form that passes the pre-check, with changes laid over it. For tests of this room only.
import { blankDraft, mergeDraft, type ContractDraft } from '../form.schema.js';

/** A development contract of 300万元 with 75万元 of non-technical cost (the worked example of domain §2.3). */
export function buildForm(changes: ContractDraft = {}): ContractDraft {
  const complete: ContractDraft = {
    projectName: '榨菜低盐腌制菌剂与在线控盐技术开发',
    type: 'DEV',
    subType: 'DEV_COMMISSIONED',
    signedOn: '2026-03-02',
    startsOn: '2026-03-02',
    endsOn: '2027-12-31',
    totalFen: '300000000',
    technicalFen: '225000000',
    receivedFen: '90000000',
    nonTechnicalItems: [
      { type: 'EQUIPMENT', description: '中试发酵试验台', amountFen: '60000000' },
      { type: 'RAW_MATERIAL', description: '青菜头原料', amountFen: '15000000' },
    ],
    payMethod: 'INSTALMENT',
    paymentPlan: [
      { dueOn: '2026-03-10', amountFen: '90000000', condition: '合同生效后 10 日内' },
      { dueOn: '2027-12-31', amountFen: '210000000', condition: '验收合格后' },
    ],
    techArea: '09',
    industry: 'C1371',
    socialGoal: '10',
    planSource: 'NONE',
    ipType: 'SECRET',
    base: 'B1',
    technicalContent:
      '筛选耐盐乳酸菌 3 株以上，将榨菜腌制含盐量由 12% 降至 7%，亚硝酸盐峰值低于 10 mg/kg，建立在线控盐模型并完成 5 t 级中试。',
    clauseText: '涪陵测试学院（卖方）与重庆测试食品有限公司（买方）约定：双方均有权改进本合同技术，改进成果归完成方。',
    declarations: { isWritten: true, sealMatches: true, isFirstFiling: true, isTrue: true },
    seller: {
      name: '涪陵测试学院',
      partyType: '022',
      creditCode: '12500102450000008W',
      regionCode: '500102',
      townshipCode: '500102011',
    },
    buyer: {
      name: '重庆测试食品有限公司',
      partyType: '150',
      creditCode: '91500102MA5U000038',
      regionCode: '500102',
      townshipCode: '500102006',
      parkCode: 'P01',
    },
  };
  return [complete, changes].reduce(mergeDraft, blankDraft());
}
