// Runs the pre-check rules over a contract form. Pure: what it needs to know of the outside (files, duplicates, today)
// is given. It checks; whether a filing with findings may go on is decided by the services.
import { codeItem, creditCodeWarning, daysBetween, labelOf, moneyWithUnit } from '@app/reference';
import type { ContractDraft } from './form.schema.js';
import { monopolyClauses } from './monopoly.js';
import { PRECHECK_RULES } from './precheck.rules.js';
import type { RuleId } from './precheck.rules.js';
import type { Finding } from './precheck.schema.js';
import type { PartyDraft } from './party.schema.js';

export interface PrecheckInput {
  form: ContractDraft;
  /** Kinds of the attached files. */
  fileKinds: readonly string[];
  /** Numbers of contracts with the same parties, title, amount and day of signature. */
  duplicates: readonly string[];
  /** Somebody is an active member of both parties' organisations on this platform. */
  hasSharedMember: boolean;
  /** Facts that both sides of the deal confirmed; null without a deal. */
  signing: { contractType: string; totalAmountFen: bigint; signedOn: string } | null;
  /** Calendar day in Shanghai, `YYYY-MM-DD`. */
  today: string;
  /** Region that this registry serves, six digits. */
  districtRegion: string;
  /** After this many days from signature the platform reminds (no legal limit known). */
  filingReminderDays: number;
}

interface Hit {
  pointer: string | null;
  detail: string;
}
type Check = (input: PrecheckInput) => Hit[];

const NATURAL_PERSON = '900';
const SIDES = ['seller', 'buyer'] as const;
const SIDE_LABEL = { seller: '卖方', buyer: '买方' } as const;
const GOODS = /设备|仪器|材料|零部件|元器件|样机/;
const NOT_TECHNOLOGY = /采购|供货|施工|装修|保洁|物业|租赁|劳务|派遣|维修保养|日常维护|安装工程|印刷/;
const GENERAL_TRAINING = /学历|普法|入职|素质拓展|产品使用培训|操作培训/;
const MIN_OBJECT_LENGTH = 30;
/** Per cent of 合同成交总额 below which 技术交易额 is unusual (domain §9.1). */
const USUAL_SHARE = 60n;

const CHECKS: Record<RuleId, Check> = {
  'credit-code-missing': eachParty(
    (party) => !party.creditCode && party.partyType !== NATURAL_PERSON && '未填写',
    'creditCode',
  ),
  'credit-code-inner': eachParty((party) => party.creditCode && creditCodeWarning(party.creditCode), 'creditCode'),
  'same-party': ({ form }) => {
    const isSame = (a?: string | null, b?: string | null) => Boolean(a) && a === b;
    const same = isSame(form.seller?.creditCode, form.buyer?.creditCode) || isSame(form.seller?.name, form.buyer?.name);
    return hit(same, '/buyer/creditCode', '买方与卖方相同');
  },
  'filing-place': ({ form, districtRegion }) =>
    hit(
      Boolean(form.seller?.regionCode) && form.seller?.regionCode !== districtRegion,
      '/seller/regionCode',
      `卖方在${labelOf('region', form.seller?.regionCode ?? '')}`,
    ),
  'township-region': (input) =>
    eachParty((party) => {
      const isLocal = party.regionCode === input.districtRegion;
      if (isLocal && !party.townshipCode && party.partyType !== NATURAL_PERSON) return '未填写乡镇（街道）';
      return !isLocal && Boolean(party.townshipCode) && '不在本区，却填写了乡镇（街道）';
    }, 'townshipCode')(input),
  'object-stated': ({ form }) => {
    const text = (form.technicalContent ?? '').replaceAll(form.projectName || '\u0000', '').trim();
    return hit(text.length < MIN_OBJECT_LENGTH, '/technicalContent', `除项目名称外只有 ${text.length} 个字`);
  },
  'object-specific': ({ form }) =>
    hit(!/\d/.test(form.technicalContent ?? ''), '/technicalContent', '技术内容中没有任何数值指标'),
  'price-stated': ({ form }) => hit(fen(form.totalFen) <= 0n, '/totalFen', '合同成交总额为 0 或未填写'),
  'deal-facts': ({ form, signing }) => {
    if (!signing) return [];
    return [
      ...hit(
        fen(form.totalFen) !== signing.totalAmountFen,
        '/totalFen',
        `双方确认 ${moneyWithUnit(signing.totalAmountFen, 'yuan')}`,
      ),
      ...hit(form.type !== signing.contractType, '/type', `双方确认 ${labelOf('contractType', signing.contractType)}`),
      ...hit(form.signedOn !== signing.signedOn, '/signedOn', `双方确认 ${signing.signedOn}`),
    ];
  },
  'royalty-open': ({ form }) =>
    hit(
      Boolean(form.payMethod?.startsWith('ROYALTY')) && !form.isAmountIndeterminate,
      '/isAmountIndeterminate',
      '支付方式含提成',
    ),
  'payment-plan': ({ form }) => paymentPlan(form),
  'technical-over-total': ({ form }) =>
    hit(
      fen(form.technicalFen) > fen(form.totalFen),
      '/technicalFen',
      `技术交易额 ${yuan(form.technicalFen)} 超过合同成交总额 ${yuan(form.totalFen)}`,
    ),
  'items-sum': ({ form }) => {
    const difference = fen(form.totalFen) - fen(form.technicalFen);
    const sum = (form.nonTechnicalItems ?? []).reduce((total, item) => total + BigInt(item.amountFen), 0n);
    const detail = `非技术性费用合计 ${moneyWithUnit(sum, 'yuan')}，应为 ${moneyWithUnit(difference, 'yuan')}`;
    return hit(difference >= 0n && sum !== difference, '/nonTechnicalItems', detail);
  },
  'no-deduction': ({ form }) => {
    const word = GOODS.exec(`${form.projectName ?? ''}\n${form.technicalContent ?? ''}\n${form.clauseText ?? ''}`)?.[0];
    const isUndeducted = fen(form.totalFen) > 0n && form.technicalFen === form.totalFen;
    return hit(
      isUndeducted && word !== undefined,
      '/nonTechnicalItems',
      `文中出现“${word}”，而技术交易额等于合同成交总额`,
    );
  },
  'low-share': ({ form }) => {
    const [total, technical] = [fen(form.totalFen), fen(form.technicalFen)];
    return hit(total > 0n && technical * 100n < total * USUAL_SHARE, '/technicalFen', `占比低于 ${USUAL_SHARE}%`);
  },
  'received-over-total': ({ form }) =>
    hit(fen(form.receivedFen) > fen(form.totalFen), '/receivedFen', `实际收款 ${yuan(form.receivedFen)}`),
  'monopoly-improvement': clause('monopoly-improvement'),
  'monopoly-sources': clause('monopoly-sources'),
  'monopoly-market': clause('monopoly-market'),
  'monopoly-tie-in': clause('monopoly-tie-in'),
  'monopoly-purchase': clause('monopoly-purchase'),
  'monopoly-challenge': clause('monopoly-challenge'),
  'text-attached': ({ fileKinds }) => hit(!fileKinds.includes('CONTRACT_TEXT'), null, '没有合同文本'),
  'title-proof': ({ form, fileKinds }) =>
    hit(isRightsDeal(form) && !fileKinds.includes('TITLE_PROOF'), null, '没有权属证明'),
  'seal-matches': declared('sealMatches'),
  'names-in-text': ({ form }) => {
    const text = form.clauseText;
    if (!text) return [];
    const absent = SIDES.filter((side) => form[side]?.name && !text.includes(form[side]?.name ?? ''));
    return absent.map((side) => ({ pointer: '/clauseText', detail: `条款中没有${SIDE_LABEL[side]}全称` }));
  },
  'in-writing': declared('isWritten'),
  'technology-substance': ({ form }) => {
    const word = NOT_TECHNOLOGY.exec(form.projectName ?? '')?.[0];
    return hit(word !== undefined, '/projectName', `项目名称含“${word}”`);
  },
  'training-substance': ({ form }) => {
    const word = GENERAL_TRAINING.exec(`${form.projectName ?? ''}\n${form.technicalContent ?? ''}`)?.[0];
    return hit(form.subType === 'SRV_TRAINING' && word !== undefined, '/technicalContent', `文中出现“${word}”`);
  },
  'first-filing': declared('isFirstFiling'),
  duplicate: ({ duplicates }) =>
    hit(duplicates.length > 0, '/projectName', `与 ${duplicates.slice(0, 3).join('、')} 相同`),
  'truth-declared': declared('isTrue'),
  'signed-by-today': ({ form, today }) =>
    hit(Boolean(form.signedOn) && (form.signedOn ?? '') > today, '/signedOn', `签订日期 ${form.signedOn}`),
  'dates-in-order': ({ form }) => {
    const { signedOn, startsOn, endsOn } = form;
    if (!endsOn) return [];
    const earlier = [startsOn, signedOn].some((day) => day && endsOn < day);
    return hit(earlier, '/endsOn', `结束日期 ${endsOn}`);
  },
  'within-validity': ({ form, today }) =>
    hit(Boolean(form.endsOn) && (form.endsOn ?? '') < today, '/endsOn', `合同已于 ${form.endsOn} 到期`),
  'late-filing': ({ form, today, filingReminderDays }) => {
    const days = form.signedOn ? daysBetween(form.signedOn, today) : 0;
    return hit(days > filingReminderDays, '/signedOn', `签订至今 ${days} 天`);
  },
  'sub-type': ({ form }) =>
    hit(
      Boolean(form.type && form.subType) && codeItem('contractSubType', form.subType ?? '')?.parent !== form.type,
      '/subType',
      `${labelOf('contractSubType', form.subType ?? '')}不属于${labelOf('contractType', form.type ?? '')}`,
    ),
  'licence-mode': ({ form }) =>
    hit(form.subType === 'LIC_PATENT' && !form.licenceMode, '/licenceMode', '未选择许可方式'),
  'ip-type': ({ form }) => hit(isRightsDeal(form) && form.ipType === 'NONE', '/ipType', '选择了“未涉及知识产权”'),
  'related-note': ({ form }) => hit(Boolean(form.isRelated) && !form.relatedNote, '/relatedNote', '未说明关联关系'),
  'shared-member': ({ form, hasSharedMember }) =>
    hit(hasSharedMember && !form.isRelated, '/isRelated', '有人同时是卖方和买方的成员'),
};

/** All rules in order of severity: blocking findings, warnings, then what passed. A rule may yield several findings. */
export function precheck(input: PrecheckInput): Finding[] {
  const findings = PRECHECK_RULES.flatMap((rule): Finding[] => {
    const { id, severity, ground, failed, passed, source, remedy } = rule;
    const hits = CHECKS[id](input);
    const facts = { ruleId: id, ground, title: hits.length === 0 ? passed : failed, source };
    if (hits.length === 0) return [{ ...facts, severity: 'pass', detail: null, pointer: null, remedy: null }];
    return hits.map((found) => Object.assign({ severity, remedy, ...found }, facts));
  });
  const order = { blocking: 0, warning: 1, pass: 2 };
  return findings.sort((a, b) => order[a.severity] - order[b.severity]);
}

function hit(isHit: boolean, pointer: string | null, detail: string): Hit[] {
  return isHit ? [{ pointer, detail }] : [];
}

function fen(amount: string | null | undefined): bigint {
  return BigInt(amount ?? '0');
}

function yuan(amount: string | null | undefined): string {
  return moneyWithUnit(fen(amount), 'yuan');
}

function eachParty(find: (party: PartyDraft) => string | false | null | undefined, field: keyof PartyDraft): Check {
  return ({ form }) =>
    SIDES.flatMap((side) => {
      const found = find(form[side] ?? {});
      return found ? [{ pointer: `/${side}/${field}`, detail: `${SIDE_LABEL[side]}：${found}` }] : [];
    });
}

function clause(ruleId: RuleId): Check {
  return ({ form }) =>
    monopolyClauses(ruleId, form.clauseText ?? '').map((text) => ({ pointer: '/clauseText', detail: `“${text}”` }));
}

function declared(name: 'isWritten' | 'sealMatches' | 'isFirstFiling' | 'isTrue'): Check {
  return ({ form }) => hit(!form.declarations?.[name], `/declarations/${name}`, '未勾选声明');
}

function isRightsDeal(form: ContractDraft): boolean {
  return form.type === 'TRF' || form.type === 'LIC';
}

function paymentPlan({ payMethod, paymentPlan: steps, totalFen }: ContractDraft): Hit[] {
  const plan = steps ?? [];
  if (payMethod === 'INSTALMENT' && plan.length === 0) return hit(true, '/paymentPlan', '分期支付而没有付款计划');
  const sum = plan.reduce((total, step) => total + BigInt(step.amountFen), 0n);
  const isWrong = plan.length > 0 && sum !== fen(totalFen);
  return hit(isWrong, '/paymentPlan', `各期合计 ${moneyWithUnit(sum, 'yuan')}，合同成交总额 ${yuan(totalFen)}`);
}
