// Texts about the registration of technology contracts.
import type { Template } from './template.js';

export const CONTRACT_TEMPLATES = {
  'contract.submitted': {
    title: '有技术合同待受理',
    body: '{seller}提交了“{title}”的认定登记申请，请受理。',
  },
  'contract.corrected': {
    title: '补正材料已提交',
    body: '{seller}已补正“{title}”，请继续初审。',
  },
  'contract.accepted': {
    title: '登记申请已受理',
    body: '“{title}”的认定登记申请已受理。',
  },
  'contract.returned': {
    title: '登记申请被退回补正',
    body: '“{title}”被退回补正，共 {count} 项，请更正后重新提交。',
  },
  'contract.first-reviewed': {
    title: '有技术合同待复核',
    body: '{seller}的“{title}”已通过初审，请另一位登记人员复核。',
  },
  'contract.refused': {
    title: '不予登记',
    body: '“{title}”不予认定登记，理由：{ground}。',
  },
  'contract.withdrawn': {
    title: '登记申请已撤回',
    body: '{seller}撤回了“{title}”的认定登记申请。',
  },
  'contract.registered': {
    title: '技术合同已登记',
    body: '“{title}”已认定登记，登记编号 {number}，合同成交总额 {total}，技术交易额 {technical}。',
  },
} as const satisfies Record<string, Template>;
