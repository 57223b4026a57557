// The stages of a deal (domain §7.1, numbers 2–5 and 11–14; a match, number 1, lives in matching) and its timers as data.
// Actions that leave a deal where it stands are listed too: whatever is not listed is refused, naming what is.
import { defineLifecycle, problem } from '@app/platform';
import { DEAL_STAGES, type DealStage } from './deal.schema.js';

/** Action → how a person calls it. */
export const DEAL_ACTIONS = {
  accept: '接受意向',
  decline: '婉拒意向',
  expire: '逾期关闭',
  fail: '终止',
  lead: '委派技术经纪人',
  log: '填写洽谈记录',
  offer: '提出报价',
  upload: '上传文件',
  negotiate: '进入洽谈',
  draft: '进入合同拟定',
  propose: '填报签约信息',
  sign: '确认签约信息',
  register: '申请认定登记',
  reopen: '撤回认定登记',
  complete: '完成认定登记',
} as const;
export type DealAction = keyof typeof DEAL_ACTIONS;

export const dealLifecycle = defineLifecycle<DealStage, DealAction>({
  name: 'deal',
  initial: 'INTEREST',
  states: DEAL_STAGES,
  final: ['REGISTERED', 'FAILED', 'DECLINED', 'EXPIRED'],
  transitions: {
    INTEREST: { accept: 'CONTACT', decline: 'DECLINED', expire: 'EXPIRED', fail: 'FAILED' },
    CONTACT: {
      negotiate: 'NEGOTIATION',
      log: 'CONTACT',
      offer: 'CONTACT',
      upload: 'CONTACT',
      lead: 'CONTACT',
      fail: 'FAILED',
    },
    NEGOTIATION: {
      draft: 'CONTRACT_DRAFT',
      log: 'NEGOTIATION',
      offer: 'NEGOTIATION',
      upload: 'NEGOTIATION',
      lead: 'NEGOTIATION',
      fail: 'FAILED',
    },
    CONTRACT_DRAFT: {
      propose: 'CONTRACT_DRAFT',
      sign: 'SIGNED',
      negotiate: 'NEGOTIATION',
      log: 'CONTRACT_DRAFT',
      offer: 'CONTRACT_DRAFT',
      upload: 'CONTRACT_DRAFT',
      lead: 'CONTRACT_DRAFT',
      fail: 'FAILED',
    },
    SIGNED: { register: 'REGISTRATION', log: 'SIGNED', upload: 'SIGNED', fail: 'FAILED' },
    REGISTRATION: {
      complete: 'REGISTERED',
      reopen: 'SIGNED',
      log: 'REGISTRATION',
      upload: 'REGISTRATION',
    },
  },
});

/** Done by the clock or by the contract room, so never offered to a person. */
const UNMANNED: ReadonlySet<DealAction> = new Set(['expire', 'register', 'reopen', 'complete']);

/** The stage after `action`. @throws deal.wrong-state with the Chinese names of the actions that are possible now */
export function nextStage(stage: DealStage, action: DealAction): DealStage {
  if (dealLifecycle.can(stage, action)) return dealLifecycle.next(stage, action);
  const allowed = dealLifecycle.actions(stage).filter((one) => !UNMANNED.has(one));
  const names = allowed.map((one) => DEAL_ACTIONS[one]).join('、');
  const detail = names === '' ? '撮合已结束，没有可进行的操作' : `目前可以进行的操作：${names}`;
  throw problem('deal.wrong-state', { detail, stage, action, allowed });
}
